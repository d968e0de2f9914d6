/// What a destination in a page asks for, before anything is looked up.
///
///     https://x, mailto:a@b, //host   →  external
///     /partner-center/x               →  siteAbsolute
///     #part, ?x                       →  samePage
///     C:\x\y.md                       →  localPath
///     ../a%20b.md?view=1#part         →  relative
enum LinkTarget: Equatable {
  case empty
  case external
  case siteAbsolute
  case localPath
  case samePage(fragment: String)
  /// A path decoded and with `/` alone; the query without its `?`, the fragment without its `#`.
  case relative(Reference)

  struct Reference: Equatable {
    let path: String
    let query: String
    let fragment: String
  }

  init(_ destination: String) {
    let text = Self.trimmed(destination)
    guard let first = text.first else {
      self = .empty
      return
    }
    if Self.hasDrive(text) {
      self = .localPath
    } else if text.hasPrefix("//") || text.hasPrefix("\\\\") || Self.hasScheme(text) {
      self = .external
    } else if first == "/" || first == "\\" {
      self = .siteAbsolute
    } else {
      self = Self.split(text)
    }
  }

  private static func split(_ text: Substring) -> LinkTarget {
    let beforeFragment = text.prefix { $0 != "#" }
    let fragment = text.dropFirst(beforeFragment.count + 1)
    let path = beforeFragment.prefix { $0 != "?" }
    let query = beforeFragment.dropFirst(path.count + 1)
    if path.isEmpty { return .samePage(fragment: String(fragment)) }
    // A space before the closing quote or parenthesis is a slip, never part of a file's name.
    let decoded = trimmed(percentDecoded(path).replacingBackslashes)
    return .relative(
      Reference(path: String(decoded), query: String(query), fragment: String(fragment))
    )
  }

  private static func trimmed(_ text: String) -> Substring {
    var text = text[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  private static func hasDrive(_ text: Substring) -> Bool {
    let bytes = Array(text.utf8.prefix(3))
    guard bytes.count == 3, bytes[1] == UInt8(ascii: ":") else { return false }
    return isLetter(bytes[0]) && (bytes[2] == UInt8(ascii: "/") || bytes[2] == UInt8(ascii: "\\"))
  }

  private static func hasScheme(_ text: Substring) -> Bool {
    let scheme = text.utf8.prefix { $0 != UInt8(ascii: ":") }
    guard scheme.count < text.utf8.count, scheme.count > 1, let first = scheme.first,
      isLetter(first)
    else { return false }
    return scheme.allSatisfy { byte in
      isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || "+-.".utf8.contains(byte)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// Decodes `%XX`; what is no such sequence, or would not be UTF-8, stays as it is.
  static func percentDecoded(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    let bytes = Array(text.utf8)
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = hex(bytes[index + 1]), let low = hex(bytes[index + 2])
      {
        decoded.append(high << 4 | low)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return String(validating: decoded, as: UTF8.self) ?? String(text)
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension String {
  fileprivate var replacingBackslashes: String {
    guard utf8.contains(UInt8(ascii: "\\")) else { return self }
    return String(map { $0 == "\\" ? "/" : $0 })
  }
}
