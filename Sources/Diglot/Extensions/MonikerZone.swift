/// A part of a page for some versions: `::: moniker range=">=a-1.0 <a-3.0 || b-2.0"`.
///
/// Which versions there are, and in what order, no definition says; so the part is shown to all,
/// with its range.
struct MonikerZone {
  private let range: String

  init(
    _ tag: ColonTag,
    _ place: Range<Int>,
    _ context: inout RewriteContext
  ) throws(ContainerFault) {
    if let other = tag.attributes.first(where: { $0.name != "range" }) {
      throw .attribute(other.name)
    }
    guard let value = tag.value("range", in: context.text.text.span) else {
      throw .missing("a 'range'")
    }
    guard MonikerRange(value) != nil else { throw .monikerSyntax(value) }
    range = value
  }

  func opening(_ context: RewriteContext) -> [UInt8] {
    var open = ByteBuffer()
    open.append("<div class=\"moniker\" data-moniker-range=\"")
    open.appendEscaped(range)
    open.append("\">\n<p class=\"moniker-label\">")
    context.words.append("appliesTo", ["range": range], to: &open)
    open.append("</p>\n")
    return open.finish()
  }
}

/// Which versions are meant: alternatives between `||`, in each of which all comparisons hold.
struct MonikerRange: Equatable {
  enum Comparison: String {
    case equal = "="
    case less = "<"
    case greater = ">"
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
  }

  struct Comparator: Equatable {
    let comparison: Comparison
    /// In lower case.
    let moniker: String
  }

  private(set) var alternatives: [[Comparator]] = []

  /// Reads a range; `nil` where it is none.
  ///
  ///     ">=a-1.0 <a-3.0 || b-2.0"  →  [[>= a-1.0, < a-3.0], [= b-2.0]]
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    var offset = 0
    var all: [Comparator] = []
    while true {
      while offset < bytes.count, bytes[offset].isHTMLSpace { offset += 1 }
      guard offset < bytes.count else { break }
      if bytes[offset] == UInt8(ascii: "|") {
        guard offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "|"), !all.isEmpty else {
          return nil
        }
        alternatives.append(all)
        all = []
        offset += 2
      } else if let comparator = Self.comparator(bytes, &offset) {
        all.append(comparator)
      } else {
        return nil
      }
    }
    if all.isEmpty { return nil }
    alternatives.append(all)
  }

  private static func comparator(_ bytes: [UInt8], _ offset: inout Int) -> Comparator? {
    let start = offset
    while offset < bytes.count, "<>=".utf8.contains(bytes[offset]) { offset += 1 }
    let sign = String(decoding: bytes[start..<offset], as: UTF8.self)
    while offset < bytes.count, bytes[offset] == 0x20, !sign.isEmpty { offset += 1 }
    let name = offset
    while offset < bytes.count, bytes[offset].isMonikerByte { offset += 1 }
    guard let comparison = Comparison(rawValue: sign.isEmpty ? "=" : sign), offset > name else {
      return nil
    }
    let moniker = String(decoding: bytes[name..<offset], as: UTF8.self).lowercased()
    return Comparator(comparison: comparison, moniker: moniker)
  }
}

extension UInt8 {
  fileprivate var isMonikerByte: Bool {
    isASCIIAlphanumeric || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
      || self == UInt8(ascii: "_")
  }
}
