/// Writes the raw HTML of one page so that it is inert, valid and balanced.
///
/// What is written parses without an error and without a repair, whatever the input:
/// - a tag outside the allow-list comes out as text, so that nothing is lost and nothing acts;
///   comments, declarations and instructions are dropped, for they may hold private text;
/// - every start tag gets its end tag; an end tag closes only what raw HTML opened inside the current
///   mark, with everything in between, and is dropped where there is no such element;
/// - a block closes the inline elements and the paragraph around it; where only inline content may
///   stand (a paragraph, a heading, `pre`) it becomes a `span` of class `block`;
/// - what stands in a table outside of any cell gets a cell of its own.
///
/// The renderer calls `mark` where it opens an element and `close` where it closes it. Time and output
/// are linear in the input, since nesting is limited.
struct HTMLSanitizer {
  /// What the renderer's innermost open element may hold.
  enum Scope: Sendable {
    /// Blocks: an article, a list item's paragraphs, a quotation. Raw HTML comes as blocks here.
    case flow
    /// Inline content that no paragraph holds: a table cell, an item of a tight list. Raw blocks are
    /// kept but for tables, whose text would come from Markdown.
    case cell
    /// Inline content: a paragraph, a heading.
    case phrasing
  }

  /// What to go back to when the renderer's element ends.
  struct Mark: Sendable {
    fileprivate let floor: Int
    fileprivate let scope: Scope
  }

  /// An element that raw HTML opened.
  struct OpenElement {
    /// What the source calls it.
    let tag: HTMLTag
    /// What was written for it, or `nil` for nothing.
    let written: HTMLTag?
    /// What may stand in it.
    let content: Scope
    /// The index of the outermost element around its contents that a block closes, or `Int.max`.
    let inlineRoot: Int
    /// What follows its end tag.
    var suffix: [UInt8] = []
  }

  /// Deeper start tags are printed as text; browsers give up at 512, real pages stay below 15.
  static let maximumDepth = 100

  /// Whether a link of the renderer's is open: raw links are then written as their text.
  var isInsideLink = false

  var open: [OpenElement] = []
  /// How many of `open` lie outside the current mark.
  private(set) var floor = 0
  private var scope = Scope.flow
  var tokenizer = HTMLTokenizer()
  /// How many `iframe` start tags were printed as text, so that their end tags are too.
  var printedFrames = 0

  /// Says that the renderer opens an element; what raw HTML opens from now on ends with it.
  mutating func mark(_ scope: Scope) -> Mark {
    defer {
      floor = open.count
      self.scope = scope
    }
    return Mark(floor: floor, scope: self.scope)
  }

  /// Closes what raw HTML left open since `mark`; call before the element's end tag is written.
  mutating func close(to mark: Mark, into out: inout ByteBuffer) {
    closeElements(to: floor, into: &out)
    floor = mark.floor
    scope = mark.scope
  }

  /// Makes room for a block that the renderer is about to write.
  ///
  /// Closes raw paragraphs, headings and inline elements; opens a cell in a table.
  mutating func prepareForBlock(into out: inout ByteBuffer) {
    if let root = open.indices.dropFirst(floor).first(where: {
      open[$0].inlineRoot == $0 || (open[$0].content == .phrasing && scope != .phrasing)
    }) {
      closeElements(to: root, into: &out)
    }
    ensureCell(into: &out)
  }

  /// Returns whether the renderer may write a link; closes a raw one that is in its way.
  mutating func prepareForLink(into out: inout ByteBuffer) -> Bool {
    closeOpenLink(into: &out)
    return !holdsLink
  }

  /// Writes one node of raw HTML; an element that it leaves open stays open for the next ones.
  mutating func write<Delegate: HTMLSanitizerDelegate & ~Copyable>(
    _ raw: borrowing Span<UInt8>,
    into out: inout ByteBuffer,
    delegate: inout Delegate
  ) {
    tokenizer.reset()
    var dropsRawText = false
    while let token = tokenizer.next(in: raw) {
      switch token.kind {
      case .text: writeText(raw.extracting(token.range), into: &out)
      case .rawText: if !dropsRawText { writeLiteral(raw.extracting(token.range), into: &out) }
      case .comment, .declaration: break
      case .unfinishedTag: writeLiteral(raw.extracting(token.range), into: &out)
      case .endTag: endTag(token, in: raw, into: &out, delegate: &delegate)
      case .startTag(let isSelfClosing):
        let outcome = startTag(token, in: raw, into: &out, delegate: &delegate)
        // Of what stands between a frame's tags, the one raw text element allowed, nobody sees any.
        dropsRawText = outcome != .printed
        if outcome == .opened, isSelfClosing { closeElements(to: open.count - 1, into: &out) }
      }
    }
  }
}

// MARK: - Text

extension HTMLSanitizer {
  /// Writes text in which character references count.
  private mutating func writeText(_ text: borrowing Span<UInt8>, into out: inout ByteBuffer) {
    if isInTable, text.indices.contains(where: { !text[$0].isHTMLSpace }) { ensureCell(into: &out) }
    out.appendSanitizedText(text, decodesReferences: true)
  }

  /// Writes a piece of the source as a reader would see it in an editor.
  mutating func writeLiteral(_ source: borrowing Span<UInt8>, into out: inout ByteBuffer) {
    ensureCell(into: &out)
    out.appendSanitizedText(source, decodesReferences: false)
  }
}

// MARK: - The open elements

extension HTMLSanitizer {
  /// What may stand at the current place.
  var content: Scope { open.count > floor ? open.last?.content ?? scope : scope }

  /// Where only table structure may stand: in a table, outside of its cells.
  var isInTable: Bool { open.count > floor && open.last?.written?.model == .table }

  /// Whether a link is open around the current place.
  var holdsLink: Bool { isInsideLink || open.contains { $0.written == .a } }

  /// Returns the innermost open element inside the mark for which `matches`, not beyond a `boundary`.
  func innermost(
    where matches: (OpenElement) -> Bool,
    notBeyond boundary: (OpenElement) -> Bool
  ) -> Int? {
    var index = open.count
    while index > floor {
      index -= 1
      if matches(open[index]) { return index }
      if boundary(open[index]) { return nil }
    }
    return nil
  }

  /// Writes end tags until `count` elements are open.
  mutating func closeElements(to count: Int, into out: inout ByteBuffer) {
    while open.count > count, let element = open.popLast() {
      if let written = element.written {
        out.append("</")
        out.append(written.rawValue)
        out.append(UInt8(ascii: ">"))
      }
      out.append(element.suffix)
    }
  }

  /// Closes an open link, but not the table cell that stands in it.
  mutating func closeOpenLink(into out: inout ByteBuffer) {
    if let link = innermost(where: { $0.tag == .a }, notBeyond: { $0.tag.isBoundary }) {
      closeElements(to: link, into: &out)
    }
  }

  /// Notes an element whose start tag was written.
  mutating func push(_ tag: HTMLTag, written: HTMLTag?, suffix: [UInt8] = []) {
    let isOutermost = open.count == floor
    let outerRoot = isOutermost ? Int.max : open.last?.inlineRoot ?? Int.max
    let inlineRoot =
      switch written?.model {
      case .phrasing: min(outerRoot, open.count)
      case .transparent, nil, .phrasingOnly: outerRoot
      default: Int.max
      }
    open.append(
      OpenElement(
        tag: tag,
        written: written,
        content: written?.model == .phrasingOnly ? .phrasing : content,
        inlineRoot: inlineRoot,
        suffix: suffix
      )
    )
  }

  /// Opens the rows and the cell that content in a table needs.
  mutating func ensureCell(into out: inout ByteBuffer) {
    guard isInTable else { return }
    ensureRow(into: &out)
    openImplied(.td, into: &out)
  }

  /// Opens a row where the innermost open element is a table or a part of one.
  mutating func ensureRow(into out: inout ByteBuffer) {
    if open.last?.written == .colgroup { closeElements(to: open.count - 1, into: &out) }
    if open.last?.written == .table { openImplied(.tbody, into: &out) }
    if open.last?.written?.isTableSection == true { openImplied(.tr, into: &out) }
  }

  mutating func openImplied(_ tag: HTMLTag, into out: inout ByteBuffer) {
    out.append(UInt8(ascii: "<"))
    out.append(tag.rawValue)
    out.append(UInt8(ascii: ">"))
    push(tag, written: tag)
  }
}
