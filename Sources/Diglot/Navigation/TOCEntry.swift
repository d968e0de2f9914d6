/// An entry of a table of contents as its file says it, before anything is looked up.
struct TOCEntry: Sendable, Equatable {
  /// A value with its place in the file.
  struct Text: Sendable, Equatable {
    let string: String
    let range: Range<Int>
  }

  /// How many entries of the same file it lies in.
  let depth: Int
  let range: Range<Int>
  var name: String?
  var href: Text?
  var topicHref: Text?
  var tocHref: Text?
  var uid: Text?
  /// Words for the filter, separated by commas; never shown.
  var displayName: String?
  var isExpanded = false

  init(depth: Int, range: Range<Int>) {
    self.depth = depth
    self.range = range
  }

  /// Takes an address `xref:…` for what it is.
  mutating func takeUID() {
    guard let address = href, let reference = XrefReference(address.string) else { return }
    uid = Text(string: reference.uid, range: address.range)
    href = nil
  }

  /// Returns a name unless there is nothing to see in it.
  static func visible(_ name: String) -> String? {
    name.allSatisfy(\.isWhitespace) ? nil : name
  }
}

/// A table of contents as it was read, whatever its notation.
struct TOCFile: Sendable {
  /// Its path below the locale's folder, and whose folder that is.
  let path: RelativePath
  let locale: Int
  let source: SourceFile
  /// In the order of the file, every entry before those that lie in it.
  let entries: [TOCEntry]

  /// What a file is read as that cannot be read.
  static func empty(_ path: RelativePath, locale: Int) -> TOCFile {
    TOCFile(
      path: path,
      locale: locale,
      source: SourceFile(path: path.string, bytes: []),
      entries: []
    )
  }

  /// Reads the file at `place`; one that is no table of contents has no entries, and a finding.
  static func read(
    _ place: ProjectFolder,
    _ path: RelativePath,
    locale: Int,
    _ diagnostics: inout Diagnostics
  ) -> TOCFile {
    let bytes: [UInt8]
    do { bytes = try File.read(place.path) } catch {
      diagnostics.report(.unreadable(error))
      return empty(path, locale: locale)
    }
    let source = SourceFile(path: place.displayPath, bytes: bytes)
    guard bytes.span.isUTF8 else {
      diagnostics.report(.notUTF8(at: source.location(of: 0..<0)))
      return empty(path, locale: locale)
    }
    let entries =
      switch path.fileExtension {
      case "md": MarkdownTOCReader.read(source, &diagnostics)
      case "json":
        StructuredTOCReader.read(JSONDocument.parse(source, &diagnostics), source, &diagnostics)
      default:
        StructuredTOCReader.read(YAMLDocument.parse(source, &diagnostics), source, &diagnostics)
      }
    return TOCFile(path: path, locale: locale, source: source, entries: entries)
  }
}

extension Diagnostic {
  fileprivate static func notUTF8(at location: Location) -> Diagnostic {
    Diagnostic(
      .encodingInvalid,
      "a table of contents is UTF-8",
      at: location,
      notes: ["save the file as UTF-8; its entries are left out"]
    )
  }
}
