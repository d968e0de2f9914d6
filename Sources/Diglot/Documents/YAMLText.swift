/// The text of a YAML value with the places of its bytes in the file, however it is written there.
enum YAMLText {
  /// Returns the value of `node` as a text of the page that `source` belongs to; without the
  /// remains of blank lines at its end.
  static func text(of node: YAMLNode, in source: LinkSource) -> PageText {
    let page = source.text
    let value = Array((node.text ?? "").utf8)
    let end = value.lastIndex { !$0.isHTMLSpace }.map { $0 + 1 } ?? 0
    let text = Array(value[..<end])
    let file = page.source.file.bytes
    return PageText(
      source: page.source,
      bitext: Bitext(
        target: text,
        units: [],
        runs: YAMLScalarPlaces.runs(of: text.span, in: file.span, node.range)
      ),
      locale: page.locale,
      isRebuilt: page.isRebuilt,
      fileLocale: page.fileLocale
    )
  }
}
