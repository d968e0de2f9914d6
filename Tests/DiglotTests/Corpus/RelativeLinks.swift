import Foundation

/// The relative links of Markdown, found without a parser: what stands behind `](` up to the next
/// space or parenthesis, and `href`s.
enum RelativeLinks {
  static func of(_ markdown: String) -> [String] {
    let inline = markdown.components(separatedBy: "](").dropFirst().map { rest in
      String(rest.prefix { $0 != ")" && !$0.isWhitespace })
    }
    let html = markdown.components(separatedBy: "href=\"").dropFirst().map { rest in
      String(rest.prefix { $0 != "\"" })
    }
    return (inline + html).filter(isRelative)
  }

  /// Returns whether a URL leads to a file beside the one that holds it.
  static func isRelative(_ url: String) -> Bool {
    guard let first = url.first, first != "#", first != "/" else { return false }
    return !url.prefix { $0 != "/" }.contains(":")
  }

  /// Returns the file of a site that a relative URL in `page` leads to, and its fragment.
  static func target(of url: String, in page: String) -> (file: String, fragment: String?) {
    let parts = url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    var path = page.split(separator: "/").dropLast().map(String.init)
    for piece in parts[0].split(separator: "/") where piece != "." {
      if piece == ".." { _ = path.popLast() } else { path.append(String(piece)) }
    }
    if parts[0].hasSuffix("/") || parts[0].hasSuffix(".") { path.append("index.html") }
    return (path.joined(separator: "/"), parts.count > 1 ? String(parts[1]) : nil)
  }

  /// Returns the links of the lists behind a line that says "See also" in `original`, English text.
  static func seeAlso(_ original: String) -> [String] {
    var links: [String] = []
    var isInList = false
    for line in original.split(separator: "\n") {
      let word = line.lowercased().filter { $0.isLetter || $0 == " " }
      if word.trimmingCharacters(in: .whitespaces) == "see also" {
        isInList = true
      } else if isInList, line.hasPrefix("-") {
        links += of(String(line))
      } else {
        isInList = false
      }
    }
    return links
  }
}
