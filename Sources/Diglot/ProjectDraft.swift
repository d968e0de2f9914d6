/// The `diglot.yml` that repositories lead to.
struct ProjectDraft: Sendable {
  private struct Item: Sendable {
    let tag: String
    /// `nil` for an original that is rebuilt.
    let survey: RepositorySurvey?
  }

  /// The original first, the others as they were given.
  private let items: [Item]
  private let title: String
  private let baseURL: String
  private let isAddressGiven: Bool
  private let holdsUnits: Bool
  /// The docsets with pages, by what picks them; empty for plain folders.
  private let docsets: [(label: String, pages: Int)]
  /// Whether some repository has docsets beside those.
  private let hasEmptyDocsets: Bool

  /// Takes at least one survey.
  init(_ surveys: [RepositorySurvey], baseURL: String?) throws(InitializeError) {
    let tags = Self.tags(surveys)
    for (index, tag) in tags.enumerated() {
      if let first = tags.firstIndex(of: tag), first < index {
        let paths = [first, index].map { surveys[$0].folder.displayPath }
        throw .sameLocale(tag: tag, paths[0], paths[1])
      }
    }
    holdsUnits = surveys.contains(where: \.holdsUnits)
    let all = zip(tags, surveys).map { Item(tag: $0, survey: $1) }
    if let original = Self.original(surveys, holdsUnits: holdsUnits) {
      items = [all[original]] + all.indices.filter { $0 != original }.map { all[$0] }
    } else {
      items = [Item(tag: "en", survey: nil)] + all
    }
    let ordered = items.compactMap(\.survey)
    docsets = Self.docsets(ordered)
    hasEmptyDocsets = ordered.contains { $0.docsets.contains { $0.pages == 0 } }
    title = ordered.lazy.compactMap(\.title).first ?? ordered.first?.plainName ?? ""
    isAddressGiven = baseURL != nil
    self.baseURL = baseURL ?? Self.placeholder(docsets.count > 1 ? nil : ordered.first)
  }

  // MARK: Decisions

  /// Returns each locale's tag: the language alone, unless region or script tell it from another.
  private static func tags(_ surveys: [RepositorySurvey]) -> [String] {
    surveys.map { survey in
      let locale = survey.locale
      // Of these, readers of each region look for their own.
      let isRegional = ["zh", "pt"].contains(locale.language)
      let sharers = surveys.filter { $0.locale.language == locale.language }
      if isRegional || sharers.count > 1 { return locale.string }
      return LanguageTag(LocaleData.shortestTag(of: locale.string))?.string ?? locale.string
    }
  }

  /// Returns the repository in the language that the others were translated from, or `nil` where it
  /// is not there but can be rebuilt.
  private static func original(_ surveys: [RepositorySurvey], holdsUnits: Bool) -> Int? {
    let unnamed = surveys.indices.filter { !surveys[$0].isNamedByLocale }
    if unnamed.count == 1, surveys.count > 1 { return unnamed[0] }
    let english = surveys.firstIndex { $0.locale.language == "en" }
    return english ?? (holdsUnits ? nil : surveys.startIndex)
  }

  private static func docsets(_ surveys: [RepositorySurvey]) -> [(label: String, pages: Int)] {
    var docsets: [(label: String, pages: Int)] = []
    var folders: [String] = []
    for case let (docset?, pages) in surveys.flatMap(\.docsets) where pages > 0 {
      // One folder in all repositories, whose own names differ.
      let folder = docset.folder.string.lowercased()
      if let known = folders.firstIndex(of: folder) {
        docsets[known].pages = max(docsets[known].pages, pages)
      } else {
        folders.append(folder)
        docsets.append((docset.label, pages))
      }
    }
    return docsets
  }

  private static func placeholder(_ survey: RepositorySurvey?) -> String {
    let root = "https://docs.example.com/"
    let folder = survey?.mainDocset?.configuration?.destination ?? ""
    return BaseURL(root + Route.percentEncoded(folder))?.string ?? root
  }

  /// What was found, for a person.
  var summaries: [InitializeReport.LocaleSummary] {
    items.map { item in
      InitializeReport.LocaleSummary(
        tag: item.tag,
        repository: item.survey?.folder.displayPath,
        docsets: (item.survey?.docsets ?? []).filter { $0.pages > 0 }.map { docset, pages in
          let isWhole = docset?.folder.string.isEmpty ?? true
          return InitializeReport.DocsetSummary(name: isWhole ? nil : docset?.label, pages: pages)
        }
      )
    }
  }

  // MARK: Text

  /// Returns the file's text; paths are seen from `folder`, which is there.
  func text(in folder: ProjectFolder) throws(InitializeError) -> String {
    guard let home = File.realPath(folder.path) else {
      throw .file(.last("look at", folder.displayPath))
    }
    for survey in items.compactMap(\.survey) where FolderWalk.isPath(home, in: survey.realPath) {
      let repository = survey.folder.displayPath
      throw .folderInRepository(folder: folder.displayPath, repository: repository)
    }
    var lines = ["title: \(Self.scalar(title))"]
    if !isAddressGiven { lines.append("# Where the site will be found; write your own address.") }
    lines += ["baseURL: \(Self.scalar(baseURL))", "originalLocale: \(items[0].tag)"]
    lines += translationLines + docsetLines + ["locales:"]
    for item in items {
      lines.append("  - tag: \(item.tag)")
      if let survey = item.survey {
        let path = Self.relativePath(from: home, to: survey.realPath)
        lines.append("    content: \(Self.scalar(path))")
      } else {
        lines.append("    # Without a folder: rebuilt from the originals in the other locales.")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var translationLines: [String] {
    guard holdsUnits else { return ["translations: strip"] }
    return [
      "# The pages hold the originals of their sentences: 'retain' keeps them beside the pages,",
      "# 'strip' leaves them out.",
      "translations: retain",
    ]
  }

  private var docsetLines: [String] {
    guard let main = docsets.max(by: { $0.pages < $1.pages }) else { return [] }
    let line = "docset: \(Self.scalar(main.label))"
    guard docsets.count > 1 else { return hasEmptyDocsets ? [line] : [] }
    let list = docsets.map { "\(Self.scalar($0.label)) (\($0.pages) pages)" }
    return [
      "# These docsets are built: \(list.joined(separator: ", ")).",
      "# To build one alone, name it:", "# \(line)",
    ]
  }

  /// Returns a path as it is seen from a folder; both are real paths.
  ///
  ///     /a/site, /a/docs.ko-kr  →  ../docs.ko-kr
  static func relativePath(from folder: String, to path: String) -> String {
    let (from, to) = (folder.split(separator: "/"), path.split(separator: "/"))
    let shared = zip(from, to).prefix { $0 == $1 }.count
    let steps = Array(repeating: "..", count: from.count - shared) + to[shared...].map(String.init)
    return steps.isEmpty ? "." : steps.joined(separator: "/")
  }

  /// Returns a text as YAML has it: as it is, or in quotation marks where that could be misread.
  static func scalar(_ text: String) -> String {
    func isPlain(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
      default: "._-/".utf8.contains(byte)
      }
    }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    let isSafe =
      words.allSatisfy { word in
        !word.isEmpty
          && word.utf8.allSatisfy { isPlain($0) || $0 == 0x3A && word.hasPrefix("http") }
          && !word.hasSuffix(":")
      }
      && text.unicodeScalars.first.map { $0.properties.isAlphabetic || $0 == "." || $0 == "/" }
        ?? false
    let isWord = !["true", "false", "null"].contains(text.lowercased())
    if isSafe, isWord, !text.unicodeScalars.contains(where: \.isInvisible) { return text }
    return "\"" + text.unicodeScalars.map(\.escaped).joined() + "\""
  }
}

extension Unicode.Scalar {
  /// The scalar as it stands between quotation marks.
  fileprivate var escaped: String {
    if self == "\"" || self == "\\" { return "\\" + String(self) }
    guard isInvisible else { return String(self) }
    let digits = String(value, radix: 16)
    return "\\U" + String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }

  /// Controls and the like, which have no place in a plain scalar.
  fileprivate var isInvisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
    default: false
    }
  }
}
