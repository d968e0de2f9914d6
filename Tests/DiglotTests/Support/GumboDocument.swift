private import CGumbo

/// An HTML document as an independent parser, gumbo, understands it: the oracle for our output.
///
/// The tree is copied into values in document order, so nothing of C outlives the initializer.
struct GumboDocument {
  struct Element {
    /// Lower case; an unknown element's name as it stands in the source.
    let name: String
    /// In source order; gumbo drops repeated names and reports them as errors.
    let attributes: [(name: String, value: String)]
    /// Index into `elements`.
    let parent: Int?
    /// Byte range of the element's text in the document's text.
    fileprivate(set) var textRange: Range<Int>
    /// Whether both tags stand in the source; void elements have no end tag.
    let hasStartTag: Bool, hasEndTag: Bool

    subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }

    var classes: [String] {
      (self["class"] ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
    }

    var isVoid: Bool { GumboDocument.voidElements.contains(name) }
  }

  struct ParseError: CustomStringConvertible {
    /// gumbo's own number of the error's kind.
    let kind: Int
    /// In UTF-8 bytes from 0.
    let offset: Int
    /// The source around the offset.
    let excerpt: String

    var description: String { "error \(kind) at \(offset): …\(excerpt)…" }
  }

  static let voidElements: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
  ]

  /// All elements in document order, `html` first.
  private(set) var elements: [Element] = []
  private(set) var errors: [ParseError] = []
  private(set) var commentCount = 0
  /// How many elements gumbo moved or copied; it does not tell for text.
  private(set) var movedNodeCount = 0
  /// The start and end of every element in document order, as `<p>` and `</p>`.
  private(set) var events: [(name: String, isEnd: Bool, element: Int)] = []
  private var text: [UInt8] = []

  /// Parses a whole document.
  init(_ html: [UInt8]) {
    unsafe html.withUnsafeBytes { source in
      var options = unsafe kGumboDefaultOptions
      let start = unsafe source.baseAddress?.assumingMemoryBound(to: CChar.self)
      guard let output = unsafe gumbo_parse_with_options(&options, start, source.count) else {
        return
      }
      defer { unsafe gumbo_destroy_output(&options, output) }
      unsafe copyTree(output.pointee.root)
      unsafe copyErrors(output.pointee.errors, source: html)
    }
  }

  init(_ html: String) { self.init(Array(html.utf8)) }

  /// Parses `fragment` as the contents of `<article>` in a valid document.
  init(article fragment: [UInt8]) {
    let head = "<!DOCTYPE html><html lang=\"en\"><head><title>t</title></head><body><article>"
    self.init(Array(head.utf8) + fragment + Array("</article></body></html>".utf8))
  }

  /// Returns the elements of a name, or of a class, or both, in document order.
  func find(_ name: String? = nil, class className: String? = nil) -> [Element] {
    elements.filter { element in
      (name == nil || element.name == name)
        && (className.map { element.classes.contains($0) } ?? true)
    }
  }

  /// Returns the text content of an element, references decoded.
  func text(of element: Element) -> String {
    String(decoding: text[element.textRange], as: UTF8.self)
  }

  /// Every `id` in document order, repeated ones included.
  var ids: [String] { elements.compactMap { $0["id"] } }

  /// The elements whose start or end gumbo had to make up.
  var unbalanced: [Element] {
    elements.filter { !$0.hasStartTag || ($0.hasEndTag == $0.isVoid) }
  }

  /// The tags inside the first element of a name, as `<p><b></b></p>`, void elements once.
  func outline(inside name: String) -> String {
    guard let start = events.firstIndex(where: { $0.name == name }),
      let end = events.lastIndex(where: { $0.isEnd && $0.element == events[start].element })
    else { return "" }
    return events[(start + 1)..<end].map { event in
      guard event.isEnd else { return "<\(event.name)>" }
      return Self.voidElements.contains(event.name) ? "" : "</\(event.name)>"
    }.joined()
  }
}

extension GumboDocument {
  /// Copies the tree without recursion, since its depth is the input's.
  private mutating func copyTree(_ root: UnsafeMutablePointer<GumboNode>?) {
    guard let root = unsafe root else { return }
    var pending = unsafe [(node: root, parent: Int?.none, isEnd: false)]
    while let next = unsafe pending.popLast() {
      let node = unsafe next.node.pointee
      if unsafe !next.isEnd, unsafe node.parse_flags.rawValue & Self.movedFlags != 0 {
        movedNodeCount += 1
      }
      if unsafe next.isEnd, let element = unsafe next.parent {
        elements[element].textRange = elements[element].textRange.lowerBound..<text.count
        events.append((elements[element].name, true, element))
      } else if unsafe node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE {
        let index = elements.count
        unsafe elements.append(element(node, parent: next.parent))
        events.append((elements[index].name, false, index))
        unsafe pending.append((next.node, index, true))
        unsafe pending += pointers(node.v.element.children).reversed().map { child in
          unsafe (child.assumingMemoryBound(to: GumboNode.self), index, false)
        }
      } else if unsafe node.type == GUMBO_NODE_COMMENT {
        commentCount += 1
      } else if let literal = unsafe node.v.text.text {
        unsafe text.append(contentsOf: String(cString: literal).utf8)
      }
    }
  }

  /// Adoption, foster parents and reconstructed formatting.
  private static var movedFlags: UInt32 {
    GUMBO_INSERTION_RECONSTRUCTED_FORMATTING_ELEMENT.rawValue
      | GUMBO_INSERTION_ADOPTION_AGENCY_CLONED.rawValue
      | GUMBO_INSERTION_ADOPTION_AGENCY_MOVED.rawValue
      | GUMBO_INSERTION_FOSTER_PARENTED.rawValue
  }

  private func element(_ node: GumboNode, parent: Int?) -> Element {
    let source = unsafe node.v.element
    let isEndImplied = unsafe node.parse_flags.rawValue & GUMBO_INSERTION_IMPLICIT_END_TAG.rawValue
    let attributes = unsafe pointers(source.attributes).map { pointer in
      let attribute = unsafe pointer.assumingMemoryBound(to: GumboAttribute.self).pointee
      return unsafe (name: String(cString: attribute.name), value: String(cString: attribute.value))
    }
    return unsafe Element(
      name: name(source),
      attributes: attributes,
      parent: parent,
      textRange: text.count..<text.count,
      hasStartTag: source.original_tag.length > 0,
      hasEndTag: source.original_end_tag.length > 0 && isEndImplied == 0
    )
  }

  private func name(_ source: GumboElement) -> String {
    guard unsafe source.tag == GUMBO_TAG_UNKNOWN else {
      return unsafe String(cString: gumbo_normalized_tagname(source.tag))
    }
    var piece = unsafe source.original_tag
    unsafe gumbo_tag_from_original_text(&piece)
    let bytes = unsafe UnsafeBufferPointer(start: piece.data, count: piece.length)
    return String(decoding: unsafe bytes.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The public header hides the error's layout; it begins with kind, line, column and offset.
  private mutating func copyErrors(_ vector: GumboVector, source: [UInt8]) {
    errors = unsafe pointers(vector).map { pointer in
      let kind = unsafe pointer.load(as: UInt32.self)
      let offset = unsafe Int(pointer.load(fromByteOffset: 12, as: UInt32.self))
      let around = max(0, offset - 30)..<min(source.count, offset + 30)
      let excerpt = String(decoding: around.isEmpty ? [] : source[around], as: UTF8.self)
      return ParseError(kind: Int(kind), offset: offset, excerpt: excerpt)
    }
  }

  private func pointers(_ vector: GumboVector) -> [UnsafeMutableRawPointer] {
    unsafe UnsafeBufferPointer(start: vector.data, count: Int(vector.length)).compactMap {
      unsafe $0
    }
  }
}
