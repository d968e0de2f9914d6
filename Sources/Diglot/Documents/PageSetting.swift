/// What is said under a key about a page: in its header, else in the configuration of its folder.
struct PageSetting {
  /// A text alone, or those of a list.
  let values: [String]
  /// Where the header says so.
  let location: Diagnostic.Location?

  init?(_ key: String, _ text: PageText, _ page: Int, _ plan: Plan) {
    let source = text.source
    if let entry = source.header.entries.first(where: { $0.key == key }) {
      guard !entry.isNull else { return nil }
      values = [entry.value]
      location = source.file.location(of: entry.valueRange)
    } else if let node = Self.header(key, source) {
      values = Self.texts(node)
      location = source.file.location(of: node.range)
    } else if let path = plan.pages[page].files[text.fileLocale],
      let node = plan.setting(key, of: path, in: text.fileLocale)
    {
      values = Self.texts(node)
      location = nil
    } else {
      return nil
    }
  }

  /// Returns a value of the header that is no scalar, which few have.
  private static func header(_ key: String, _ source: SourcePage) -> YAMLNode? {
    let bytes = source.file.bytes
    let bounds = HeaderBounds(bytes.span)
    guard let range = bounds.header else { return nil }
    let place = bytes.span.firstIndex(
      of: Array(key.utf8),
      from: range.lowerBound,
      to: range.upperBound
    )
    guard place != nil else { return nil }
    // What is wrong with the header was said when it was read.
    var ignored = Diagnostics()
    return YAMLDocument.parse(source.file, in: range, &ignored)?[key]
  }

  private static func texts(_ node: YAMLNode) -> [String] {
    guard case .list(let items) = node.content else { return node.text.map { [$0] } ?? [] }
    return items.compactMap(\.text)
  }
}
