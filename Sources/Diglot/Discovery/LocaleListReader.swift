/// Reads `locales`, `originalLocale`, `docset` and `staleUnits`, which only make sense together.
struct LocaleListReader {
  static let keys = ["tag", "content", "docset", "fallback", "name", "path", "staleUnits"]
  /// Names at the site's root that are taken.
  static let reservedPaths: Set = ["assets"]

  let file: SourceFile
  let folder: ProjectFolder
  let content: Located<ProjectFolder>
  let lookup: FolderLookup

  struct Result {
    let locales: [LocaleConfiguration]
    let original: Int
    let names: LanguageNames
  }

  /// An item whose tag is good.
  private struct Item {
    let mapping: MappingReader
    let tag: LanguageTag
    let tagRange: Range<Int>
  }

  /// Returns the locales, or `nil` where some are missing or bad; all faults are reported.
  func read(_ mapping: MappingReader, _ diagnostics: inout Diagnostics) -> Result? {
    let items = items(mapping, &diagnostics)
    let original = original(mapping, items, &diagnostics)
    guard let items, !items.isEmpty else { return nil }
    let names = LanguageNames(items.map(\.tag))
    let docset = mapping.text("docset", &diagnostics)
    let docsets = items.map { $0.mapping.text("docset", &diagnostics) ?? docset }
    let stale = staleUnits(mapping, items, &diagnostics)
    let locales = locales(items, names, &diagnostics)
    let withContent = items.indices.map { index in
      folder(of: items[index], mayLack: index == original && items.count > 1, &diagnostics)
    }
    let fallbacks = items.indices.map { fallback(of: $0, items, original, &diagnostics) }
    guard let original else { return nil }
    let result = items.indices.map { index in
      LocaleConfiguration(
        locale: locales[index],
        content: withContent[index],
        fallback: fallbacks[index],
        docset: docsets[index],
        staleUnits: stale[index]
      )
    }
    return Result(locales: result, original: original, names: names)
  }

  private func staleUnits(
    _ mapping: MappingReader,
    _ items: [Item],
    _ diagnostics: inout Diagnostics
  ) -> [SiteConfiguration.StaleUnits] {
    let type = SiteConfiguration.StaleUnits.self
    let general = mapping.choice("staleUnits", type, &diagnostics) ?? .keep
    return items.map { $0.mapping.choice("staleUnits", type, &diagnostics) ?? general }
  }

  private func items(_ mapping: MappingReader, _ diagnostics: inout Diagnostics) -> [Item]? {
    guard let node = mapping.node("locales") else {
      mapping.reportMissing("locales", &diagnostics)
      return nil
    }
    guard case .list(let nodes) = node.content, !nodes.isEmpty else {
      diagnostics.report(.notLocales(node, at: file.location(of: node.range)))
      return nil
    }
    var items: [Item] = []
    for node in nodes {
      guard
        let mapping = MappingReader(
          node,
          "an item of 'locales'",
          keys: Self.keys,
          file,
          &diagnostics
        ),
        let text = mapping.requiredText("tag", &diagnostics)
      else { continue }
      guard let tag = tag(text, &diagnostics) else { continue }
      if let first = items.first(where: { $0.tag == tag }) {
        report(.duplicate("locale", tag.string, line(first.tagRange)), text.range, &diagnostics)
        continue
      }
      items.append(Item(mapping: mapping, tag: tag, tagRange: text.range))
    }
    return items
  }

  private func tag(
    _ text: Located<String>,
    _ diagnostics: inout Diagnostics
  ) -> LanguageTag? {
    if let tag = LanguageTag(text.value) { return tag }
    report(.badTag(text.value), text.range, &diagnostics)
    return nil
  }

  private func original(
    _ mapping: MappingReader,
    _ items: [Item]?,
    _ diagnostics: inout Diagnostics
  ) -> Int? {
    guard let text = mapping.requiredText("originalLocale", &diagnostics),
      let tag = tag(text, &diagnostics), let items
    else { return nil }
    if PseudoLocale(tag) != nil {
      report(.pseudoOriginal(tag.string), text.range, &diagnostics)
      return nil
    }
    if let index = items.firstIndex(where: { $0.tag == tag }) { return index }
    let tags = items.map(\.tag.string)
    report(.unknownLocale("originalLocale", tag.string, tags), text.range, &diagnostics)
    return nil
  }

  private func locales(
    _ items: [Item],
    _ names: LanguageNames,
    _ diagnostics: inout Diagnostics
  ) -> [Locale] {
    var lineOfPath: [String: Int] = [:]
    return items.map { item in
      let path = item.mapping.text("path", &diagnostics)
      let name = item.mapping.text("name", &diagnostics)
      let locale = Locale(item.tag, path: path?.value, name: name?.value, names: names)
      let range = path?.range ?? item.tagRange
      if !Self.isGoodPath(locale.path) {
        report(.badPath(locale.path), range, &diagnostics)
      } else if let line = lineOfPath.updateValue(line(range), forKey: locale.path.lowercased()) {
        report(.duplicate("path", locale.path, line), range, &diagnostics)
      }
      return locale
    }
  }

  /// One folder's name that needs no escape in a URL, and is neither hidden nor a file of the site's.
  private static func isGoodPath(_ path: String) -> Bool {
    path.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x7E: true
      default: false
      }
    } && !reservedPaths.contains(path.lowercased())
  }

  private func folder(
    of item: Item,
    mayLack: Bool,
    _ diagnostics: inout Diagnostics
  ) -> ProjectFolder? {
    let text = item.mapping.text("content", &diagnostics)
    if PseudoLocale(item.tag) != nil {
      if let text { report(.pseudoContent(item.tag.string), text.range, &diagnostics) }
      return nil
    }
    let folder =
      text.map { self.folder.appending($0.value) }
      ?? content.value.appending(item.tag.string)
    if lookup.kind(folder.path) == .folder { return folder }
    // Without the folder of all locales there is one finding, not one a locale.
    let isReported = !content.range.isEmpty && lookup.kind(content.value.path) != .folder
    if text != nil || (!mayLack && !isReported) {
      let place = file.location(of: text?.range ?? item.tagRange)
      diagnostics.report(.noFolder(folder, lookup, at: place))
    }
    return nil
  }

  private func fallback(
    of index: Int,
    _ items: [Item],
    _ original: Int?,
    _ diagnostics: inout Diagnostics
  ) -> [Int] {
    let texts = items[index].mapping.texts("fallback", &diagnostics)
    guard let texts, PseudoLocale(items[index].tag) == nil else {
      return original.map { $0 == index ? [] : [$0] } ?? []
    }
    var chain: [Int] = []
    for text in texts {
      guard let tag = tag(text, &diagnostics) else { continue }
      guard let target = items.firstIndex(where: { $0.tag == tag }) else {
        let tags = items.map(\.tag.string)
        report(.unknownLocale("fallback", tag.string, tags), text.range, &diagnostics)
        continue
      }
      if target == index || chain.contains(target) {
        report(.uselessFallback(tag.string, isItself: target == index), text.range, &diagnostics)
      } else {
        chain.append(target)
      }
    }
    return chain
  }

  private func line(_ range: Range<Int>) -> Int { file.location(of: range).line }

  private func report(
    _ fault: Fault,
    _ range: Range<Int>,
    _ diagnostics: inout Diagnostics
  ) {
    diagnostics.report(.fault(fault, at: file.location(of: range)))
  }
}

/// What can be wrong with a locale.
private enum Fault {
  case badTag(String)
  case badPath(String)
  case duplicate(_ what: String, _ value: String, _ firstLine: Int)
  case unknownLocale(_ key: String, _ tag: String, _ known: [String])
  case uselessFallback(_ tag: String, isItself: Bool)
  case pseudoOriginal(_ tag: String)
  case pseudoContent(_ tag: String)
}

extension Diagnostic {
  fileprivate static func notLocales(_ node: YAMLNode, at place: Location) -> Diagnostic {
    let kind = if case .list = node.content { "an empty one" } else { node.kindName }
    return Diagnostic(
      .unexpectedType,
      "'locales' must be a list of locales, not \(kind)",
      at: place
    )
  }

  private static func badTag(_ text: String, at place: Location) -> Diagnostic {
    // `zh_TW` is how operating systems write it.
    let hyphenated = LanguageTag(String(text.map { $0 == "_" ? "-" : $0 }))?.string
    return Diagnostic(
      .localeInvalid,
      "'\(text)' is not a language tag (BCP 47)",
      at: place,
      notes: [hyphenated.map { "did you mean '\($0)'?" } ?? "such as 'ko' or 'zh-TW'"]
    )
  }

  fileprivate static func fault(_ fault: Fault, at place: Location) -> Diagnostic {
    switch fault {
    case .badTag(let text): return badTag(text, at: place)
    case .badPath(let path):
      return Diagnostic(
        .invalidValue,
        "'\(path)' cannot be a locale's path",
        at: place,
        notes: ["one name of letters, digits, '-', '_' and '~', other than 'assets'"]
      )
    case .duplicate(let what, let value, let line):
      return Diagnostic(
        .invalidValue,
        "the \(what) '\(value)' is taken",
        at: place,
        notes: ["it is first used on line \(line)"]
      )
    case .unknownLocale(let key, let tag, let known):
      let near = NearMiss.of(tag, among: known)
      let list = known.map { "'\($0)'" }.joined(separator: ", ")
      return Diagnostic(
        .invalidValue,
        "'\(key)' must name one of the locales, not '\(tag)'",
        at: place,
        notes: [near.map { "did you mean '\($0)'?" } ?? "the locales are \(list)"]
      )
    case .uselessFallback(let tag, let isItself):
      let reason = isItself ? "cannot fall back to itself" : "occurs twice in 'fallback'"
      return Diagnostic(.invalidValue, "'\(tag)' \(reason)", at: place)
    case .pseudoOriginal(let tag):
      let rule = "'originalLocale' must be a language that people write, not '\(tag)'"
      return Diagnostic(.invalidValue, rule, at: place)
    case .pseudoContent(let tag):
      let rule = "'\(tag)' is made from the original and has no 'content'"
      return Diagnostic(.invalidValue, rule, at: place)
    }
  }
}
