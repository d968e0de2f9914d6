/// All files of a site as they were at one moment, for a server; nothing in it changes afterwards.
package struct SiteSnapshot: Sendable {
  /// Where a page was that has moved: what a server answers there.
  package struct Redirection: Sendable, Equatable {
    /// Percent-encoded; begins with `/`, or is absolute.
    package let target: String
    /// 301 or 302.
    package let status: Int
  }

  /// Where the site begins on its host: `/`, or a path such as `/docs/`.
  package let basePath: String
  /// By path below the site's root, not percent-encoded: `ko/billing/index.html`.
  package internal(set) var files: FileTable
  /// By path on the host, not percent-encoded: `/docs/ko/old/`.
  package internal(set) var redirections: [String: Redirection]

  /// Takes the files of a site that begins at `basePath`, which begins and ends with `/`.
  package init(
    basePath: String,
    files: [String: SiteFile] = [:],
    redirections: [String: Redirection] = [:]
  ) {
    self.basePath = basePath
    self.files = FileTable(files)
    self.redirections = redirections
  }

  /// Returns the page that says that nothing is at `path`: that of the locale, or the site's.
  ///
  /// `path` is below the site's root.
  package func notFoundPage(for path: String) -> SiteFile? {
    let locale = path.prefix { $0 != "/" }
    return files[locale + "/404.html"] ?? files["404.html"]
  }
}

/// A file of a site: bytes that were made, or a file of the project that is served as it is.
package struct SiteFile: Sendable {
  /// What a server sends.
  package enum Contents: Sendable {
    case bytes([UInt8])
    /// The path of a file to be read now.
    case file(String)
  }

  private enum Source: Sendable {
    case bytes([UInt8])
    case spooled(SpooledBytes)
    case file(String)
  }

  private let source: Source
  /// Tells contents apart: equal for equal bytes; empty for a file of the project, which may change
  /// at any time.
  package let digest: String

  /// A file that is served from where it is.
  package init(path: String) {
    source = .file(path)
    digest = ""
  }

  /// A small file that is kept in memory.
  package init(bytes: [UInt8]) {
    source = .bytes(bytes)
    digest = SHA1.hexadecimal(of: bytes)
  }

  init(_ bytes: SpooledBytes, digest: String) {
    source = .spooled(bytes)
    self.digest = digest
  }

  /// Returns what a server sends, or `nil` for bytes that somebody has already.
  func contents(unless isKnown: () -> Bool) throws(FileError) -> Contents? {
    if case .file(let path) = source { return .file(path) }
    return isKnown() ? nil : try contents()
  }

  /// Returns what a server sends; throws where it cannot be read back.
  package func contents() throws(FileError) -> Contents {
    switch source {
    case .bytes(let bytes): .bytes(bytes)
    case .spooled(let bytes): .bytes(try bytes.read())
    case .file(let path): .file(path)
    }
  }
}
