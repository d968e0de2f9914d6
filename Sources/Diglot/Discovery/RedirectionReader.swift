/// Reads the redirection lists of one locale, in every spelling that docfx takes.
///
///     {"redirections": [{"source_path": "a.md", "redirect_url": "/base/b"}]}
///     redirections: {a.md: /base/b}
///     renames: [{source_path: a.md, redirect_url: b}]
struct RedirectionReader {
  private let folder: ProjectFolder
  /// Which page a file is; `nil` for what the site does not hold.
  private let pageID: (RelativePath) -> PageID?
  private(set) var list = RedirectionList()
  private(set) var findings = Diagnostics()
  /// The first entry of each page.
  private var entries: [PageID: Int] = [:]

  init(_ folder: ProjectFolder, pageID: @escaping (RelativePath) -> PageID?) {
    self.folder = folder
    self.pageID = pageID
  }

  /// Adds the entries of a list, by its path below the folder.
  mutating func read(_ path: RelativePath) {
    let place = folder.appending(path)
    let file: SourceFile
    do { file = SourceFile(path: place.displayPath, bytes: try File.read(place.path)) } catch {
      return findings.report(.unreadable(error))
    }
    read(file, below: path.folder)
  }

  /// Adds the entries of a list that lies in `folder`.
  mutating func read(_ file: SourceFile, below folder: Substring) {
    let isJSON = file.path.lowercased().hasSuffix(".json")
    let root =
      isJSON ? JSONDocument.parse(file, &findings) : YAMLDocument.parse(file, &findings)
    guard let root, !root.isNull else { return }
    guard case .mapping(let pairs) = root.content else {
      return findings.report(.wrongType("a redirection list", "a mapping", root, file))
    }
    list.files.append(file)
    for pair in pairs {
      switch pair.key.lowercased() {
      case "redirections": read(pair, keepsDocumentID: false, file, folder)
      case "renames": read(pair, keepsDocumentID: true, file, folder)
      default: break
      }
    }
  }

  private mutating func read(
    _ pair: YAMLNode.Pair,
    keepsDocumentID: Bool,
    _ file: SourceFile,
    _ folder: Substring
  ) {
    switch pair.value.content {
    case .list(let items):
      for item in items {
        guard !findings.isFull else { return }
        guard case .mapping(let fields) = item.content else {
          findings.report(.wrongType("a redirection", "a mapping", item, file))
          continue
        }
        add(Fields(fields, keepsDocumentID, item.range, file, &findings), file, folder)
      }
    case .mapping(let pairs):
      for pair in pairs {
        guard !findings.isFull else { return }
        var fields = Fields(range: pair.keyRange, keepsDocumentID: keepsDocumentID)
        fields.path = Located(value: String(pair.key.trimmed), range: pair.keyRange)
        fields.url = Fields.text(pair.value, pair.key, file, &findings)
        add(fields, file, folder)
      }
    case .scalar:
      if !pair.value.isNull {
        findings.report(.wrongType("'\(pair.key)'", "a list or a mapping", pair.value, file))
      }
    }
  }

  /// The attributes of an entry.
  private struct Fields {
    var path: Located<String>?
    var pathFromRoot: Located<String>?
    var url: Located<String>?
    var keepsDocumentID: Bool
    let range: Range<Int>

    init(range: Range<Int>, keepsDocumentID: Bool) {
      self.range = range
      self.keepsDocumentID = keepsDocumentID
    }

    init(
      _ pairs: [YAMLNode.Pair],
      _ keepsDocumentID: Bool,
      _ range: Range<Int>,
      _ file: SourceFile,
      _ diagnostics: inout Diagnostics
    ) {
      self.init(range: range, keepsDocumentID: keepsDocumentID)
      for pair in pairs {
        switch pair.key.lowercased() {
        case "source_path": path = Self.text(pair.value, pair.key, file, &diagnostics)
        case "source_path_from_root":
          pathFromRoot = Self.text(pair.value, pair.key, file, &diagnostics)
        case "redirect_url": url = Self.text(pair.value, pair.key, file, &diagnostics)
        case "redirect_document_id":
          // A rename is one whatever is said here.
          self.keepsDocumentID = keepsDocumentID || Self.bool(pair, file, &diagnostics)
        default: break
        }
      }
    }

    /// Returns a text without the space around it; `nil` for none.
    static func text(
      _ node: YAMLNode,
      _ key: String,
      _ file: SourceFile,
      _ diagnostics: inout Diagnostics
    ) -> Located<String>? {
      guard let text = node.text else {
        if !node.isNull { diagnostics.report(.wrongType("'\(key)'", "text", node, file)) }
        return nil
      }
      let trimmed = String(text.trimmed)
      return trimmed.isEmpty ? nil : Located(value: trimmed, range: node.range)
    }

    /// Real lists have `true`, `"true"`, `"TRUE"` and `"False"`.
    private static func bool(
      _ pair: YAMLNode.Pair,
      _ file: SourceFile,
      _ diagnostics: inout Diagnostics
    ) -> Bool {
      switch pair.value.text?.trimmed.lowercased() {
      case "true": return true
      case "false", "": return false
      default:
        if !pair.value.isNull {
          diagnostics.report(.wrongType("'\(pair.key)'", "true or false", pair.value, file))
        }
        return false
      }
    }
  }

  // MARK: Entries

  private mutating func add(_ fields: Fields, _ file: SourceFile, _ folder: Substring) {
    let place = fields.path?.range ?? fields.pathFromRoot?.range ?? fields.range
    guard let path = source(fields, file, folder), let id = pageID(path) else { return }
    guard Self.isPage(path) else {
      return findings.report(.noPage(path.string, at: file.location(of: place)))
    }
    guard let url = fields.url else {
      return findings.report(.missing("redirect_url", at: file.location(of: place)))
    }
    let entry = RedirectionList.Entry(
      source: path,
      id: id,
      url: url,
      keepsDocumentID: fields.keepsDocumentID,
      range: place,
      file: list.files.count - 1
    )
    if let index = entries[id] {
      reportConflict(entry, with: list.entries[index])
    } else {
      entries[id] = list.entries.count
      list.entries.append(entry)
    }
  }

  /// Returns the file that an entry is about; `nil`, also without a finding, where it is not ours.
  private mutating func source(
    _ fields: Fields,
    _ file: SourceFile,
    _ folder: Substring
  ) -> RelativePath? {
    let slash = UInt8(ascii: "/")
    switch (fields.path, fields.pathFromRoot) {
    case (let path?, nil):
      let text = path.value.withSlashes
      if text.utf8.first == slash {
        findings.report(.leadingSlash(at: file.location(of: path.range)))
      }
      return RelativePath(folder.isEmpty ? text : folder + "/" + text)
    case (nil, let path?):
      let text = path.value.withSlashes
      if text.utf8.first != slash {
        findings.report(.noLeadingSlash(at: file.location(of: path.range)))
      }
      return RelativePath(text)
    case (let path?, _?): findings.report(.twoPaths(at: file.location(of: path.range)))
    case (nil, nil):
      let start = fields.range.lowerBound
      findings.report(.missing("source_path", at: file.location(of: start..<start)))
    }
    return nil
  }

  private static func isPage(_ path: RelativePath) -> Bool {
    let stem = RelativePath(normal: path.withoutExtension).name.lowercased()
    return ["md", "yml", "yaml", "json"].contains(path.fileExtension) && stem != "toc"
  }

  /// A page that was first `.md` and then `.yml` may be listed under both names.
  private mutating func reportConflict(
    _ entry: RedirectionList.Entry,
    with first: RedirectionList.Entry
  ) {
    let isSameFile = entry.source.string.lowercased() == first.source.string.lowercased()
    guard isSameFile || entry.url.value != first.url.value else { return }
    let here = list.files[entry.file].location(of: entry.range)
    findings.report(
      .redirectedTwice(entry.source.string, first: list.location(of: first), at: here)
    )
  }
}

extension Diagnostic {
  fileprivate static func wrongType(
    _ subject: String,
    _ wanted: String,
    _ node: YAMLNode,
    _ file: SourceFile
  ) -> Diagnostic {
    Diagnostic(
      .unexpectedType,
      "\(subject) must be \(wanted), not \(node.valueName)",
      at: file.location(of: node.range)
    )
  }

  fileprivate static func missing(_ key: String, at place: Location) -> Diagnostic {
    Diagnostic(
      .missingAttribute,
      "a redirection has a '\(key)'",
      at: place,
      notes: ["it is left out"]
    )
  }

  fileprivate static func noPage(_ path: String, at place: Location) -> Diagnostic {
    Diagnostic(
      .redirectionInvalid,
      "only pages are redirected, which '\(path)' is not",
      at: place,
      notes: ["a page's file ends with '.md', '.yml' or '.json', and is no table of contents"]
    )
  }

  fileprivate static func leadingSlash(at place: Location) -> Diagnostic {
    Diagnostic(
      .redirectionPathSyntaxError,
      "a 'source_path' does not begin with '/'",
      at: place,
      notes: ["it is read without; 'source_path_from_root' begins with '/'"]
    )
  }

  fileprivate static func noLeadingSlash(at place: Location) -> Diagnostic {
    Diagnostic(
      .redirectionPathSyntaxError,
      "a 'source_path_from_root' begins with '/'",
      at: place,
      notes: ["it is read as if it did; 'source_path' is relative to the list's folder"]
    )
  }

  fileprivate static func twoPaths(at place: Location) -> Diagnostic {
    Diagnostic(
      .sourcePathConflict,
      "a redirection has a 'source_path' or a 'source_path_from_root', not both",
      at: place,
      notes: ["it is left out"]
    )
  }

  fileprivate static func redirectedTwice(
    _ path: String,
    first: Location,
    at place: Location
  ) -> Diagnostic {
    Diagnostic(
      .redirectionConflict,
      "'\(path)' is redirected once",
      at: place,
      notes: ["the first time is \(first.file):\(first.line), which is kept"]
    )
  }
}
