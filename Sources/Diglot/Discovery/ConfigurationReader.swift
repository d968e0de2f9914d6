/// Turns the text of `diglot.yml` into a configuration.
struct ConfigurationReader {
  static let keys = [
    "title", "baseURL", "content", "docset", "output", "originalLocale", "translations",
    "locales", "exclude", "assets", "fallbackPages", "missingInSwitcher", "templates",
    "pageSizeLimit", "trustedContent", "rules", "emoji", "footnotes", "math", "xref",
    "statusPage", "staleUnits", "workingPages",
  ]
  /// 2 MiB.
  static let defaultPageSizeLimit = 2 << 20

  let file: SourceFile
  let overrides: ConfigurationOverrides
  let lookup: FolderLookup
  /// The folder of `file`, which paths are relative to.
  let folder: ProjectFolder

  /// Returns the configuration, or `nil` where there is an error; all errors are reported at once.
  func read(_ diagnostics: inout Diagnostics) -> SiteConfiguration? {
    var findings = Diagnostics()
    defer { diagnostics.append(findings) }
    guard let root = YAMLDocument.parse(file, &findings),
      let mapping = MappingReader(root, "diglot.yml", keys: Self.keys, file, &findings)
    else { return nil }
    let configuration = configuration(mapping, &findings)
    return findings.hasErrors ? nil : configuration
  }

  private func configuration(
    _ mapping: MappingReader,
    _ diagnostics: inout Diagnostics
  ) -> SiteConfiguration? {
    let title = mapping.requiredText("title", &diagnostics)
    let baseURL = baseURL(mapping, &diagnostics)
    let content = contentFolder(mapping, &diagnostics)
    let locales = locales(mapping, content, &diagnostics)
    let output = output(mapping, locales, &diagnostics)
    let choices = Choices(mapping, &diagnostics)
    let templates = templates(mapping, &diagnostics)
    let limit = mapping.positiveInteger("pageSizeLimit", &diagnostics)
    let xrefMaps = xrefMaps(mapping, &diagnostics)
    guard let title, let baseURL, let locales else { return nil }
    return SiteConfiguration(
      title: title.value,
      baseURL: baseURL,
      content: content.value,
      output: output,
      locales: locales.locales,
      originalLocale: locales.original,
      translations: overrides.translations ?? choices.translations ?? .strip,
      exclude: exclude(mapping, &diagnostics),
      assets: choices.assets ?? .referenced,
      fallbackPages: choices.fallbackPages ?? .render,
      missingInSwitcher: choices.missingInSwitcher ?? .fallback,
      templates: templates,
      pageSizeLimit: limit ?? Self.defaultPageSizeLimit,
      trustedContent: choices.trustedContent ?? false,
      statusPage: choices.statusPage ?? false,
      rules: choices.rules,
      markdown: Self.features(mapping, &diagnostics),
      xrefMaps: xrefMaps,
      hasWorkingPages: choices.hasWorkingPages ?? false,
      names: locales.names,
      file: file,
      folder: folder
    )
  }

  /// The keys that say how rather than what.
  private struct Choices {
    let translations: SiteConfiguration.Translations?
    let assets: SiteConfiguration.Assets?
    let fallbackPages: SiteConfiguration.FallbackPages?
    let missingInSwitcher: SiteConfiguration.MissingInSwitcher?
    let trustedContent: Bool?
    let statusPage: Bool?
    let hasWorkingPages: Bool?
    let rules: RuleSet

    init(_ mapping: MappingReader, _ diagnostics: inout Diagnostics) {
      typealias Configuration = SiteConfiguration
      translations = mapping.choice(
        "translations",
        Configuration.Translations.self,
        &diagnostics
      )
      assets = mapping.choice("assets", Configuration.Assets.self, &diagnostics)
      fallbackPages = mapping.choice(
        "fallbackPages",
        Configuration.FallbackPages.self,
        &diagnostics
      )
      missingInSwitcher = mapping.choice(
        "missingInSwitcher",
        Configuration.MissingInSwitcher.self,
        &diagnostics
      )
      trustedContent = mapping.bool("trustedContent", &diagnostics)
      statusPage = mapping.bool("statusPage", &diagnostics)
      hasWorkingPages = mapping.bool("workingPages", &diagnostics)
      let reader = RuleReader(file: mapping.file)
      rules = mapping.node("rules").map { reader.read($0, &diagnostics) } ?? RuleSet()
    }
  }

  private func baseURL(
    _ mapping: MappingReader,
    _ diagnostics: inout Diagnostics
  ) -> BaseURL? {
    if let given = overrides.baseURL {
      if let url = BaseURL(given) { return url }
      diagnostics.report(.notAbsolute(given, option: true, at: nil))
      return nil
    }
    guard let text = mapping.requiredText("baseURL", &diagnostics) else { return nil }
    if let url = BaseURL(text.value) { return url }
    let place = file.location(of: text.range)
    diagnostics.report(.notAbsolute(text.value, option: false, at: place))
    return nil
  }

  /// The default folder need not exist, since every locale may name its own.
  private func contentFolder(
    _ mapping: MappingReader,
    _ diagnostics: inout Diagnostics
  ) -> Located<ProjectFolder> {
    guard let text = mapping.text("content", &diagnostics) else {
      return Located(value: folder.appending("content"), range: 0..<0)
    }
    let content = folder.appending(text.value)
    if lookup.kind(content.path) != .folder {
      diagnostics.report(.noFolder(content, lookup, at: file.location(of: text.range)))
    }
    return Located(value: content, range: text.range)
  }

  private func output(
    _ mapping: MappingReader,
    _ locales: LocaleListReader.Result?,
    _ diagnostics: inout Diagnostics
  ) -> ProjectFolder {
    let text = mapping.text("output", &diagnostics)
    let output =
      overrides.output.map { ProjectFolder(path: $0) }
      ?? folder.appending(text?.value ?? "public")
    let inputs = locales?.locales.compactMap(\.content) ?? []
    if let input = inputs.first(where: { output.isInside($0) || $0.isInside(output) }) {
      let place = text.map { file.location(of: $0.range) }
      diagnostics.report(.outputMeetsContent(output, input, at: place))
    }
    return output
  }

  private func locales(
    _ mapping: MappingReader,
    _ content: Located<ProjectFolder>,
    _ diagnostics: inout Diagnostics
  ) -> LocaleListReader.Result? {
    LocaleListReader(file: file, folder: folder, content: content, lookup: lookup)
      .read(mapping, &diagnostics)
  }

  private static func features(
    _ mapping: MappingReader,
    _ diagnostics: inout Diagnostics
  ) -> MarkdownFeatures {
    MarkdownFeatures(
      emoji: mapping.bool("emoji", &diagnostics) ?? true,
      footnotes: mapping.bool("footnotes", &diagnostics) ?? false,
      math: mapping.bool("math", &diagnostics) ?? false
    )
  }

  /// Returns the maps that are there; nothing is ever fetched.
  private func xrefMaps(
    _ mapping: MappingReader,
    _ diagnostics: inout Diagnostics
  ) -> [ProjectFolder] {
    var maps: [ProjectFolder] = []
    for path in mapping.texts("xref", &diagnostics) ?? [] {
      let map = folder.appending(path.value)
      if lookup.kind(map.path) == .file {
        maps.append(map)
      } else {
        diagnostics.report(.noXrefMap(path.value, at: file.location(of: path.range)))
      }
    }
    return maps
  }

  private func exclude(_ mapping: MappingReader, _ diagnostics: inout Diagnostics) -> GlobSet {
    var globs: [Glob] = []
    for pattern in mapping.texts("exclude", &diagnostics) ?? [] {
      do throws(GlobError) {
        globs.append(try Glob(pattern.value))
      } catch {
        let range = range(ofScalar: error.offset, in: pattern)
        diagnostics.report(.badGlob(pattern.value, error, at: file.location(of: range)))
      }
    }
    return GlobSet(globs)
  }

  /// Returns the place of one scalar of a text; the whole text where it is written with escapes.
  private func range(ofScalar offset: Int, in text: Located<String>) -> Range<Int> {
    let written = file.bytes.span.text(text.range)
    let quote = written.hasPrefix("\"") || written.hasPrefix("'") ? 1 : 0
    guard written.dropFirst(quote).dropLast(quote) == text.value else { return text.range }
    let before = text.value.unicodeScalars.prefix(offset)
    let start = text.range.lowerBound + quote + String(before).utf8.count
    return start..<min(start + 1, text.range.upperBound)
  }

  private func templates(
    _ mapping: MappingReader,
    _ diagnostics: inout Diagnostics
  ) -> ProjectFolder? {
    let text = mapping.text("templates", &diagnostics)
    let templates = folder.appending(text?.value ?? "templates")
    if lookup.kind(templates.path) == .folder { return templates }
    if let text {
      diagnostics.report(.noFolder(templates, lookup, at: file.location(of: text.range)))
    }
    return nil
  }
}

extension Diagnostic {
  fileprivate static func notAbsolute(
    _ text: String,
    option: Bool,
    at place: Location?
  ) -> Diagnostic {
    let name = option ? "--base-url" : "baseURL"
    return Diagnostic(
      .invalidValue,
      "'\(name)' must be an absolute http or https URL, not '\(text)'",
      at: place,
      notes: ["such as 'https://docs.example.com/guide/', without a query or fragment"]
    )
  }

  fileprivate static func outputMeetsContent(
    _ output: ProjectFolder,
    _ content: ProjectFolder,
    at place: Location?
  ) -> Diagnostic {
    Diagnostic(
      .invalidValue,
      "the output '\(output.displayPath)' must lie apart from the content "
        + "'\(content.displayPath)'",
      at: place
    )
  }

  fileprivate static func noXrefMap(_ path: String, at place: Location) -> Diagnostic {
    Diagnostic(
      .fileNotFound,
      "the map of uids '\(path)' does not exist",
      at: place,
      notes: ["a build fetches nothing; put the file beside diglot.yml, and name it here"]
    )
  }

  /// A pattern that cannot be read.
  static func badGlob(
    _ pattern: String,
    _ error: GlobError,
    at place: Location
  ) -> Diagnostic {
    Diagnostic(.globPatternInvalid, "in '\(pattern)': \(error.message)", at: place)
  }

  /// A folder that the configuration names and that is not there.
  static func noFolder(
    _ folder: ProjectFolder,
    _ lookup: FolderLookup,
    at place: Location
  ) -> Diagnostic {
    let path = folder.displayPath
    let slash = path.lastIndex(of: "/")
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    let siblings = lookup.names(slash.map { String(path[..<$0]) } ?? ".")
    let near =
      siblings.first { $0.lowercased() == name.lowercased() }
      ?? NearMiss.of(name, among: siblings)
    return Diagnostic(
      .directoryNotFound,
      "there is no folder '\(path)'",
      at: place,
      notes: near.map { ["did you mean '\($0)'?"] } ?? []
    )
  }
}
