/// Says of everything that is meant as a construct, and is shown as it is written, how it is written.
extension ExtensionPass {
  /// Reports what the scanner found to be none, but for code, and the constructs in raw HTML.
  ///
  /// The scanner steps over fences; what is code by its indentation the tree alone knows.
  mutating func report(
    _ misses: ConstructScanner.Misses,
    _ hidden: ConstructText,
    _ root: MarkdownNode,
    _ placeholders: [Placeholder]
  ) {
    guard !misses.malformed.isEmpty || placeholders.count < hidden.constructs.count else { return }
    let blocks = VerbatimBlocks(root, source.lines, except: placeholders)
    let inHTML = blocks.constructs(hidden).filter { !misses.verbatim.contains($0.range.lowerBound) }
    let all = (misses.malformed + inHTML).sorted { $0.range.lowerBound < $1.range.lowerBound }
    var places = VerbatimPlaces(blocks)
    var count = 0
    for construct in all where count < Diagnostics.pageLimit {
      guard places.shows(construct, text.text.span) else { continue }
      diagnostics.report(.malformed(construct.shape, at: text.location(of: construct.range)))
      count += 1
    }
  }
}

/// Where in a text blocks stand in which Markdown is not read, in its order.
private struct VerbatimBlocks {
  private(set) var code: [Range<Int>] = []
  private(set) var html: [Range<Int>] = []

  init(_ root: MarkdownNode, _ lines: LineTable, except placeholders: [Placeholder]) {
    let hidden = Set(placeholders.map(\.node.identity))
    for visit in MarkdownWalk(root) where visit.isEntering {
      switch visit.node.kind {
      case .codeBlock: code.append(lines.range(ofLines: visit.node.lines))
      case .htmlBlock where !hidden.contains(visit.node.identity):
        html.append(lines.range(ofLines: visit.node.lines))
      default: continue
      }
    }
  }

  /// Returns the constructs in raw HTML.
  func constructs(_ hidden: ConstructText) -> [MalformedConstruct] {
    var found: [MalformedConstruct] = []
    for block in html {
      for index in hidden.indices(in: block) {
        let construct = hidden.constructs[index]
        guard let name = construct.kind.name else { continue }
        found.append(MalformedConstruct(shape: .inHTML(name), range: construct.range))
      }
    }
    return found
  }
}

/// Tells of one construct after the other, in the text's order, whether readers see it.
private struct VerbatimPlaces {
  private let blocks: VerbatimBlocks
  private var nextCode = 0
  private var nextHTML = 0
  /// Up to where raw HTML was read, and whether a tag was open there.
  private var offset = 0
  private var isInTag = false

  init(_ blocks: VerbatimBlocks) { self.blocks = blocks }

  mutating func shows(_ construct: MalformedConstruct, _ text: borrowing Span<UInt8>) -> Bool {
    let start = construct.range.lowerBound
    if Self.isInside(blocks.code, &nextCode, start) { return false }
    guard Self.isInside(blocks.html, &nextHTML, start) else { return true }
    // A mark of a quote is no such thing in HTML, and a word in brackets may be a text.
    if case .unknownMarker = construct.shape { return false }
    return !isInTag(text, blocks.html[nextHTML].lowerBound, start)
  }

  private static func isInside(_ ranges: [Range<Int>], _ next: inout Int, _ offset: Int) -> Bool {
    while next < ranges.count, ranges[next].upperBound <= offset { next += 1 }
    return next < ranges.count && ranges[next].contains(offset)
  }

  /// Whether `end`, in a block of raw HTML from `start` on, lies between the brackets of a tag.
  private mutating func isInTag(
    _ text: borrowing Span<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Bool {
    if offset < start { (offset, isInTag) = (start, false) }
    while offset < end {
      let byte = text[offset]
      offset += 1
      if byte == UInt8(ascii: ">") { isInTag = false }
      guard byte == UInt8(ascii: "<"), offset < end else { continue }
      isInTag = text[offset].isASCIILetter || text[offset] == UInt8(ascii: "/")
    }
    return isInTag
  }
}

extension Construct.Kind.Name {
  /// Under which code its findings are.
  fileprivate var code: DiagnosticCode {
    switch self {
    case .marker: .invalidNoteSection
    case .video: .invalidVideo
    case .include: .includeInvalid
    case .snippet: .invalidCode
    case .tag(let name): Self.code(ofTag: name.hasSuffix("-end") ? String(name.dropLast(4)) : name)
    }
  }

  private static func code(ofTag name: String) -> DiagnosticCode {
    switch name {
    case "zone": .invalidZone
    case "moniker": .invalidMonikerRange
    case "row": .invalidRow
    case "column": .invalidNestedColumn
    case "form": .invalidForm
    case "video": .invalidVideo
    case "code": .invalidCode
    case "no-loc": .invalidNoLoc
    default: .invalidImage
    }
  }

  /// An example of how it is written.
  fileprivate var form: String {
    switch self {
    case .marker: "> [!NOTE]"
    case .video: "> [!VIDEO https://…]"
    case .include: "[!INCLUDE [title](path.md)]"
    case .snippet: "[!code-csharp[title](path.cs)]"
    case .tag(let name): Self.form(ofTag: name)
    }
  }

  private static func form(ofTag name: String) -> String {
    switch name {
    case "zone": "::: zone pivot=\"…\""
    case "moniker": "::: moniker range=\"…\""
    case "zone-end", "moniker-end": "::: \(name)"
    case "code": ":::code language=\"…\" source=\"…\":::"
    case "image": ":::image source=\"…\" alt-text=\"…\":::"
    case "video": ":::video source=\"…\":::"
    case "no-loc": ":::no-loc text=\"…\":::"
    default: ":::\(name):::"
    }
  }
}

extension MalformedConstruct.Shape {
  fileprivate var name: Construct.Kind.Name {
    switch self {
    case .textBehindMarker, .strayMarker, .openMarker, .unknownMarker: .marker
    case .video: .video
    case .include: .include
    case .snippet: .snippet
    case .tagWithSpace(let name), .tagInSentence(let name), .tagWithTwoColons(let name),
      .misspeltTag(_, let name):
      .tag(name)
    case .inHTML(let name): name
    }
  }

  fileprivate var rule: String {
    switch self {
    case .textBehindMarker: "the marker of an alert stands alone on its line"
    case .strayMarker: "a marker stands directly behind the '>' of a quote"
    case .openMarker: "the marker of an alert is closed by ']'"
    case .unknownMarker(let word): "the marker of an alert is one of five words, not '\(word)'"
    case .video: "a video is an address in brackets, alone on a line of a quote"
    case .include: "an include names a file in brackets within its brackets"
    case .snippet: "code from a file is named in brackets within brackets, alone on a line"
    case .tagWithSpace(let name): "no space stands between the colons and '\(name)'"
    case .tagInSentence(let name): "'\(name)' between colons stands alone on its line"
    case .tagWithTwoColons(let name): "three colons stand before '\(name)', not two"
    case .misspeltTag(let name, _): "a tag between colons is one that is known, not '\(name)'"
    case .inHTML: "constructs stand outside of raw HTML, where Markdown is not read"
    }
  }

  fileprivate var wayOut: String {
    switch self {
    case .textBehindMarker: "it is shown as a quote; begin the text on the next line"
    case .unknownMarker:
      "it is shown as a quote; write 'NOTE', 'TIP', 'IMPORTANT', 'WARNING' or 'CAUTION'"
    case .inHTML: "it is shown as it is written; leave a blank line before it and behind it"
    default: "it is shown as it is written; write '\(name.form)'"
    }
  }
}

extension Diagnostic {
  fileprivate static func malformed(
    _ shape: MalformedConstruct.Shape,
    at location: Location
  ) -> Diagnostic {
    let code = shape.name.code
    return Diagnostic(
      code,
      severity: min(code.severity, .warning),
      shape.rule,
      at: location,
      notes: [shape.wayOut]
    )
  }
}
