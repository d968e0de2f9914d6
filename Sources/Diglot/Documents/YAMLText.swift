/// The text of a YAML value with the places of its bytes in the file, however it is written there.
///
/// Quotes, escapes, indentation and folded lines stand between the two, so the value is looked up
/// in the file byte by byte: what differs is stepped over.
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
      bitext: Bitext(target: text, units: [], runs: runs(text.span, file.span, node.range)),
      locale: page.locale,
      isRebuilt: page.isRebuilt,
      fileLocale: page.fileLocale
    )
  }

  /// Returns where the runs of `value` stand in `range` of the file; linear.
  private static func runs(
    _ value: borrowing Span<UInt8>,
    _ file: borrowing Span<UInt8>,
    _ range: Range<Int>
  ) -> [Bitext.Run] {
    var offset = range.lowerBound
    let end = min(range.upperBound, file.count)
    if offset < end, "\"'".utf8.contains(file[offset]) { offset += 1 }
    if offset < end, "|>".utf8.contains(file[offset]) {
      offset = file.firstIndex(of: UInt8(ascii: "\n"), from: offset, to: end) ?? offset
    }
    var runs = [Bitext.Run(target: 0, file: offset)]
    var isBroken = true
    for index in value.indices {
      guard let next = place(of: value[index], file, offset, end) else {
        isBroken = true
        continue
      }
      if isBroken || next != offset { runs.append(Bitext.Run(target: index, file: next)) }
      isBroken = false
      offset = next + 1
    }
    return runs
  }

  /// Returns where `byte` stands at `offset` or behind what only YAML needs there.
  private static func place(
    of byte: UInt8,
    _ file: borrowing Span<UInt8>,
    _ offset: Int,
    _ end: Int
  ) -> Int? {
    var offset = offset
    while offset < end {
      let found = file[offset]
      if found == byte { return offset }
      // Of a line break in the value, the file may have a space, an escape or an empty line.
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: " "), !found.isHTMLSpace,
        found != UInt8(ascii: "\\")
      {
        return nil
      }
      if found == UInt8(ascii: "\\") {
        let escaped = offset + 1 < end ? file[offset + 1] : 0
        if escaped == UInt8(ascii: "n"), byte == UInt8(ascii: "\n") { return offset + 1 }
        offset += escaped == UInt8(ascii: "n") && byte != escaped ? 2 : 1
      } else if found.isHTMLSpace {
        offset += 1
      } else {
        return nil
      }
    }
    return nil
  }
}
