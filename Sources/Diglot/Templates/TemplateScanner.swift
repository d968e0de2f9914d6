/// Finds the tags of one template.
///
/// Linear in the source. A tag that is not closed and a bad pair of delimiters end the scan, since
/// nothing after them can be trusted.
struct TemplateScanner {
  private let file: SourceFile
  private var opening: [UInt8] = Array("{{".utf8)
  private var closing: [UInt8] = Array("}}".utf8)
  private var tags: [TemplateTag] = []

  private init(_ file: SourceFile) { self.file = file }

  static func tags(of file: SourceFile, _ diagnostics: inout Diagnostics) -> [TemplateTag] {
    var scanner = TemplateScanner(file)
    var offset = 0
    let span = file.bytes.span
    while let start = span.firstIndex(of: scanner.opening, from: offset),
      let end = scanner.scanTag(at: start, span, &diagnostics)
    { offset = end }
    return scanner.tags
  }

  /// Reads the tag at `start` and returns where it ends, or `nil` where the scan cannot go on.
  private mutating func scanTag(
    at start: Int,
    _ span: borrowing Span<UInt8>,
    _ diagnostics: inout Diagnostics
  ) -> Int? {
    let afterOpening = start + opening.count
    var content = span.skippingSpace(from: afterOpening)
    let (kind, ending) = sigil(content < span.count ? span[content] : 0)
    if kind != .variable || !ending.isEmpty { content += 1 }
    guard let end = span.firstIndex(of: ending + closing, from: min(content, span.count)) else {
      diagnostics.report(.unclosedTag(file, start..<afterOpening))
      return nil
    }
    let whole = start..<end + ending.count + closing.count
    let label = span.trimmed(content..<end)
    if kind == .delimiters {
      guard setDelimiters(label, span) else {
        diagnostics.report(.badDelimiters(file, whole))
        return nil
      }
    }
    append(TemplateTag(kind: kind, whole: whole, label: label, name: label), span, &diagnostics)
    return whole.upperBound
  }

  /// Returns the kind of tag that `byte` begins, and what stands before the closing delimiter.
  private func sigil(_ byte: UInt8) -> (TemplateTag.Kind, ending: [UInt8]) {
    switch byte {
    case UInt8(ascii: "#"): (.section, [])
    case UInt8(ascii: "^"): (.inverted, [])
    case UInt8(ascii: "/"): (.close, [])
    case UInt8(ascii: "!"): (.comment, [])
    case UInt8(ascii: ">"): (.partial, [])
    case UInt8(ascii: "<"): (.parent, [])
    case UInt8(ascii: "$"): (.block, [])
    case UInt8(ascii: "&"): (.rawVariable, [])
    case UInt8(ascii: "{"): (.rawVariable, [UInt8(ascii: "}")])
    case UInt8(ascii: "="): (.delimiters, [UInt8(ascii: "=")])
    default: (.variable, [])
    }
  }

  private mutating func append(
    _ tag: TemplateTag,
    _ span: borrowing Span<UInt8>,
    _ diagnostics: inout Diagnostics
  ) {
    var tag = tag
    if tag.kind.mayBeDynamic, !tag.label.isEmpty, span[tag.label.lowerBound] == UInt8(ascii: "*") {
      tag.isDynamic = true
      tag.name = span.trimmed(tag.label.lowerBound + 1..<tag.label.upperBound)
    }
    tags.append(tag)
    if tag.kind == .comment || tag.kind == .delimiters { return }
    if tag.name.isEmpty || span.firstSpace(in: tag.name) != nil {
      diagnostics.report(.badName(file, tag))
    }
  }

  /// Takes over the two delimiters in `label`; `false` where there are not exactly two without `=`.
  private mutating func setDelimiters(_ label: Range<Int>, _ span: borrowing Span<UInt8>) -> Bool {
    guard let gap = span.firstSpace(in: label) else { return false }
    let second = span.skippingSpace(from: gap)..<label.upperBound
    let delimiters = span.copy(label.lowerBound..<gap) + span.copy(second)
    guard span.firstSpace(in: second) == nil, !delimiters.contains(UInt8(ascii: "=")) else {
      return false
    }
    opening = span.copy(label.lowerBound..<gap)
    closing = span.copy(second)
    return true
  }
}

extension Span<UInt8> {
  private func isSpace(_ offset: Int) -> Bool {
    switch self[offset] {
    case 0x20, 0x09, 0x0a, 0x0d: true
    default: false
    }
  }

  fileprivate func skippingSpace(from start: Int) -> Int {
    var offset = start
    while offset < count && isSpace(offset) { offset += 1 }
    return offset
  }

  fileprivate func firstSpace(in range: Range<Int>) -> Int? { range.first { isSpace($0) } }

  fileprivate func trimmed(_ range: Range<Int>) -> Range<Int> {
    let start = Swift.min(skippingSpace(from: range.lowerBound), range.upperBound)
    var end = range.upperBound
    while end > start && isSpace(end - 1) { end -= 1 }
    return start..<end
  }
}

extension Diagnostic {
  fileprivate static func unclosedTag(_ file: SourceFile, _ range: Range<Int>) -> Diagnostic {
    let opening = file.bytes.span.text(range)
    return Diagnostic(
      .templateSyntaxError,
      "a tag that '\(opening)' opens must be closed",
      at: file.location(of: range)
    )
  }

  fileprivate static func badDelimiters(_ file: SourceFile, _ range: Range<Int>) -> Diagnostic {
    Diagnostic(
      .templateSyntaxError,
      "new delimiters are two words without '=', as in '{{=<% %>=}}'",
      at: file.location(of: range)
    )
  }

  fileprivate static func badName(_ file: SourceFile, _ tag: TemplateTag) -> Diagnostic {
    Diagnostic(
      .templateSyntaxError,
      tag.name.isEmpty ? "a tag must have a name" : "a name must not contain whitespace",
      at: file.location(of: tag.whole)
    )
  }
}
