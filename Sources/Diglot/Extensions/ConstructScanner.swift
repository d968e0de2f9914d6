/// Finds the constructs beyond Markdown in a text, in one pass over its bytes.
///
/// Code and comments are stepped over. Where a construct begins its line decides what it is: in a
/// quote, as a block of its own, or in a sentence.
struct ConstructScanner {
  private var code: CodeSkipper
  private var constructs: [Construct] = []
  private var malformed: [MalformedConstruct] = []
  private var verbatim = VerbatimElements()
  /// How far the blocks that colons opened are indented, the innermost last.
  private var openIndents: [Int] = []
  private var lineStart = 0
  /// The end of the line that was asked about last.
  private var knownLineEnd = -1
  /// The start of the line that was asked about last, with where the line begins.
  private var knownStart: (line: Int, start: LineStart)?
  private var references = FileReferenceReader()

  /// The reader of formulas, where there are any.
  private var math: MathScanner?

  private init(byteCount: Int) { code = CodeSkipper(byteCount: byteCount) }

  /// What of a text is meant as a construct and is none.
  struct Misses: Sendable {
    /// In the text's order, none of them in code.
    var malformed: [MalformedConstruct] = []
    var verbatim = VerbatimElements()
  }

  /// Returns the text with its constructs hidden, and what is meant as one.
  static func scan(
    _ text: [UInt8],
    takesMath: Bool = false
  ) -> (text: ConstructText, misses: Misses) {
    let span = text.span
    guard
      span.firstIndex(of: "::") != nil || span.firstIndex(of: "[!") != nil
        || takesMath && span.firstIndex(of: UInt8(ascii: "$")) != nil
    else {
      return (ConstructText(text), Misses())
    }
    var scanner = ConstructScanner(byteCount: text.count)
    if takesMath { scanner.math = MathScanner() }
    scanner.scan(span)
    let misses = Misses(malformed: scanner.malformed, verbatim: scanner.verbatim)
    return (ConstructText(text, hiding: scanner.constructs), misses)
  }

  private mutating func scan(_ text: borrowing Span<UInt8>) {
    var offset = 0
    while offset < text.count {
      switch unsafe text[unchecked: offset] {
      case UInt8(ascii: "\n"):
        offset += 1
        lineStart = offset
      case UInt8(ascii: "`"), UInt8(ascii: "~"):
        skip(text, to: code.afterCode(text, offset), &offset)
      case UInt8(ascii: "\\"): offset += 2
      case UInt8(ascii: "<") where text.hasPrefix("<!--", at: offset):
        let end = text.firstIndex(of: "-->", from: offset + 4).map { $0 + 3 }
        skip(text, to: end ?? offset + 4, &offset)
      case UInt8(ascii: "<"):
        verbatim.read(text, at: offset)
        offset += 1
      case UInt8(ascii: ":") where text.hasPrefix("::", at: offset): colons(text, &offset)
      case UInt8(ascii: "[") where text.hasPrefix("[!", at: offset): bracket(text, &offset)
      case UInt8(ascii: "$") where math != nil: formula(text, &offset)
      default: offset += 1
      }
    }
  }

  private mutating func formula(_ text: borrowing Span<UInt8>, _ offset: inout Int) {
    guard let formula = math?.formula(text, at: offset, lineStart: lineStart) else {
      while offset < text.count, text[offset] == UInt8(ascii: "$") { offset += 1 }
      return
    }
    if formula.isHideable {
      let kind = Construct.Kind.math(content: formula.content)
      constructs.append(Construct(kind: kind, range: formula.range, isBlock: formula.isBlock))
    }
    skip(text, to: formula.range.upperBound, &offset)
  }

  private mutating func skip(_ text: borrowing Span<UInt8>, to end: Int, _ offset: inout Int) {
    for index in offset..<min(end, text.count) where text[index] == UInt8(ascii: "\n") {
      lineStart = index + 1
    }
    offset = max(end, offset + 1)
  }

  /// Returns the end of the line that `offset` lies in, which never lies before the last one.
  private mutating func lineEnd(_ text: borrowing Span<UInt8>, _ offset: Int) -> Int {
    if offset > knownLineEnd {
      knownLineEnd = text.endOfLine(from: offset)
    }
    return knownLineEnd
  }

  /// Returns the start of the line that `offset` lies in, which is read once however much it holds.
  private mutating func start(_ text: borrowing Span<UInt8>, to end: Int) -> LineStart {
    if let knownStart, knownStart.line == lineStart { return knownStart.start }
    let start = LineStart(text, lineStart..<end)
    knownStart = (lineStart, start)
    return start
  }

  private mutating func add(
    _ kind: Construct.Kind,
    _ range: Range<Int>,
    isBlock: Bool,
    _ offset: inout Int
  ) {
    constructs.append(Construct(kind: kind, range: range, isBlock: isBlock))
    offset = range.upperBound
  }

  /// Notes what is meant as a construct, unless it stands in an element that shows code.
  private mutating func note(_ construct: MalformedConstruct?) {
    guard let construct, !verbatim.covers(construct.range.lowerBound) else { return }
    malformed.append(construct)
  }

  // MARK: Colons

  private mutating func colons(_ text: borrowing Span<UInt8>, _ offset: inout Int) {
    let end = lineEnd(text, offset)
    let start = start(text, to: end)
    let isFirst = start.text == offset
    if isFirst, let (tag, tagEnd) = ColonTag.parse(text, at: offset, lineEnd: end, isBlock: true),
      tag.isBlock(text)
    {
      let indented = indentation(of: tag, start, offset)
      return add(.colons(tag), (offset - indented)..<tagEnd, isBlock: true, &offset)
    }
    if let (tag, tagEnd) = ColonTag.parse(text, at: offset, lineEnd: end, isBlock: false) {
      return add(.colons(tag), offset..<tagEnd, isBlock: false, &offset)
    }
    note(MalformedConstruct.tag(text, at: offset, lineEnd: end, isFirst: isFirst))
    while offset < end, text[offset] == UInt8(ascii: ":") { offset += 1 }
  }

  /// Returns how many spaces before a tag are hidden with it, so that a tag that is indented within
  /// another one does not become code.
  private mutating func indentation(of tag: ColonTag, _ start: LineStart, _ offset: Int) -> Int {
    let column = start.isItem ? 0 : start.column
    if tag.isEnd { _ = openIndents.popLast() }
    let outer = openIndents.last ?? column
    if tag.opensBlock { openIndents.append(min(column, outer)) }
    return start.isItem ? 0 : max(0, min(column - outer, offset - lineStart))
  }

  // MARK: Brackets

  private mutating func bracket(_ text: borrowing Span<UInt8>, _ offset: inout Int) {
    let end = lineEnd(text, offset)
    let start = start(text, to: end)
    let isFirst = start.text == offset
    let isDirect = start.column == 0 || text.hasPrefix(">\t", at: offset - 2)
    if isFirst, start.quotes > 0, !start.isItem, isDirect,
      let (marker, markerEnd) = QuoteMarker.parse(text, at: offset, lineEnd: end),
      !text.hasPrefix("(", at: markerEnd), !text.hasPrefix("[", at: markerEnd)
    {
      let after = Self.afterBlanks(text, markerEnd, end)
      if after == end { return add(.quoteMarker(marker), offset..<end, isBlock: true, &offset) }
      note(MalformedConstruct(shape: .textBehindMarker, range: offset..<markerEnd))
      offset = markerEnd
      return
    }
    if let file = include(text, offset, end) {
      let isBlock = isFirst && Self.afterBlanks(text, file.end, end) == end
      return add(.include(file), offset..<file.end, isBlock: isBlock, &offset)
    }
    if isFirst, let snippet = snippet(text, offset, end),
      Self.afterBlanks(text, snippet.file.end, end) == end
    {
      return add(.snippet(snippet), offset..<snippet.file.end, isBlock: true, &offset)
    }
    note(MalformedConstruct.bracket(text, at: offset, start, lineEnd: end))
    offset += 2
  }

  private static func afterBlanks(
    _ text: borrowing Span<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Int {
    var offset = start
    while offset < end, text[offset].isBlank { offset += 1 }
    return offset
  }

  /// Reads `[!INCLUDE [title](path)]`, also with `+`, `-` or nothing before the inner bracket.
  private mutating func include(
    _ text: borrowing Span<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> FileReference? {
    guard Self.hasKeyword("include", text, start + 2, end) else { return nil }
    var offset = start + 2 + "include".utf8.count
    if offset < end, text[offset] == UInt8(ascii: "+") || text[offset] == UInt8(ascii: "-") {
      offset += 1
    }
    return references.read(text, at: Self.afterBlanks(text, offset, end), lineEnd: end)
  }

  /// Reads `[!code-sql[title](path)]` or `[!notebook-python[](path)]`.
  private mutating func snippet(
    _ text: borrowing Span<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> SnippetReference? {
    let isNotebook = Self.hasKeyword("notebook", text, start + 2, end)
    guard isNotebook || Self.hasKeyword("code", text, start + 2, end) else { return nil }
    var offset = start + 2 + (isNotebook ? "notebook" : "code").utf8.count
    let languageStart = offset + 1
    while offset < end, text[offset] != UInt8(ascii: "[") {
      guard offset > languageStart - 1 || text[offset] == UInt8(ascii: "-") else { return nil }
      offset += 1
    }
    let language = text.text(min(languageStart, offset)..<offset)
    guard let file = references.read(text, at: offset, lineEnd: end) else { return nil }
    return SnippetReference(language: language, isNotebook: isNotebook, file: file)
  }

  private static func hasKeyword(
    _ word: StaticString,
    _ text: borrowing Span<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Bool {
    let count = word.utf8CodeUnitCount
    guard start + count <= end else { return false }
    return text.text(start..<(start + count)).lowercased() == word.description
  }
}

extension ColonTag {
  /// Whether content follows that an end closes.
  fileprivate var opensBlock: Bool { ["zone", "moniker", "row", "column", "image"].contains(name) }

  /// Whether the tag, which begins its line, is a block: an image is one where its text follows.
  fileprivate func isBlock(_ text: borrowing Span<UInt8>) -> Bool {
    switch name {
    case "image": value("type", in: text)?.lowercased() == "complex"
    case "video": rest.isEmpty
    default: true
    }
  }
}
