/// What an entry's address means, by its form alone.
///
///     billing.md, billing.md?tabs=a    →  page
///     billing/TOC.md, ../toc.yml       →  file
///     billing/                         →  folder
///     /azure/, https://x               →  absolute
///     C:\x.md, empty                   →  nothing
enum TOCHref: Equatable {
  case page
  case file(String)
  case folder(String)
  case absolute
  case nothing

  init(_ href: String) {
    switch LinkTarget(href) {
    case .external, .siteAbsolute: self = .absolute
    case .empty, .localPath: self = .nothing
    // A place in the table of contents itself, which readers never see.
    case .samePage: self = .nothing
    case .relative(let reference):
      if reference.path.utf8.last == UInt8(ascii: "/") {
        self = .folder(String(reference.path.dropLast()))
      } else if Self.isTOC(reference.path) {
        self = .file(reference.path)
      } else {
        self = .page
      }
    }
  }

  /// Whether it is an address of a table of contents, and not of a page.
  var isTOC: Bool {
    switch self {
    case .file, .folder: true
    case .page, .absolute, .nothing: false
    }
  }

  private static func isTOC(_ path: String) -> Bool {
    let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map {
      path[path.utf8.index(after: $0)...]
    }
    return TOCShelf.names.contains((name ?? path[...]).lowercased())
  }
}
