/// What a destination in a page asks for, before anything is looked up.
///
///     https://x, mailto:a@b, //host   →  external
///     /partner-center/x               →  siteAbsolute
///     #part, ?x                       →  samePage
///     C:\x\y.md, file:///x            →  localPath
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
    let text = destination.trimmed
    let bytes = text.utf8
    guard let first = bytes.first else {
      self = .empty
      return
    }
    if Self.hasDrive(text) || Self.hasFileScheme(bytes) {
      self = .localPath
    } else if bytes.starts(with: "//".utf8) || bytes.starts(with: "\\\\".utf8)
      || Self.hasScheme(text)
    {
      self = .external
    } else if first == UInt8(ascii: "/") || first == UInt8(ascii: "\\") {
      self = .siteAbsolute
    } else {
      self = Self.split(text)
    }
  }

  private static func split(_ text: Substring) -> LinkTarget {
    let (beforeFragment, fragment) = text.halves(at: UInt8(ascii: "#"))
    let (path, query) = beforeFragment.halves(at: UInt8(ascii: "?"))
    if path.isEmpty { return .samePage(fragment: String(fragment)) }
    // A space before the closing quote or parenthesis is a slip, never part of a file's name.
    let decoded = PercentCoding.decoded(path).withSlashes.trimmed
    return .relative(
      Reference(path: String(decoded), query: String(query), fragment: String(fragment))
    )
  }

  private static func hasDrive(_ text: Substring) -> Bool {
    var bytes = text.utf8.makeIterator()
    guard let drive = bytes.next(), drive.isASCIILetter, bytes.next() == UInt8(ascii: ":"),
      let slash = bytes.next()
    else { return false }
    return slash == UInt8(ascii: "/") || slash == UInt8(ascii: "\\")
  }

  private static func hasFileScheme(_ bytes: Substring.UTF8View) -> Bool {
    bytes.prefix(5).elementsEqual("file:".utf8) { $0.asciiLowercased == $1 }
  }

  private static func hasScheme(_ text: Substring) -> Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let scheme = text.utf8[..<colon]
    guard scheme.count > 1, let first = scheme.first, first.isASCIILetter else { return false }
    return scheme.allSatisfy { byte in
      byte.isASCIIAlphanumeric || "+-.".utf8.contains(byte)
    }
  }
}
