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
    let text = Self.trimmed(destination)
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
    let (beforeFragment, fragment) = halves(of: text, at: UInt8(ascii: "#"))
    let (path, query) = halves(of: beforeFragment, at: UInt8(ascii: "?"))
    if path.isEmpty { return .samePage(fragment: String(fragment)) }
    // A space before the closing quote or parenthesis is a slip, never part of a file's name.
    let decoded = trimmed(percentDecoded(path).replacingBackslashes)
    return .relative(
      Reference(path: String(decoded), query: String(query), fragment: String(fragment))
    )
  }

  /// Cuts a text in two at the first `byte`, which belongs to neither half.
  private static func halves(of text: Substring, at byte: UInt8) -> (Substring, Substring) {
    guard let cut = text.utf8.firstIndex(of: byte) else { return (text, "") }
    return (text[..<cut], text[text.utf8.index(after: cut)...])
  }

  private static func trimmed(_ text: String) -> Substring {
    var text = text[...]
    let printable: ClosedRange<UInt8> = 0x21...0x7E
    if let first = text.utf8.first, let last = text.utf8.last, printable ~= first, printable ~= last
    {
      return text
    }
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  private static func hasDrive(_ text: Substring) -> Bool {
    var bytes = text.utf8.makeIterator()
    guard let drive = bytes.next(), isLetter(drive), bytes.next() == UInt8(ascii: ":"),
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
    guard scheme.count > 1, let first = scheme.first, isLetter(first) else { return false }
    return scheme.allSatisfy { byte in
      isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || "+-.".utf8.contains(byte)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// Decodes `%XX`; what is no such sequence, or would not be UTF-8, stays as it is.
  static func percentDecoded(_ text: Substring) -> String { PercentCoding.decoded(text) }
}

extension String {
  fileprivate var replacingBackslashes: String {
    guard utf8.contains(UInt8(ascii: "\\")) else { return self }
    return String(map { $0 == "\\" ? "/" : $0 })
  }
}
