/// `:::image type="content" source="a.png" alt-text="What it shows":::`, read and checked.
struct ImageTag {
  enum Kind: String {
    case content
    /// Decoration that says nothing, so that it has no alternative text.
    case icon
    /// With a description that stands between the tag and its `:::image-end:::`.
    case complex
  }

  enum Fault: Error, Equatable {
    case syntax
    case unknownAttribute(String)
    case missing(String)
    case value(_ attribute: String, allowed: String)
    /// Something stands behind the tag on its line.
    case notAlone
    case noDescription
  }

  /// A fault, and the bytes of the text that it lies in.
  struct PlacedFault: Error {
    let fault: Fault
    let range: Range<Int>
  }

  let kind: Kind
  /// Bytes of the text, here and below.
  let source: Range<Int>
  let alternative: Range<Int>
  /// Where the image leads.
  let target: Range<Int>?
  /// Whether that is the same picture, large.
  let isLightbox: Bool
  let hasBorder: Bool

  private static let names: Set = [
    "type", "source", "alt-text", "lightbox", "border", "link", "loc-scope",
  ]

  /// Takes the tag that stands in `range` of the text.
  init(
    _ tag: ColonTag,
    _ text: borrowing Span<UInt8>,
    _ range: Range<Int>
  ) throws(PlacedFault) {
    if let fault = tag.fault { throw PlacedFault(fault: .syntax, range: fault) }
    for attribute in tag.attributes {
      guard Self.names.contains(attribute.name) else {
        throw PlacedFault(fault: .unknownAttribute(attribute.name), range: attribute.value)
      }
      guard attribute.hasValue else {
        throw PlacedFault(fault: .missing(attribute.name), range: attribute.value)
      }
    }
    guard tag.isClosed || Self.endsLine(text, range.upperBound), tag.rest.isEmpty else {
      throw PlacedFault(fault: .notAlone, range: tag.isClosed ? tag.rest : range)
    }
    let kindName = tag.value("type", in: text)?.lowercased() ?? "content"
    guard let kind = Kind(rawValue: kindName) else {
      let allowed = "'content', 'complex' or 'icon'"
      throw PlacedFault(
        fault: .value("type", allowed: allowed),
        range: tag.range(of: "type") ?? range
      )
    }
    self.kind = kind
    hasBorder = try Self.border(tag, text) ?? (kind == .content)
    source = try Self.required("source", tag, range)
    alternative = try kind == .icon ? 0..<0 : Self.required("alt-text", tag, range)
    let link = tag.range(of: "link").flatMap { $0.isEmpty ? nil : $0 }
    let lightbox = tag.range(of: "lightbox").flatMap { $0.isEmpty ? nil : $0 }
    target = link ?? lightbox
    isLightbox = link == nil && lightbox != nil
  }

  private static func required(
    _ name: String,
    _ tag: ColonTag,
    _ range: Range<Int>
  ) throws(PlacedFault) -> Range<Int> {
    if let value = tag.range(of: name), !value.isEmpty { return value }
    throw PlacedFault(fault: .missing(name), range: range)
  }

  private static func border(
    _ tag: ColonTag,
    _ text: borrowing Span<UInt8>
  ) throws(PlacedFault) -> Bool? {
    guard let range = tag.range(of: "border") else { return nil }
    switch text.text(range).lowercased() {
    case "true": return true
    case "false": return false
    default:
      throw PlacedFault(fault: .value("border", allowed: "'true' or 'false'"), range: range)
    }
  }

  private static func endsLine(_ text: borrowing Span<UInt8>, _ offset: Int) -> Bool {
    offset >= text.count || text[offset] == UInt8(ascii: "\n") || text[offset] == UInt8(ascii: "\r")
  }
}

/// `:::no-loc text="…":::`, a text that is the same in every language.
enum NoLocTag {
  /// Returns the text without its backslashes; `nil` where the tag in `range` is not written exactly
  /// so, letter case and spaces included.
  static func content(
    _ tag: ColonTag,
    _ text: borrowing Span<UInt8>,
    _ range: Range<Int>
  ) -> [UInt8]? {
    let opening: StaticString = ":::no-loc text=\""
    guard tag.fault == nil, tag.attributes.count == 1, let value = tag.range(of: "text"),
      !value.isEmpty, text.hasPrefix(opening, at: range.lowerBound),
      value.lowerBound == range.lowerBound + opening.utf8CodeUnitCount,
      text.hasPrefix("\":::", at: value.upperBound), range.upperBound == value.upperBound + 4
    else { return nil }
    var content: [UInt8] = []
    for offset in value {
      let isEscape = text[offset] == UInt8(ascii: "\\") && text[offset + 1] == UInt8(ascii: "\"")
      if !isEscape { content.append(text[offset]) }
    }
    return content
  }
}
