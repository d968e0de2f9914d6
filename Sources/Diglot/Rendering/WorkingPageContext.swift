/// Puts together what the page for the translators of one page sees;
/// `TemplateSchema.workingPage` lists the names.
struct WorkingPageContext {
  let plan: Plan
  let chrome: SiteChrome
  let stale: StaleTranslation
  /// The units of the page.
  let units: MemoryPage

  /// More of them would make a page that no browser shows.
  private static let itemLimit = 4_000

  private var locale: Locale { plan.locale(chrome.locale) }

  /// The file of the translation, by a name that does not depend on where the build runs.
  var file: String { name(ofFileIn: stale.locale) }
  private var originalFile: String { name(ofFileIn: stale.originalFileLocale) }

  private func name(ofFileIn locale: Int) -> String {
    let path = plan.pages[stale.page].files[locale]?.string ?? ""
    return plan.locale(locale).path + "/" + path
  }

  /// What a page is called, and where it is published, if it is.
  typealias Name = (title: String, path: String?)

  /// Adds the head of the page to `record`.
  func addHead(_ route: Route, title: String, to record: inout TemplateRecord) {
    let original = plan.configuration.original
    record["pageTitle"] = .text(title)
    record["title"] = .text(chrome.string("workTitle", ["title": title]))
    record["originalLang"] = .text(original.tag)
    record["originalDir"] = .text(original.direction.rawValue)
    record["published"] = .text(route.relativeURL(to: plan.route(stale.page, chrome.locale).path))
    let originalPage = plan.destinationLocale(stale.page, plan.configuration.originalLocale)
    record["original"] = .text(
      ifPresent: originalPage.map { route.relativeURL(to: plan.route(stale.page, $0).path) }
    )
    record["kind"] = .text(ifPresent: stale.status.kind.map(kind))
    record["file"] = .text(file)
    record["originalFile"] = .text(originalFile)
    record["hash"] = .text(ifPresent: stale.hash)
    addFacts(to: &record)
  }

  /// Adds the counts and the day, which the list shows as well.
  func addFacts(to record: inout TemplateRecord) {
    let (units, missing) = (stale.status.units, stale.status.missing)
    let counts = [
      ("changed", "workChanged", units.changed), ("missing", "workMissing", missing),
      ("gone", "workGone", units.gone), ("current", "workCurrent", units.current),
    ]
    record["counts"] = .records(
      counts.map { state, label, number in
        [
          "state": .text(state), "label": .text(chrome.string(label)),
          "number": .text(String(number)),
        ]
      }
    )
    let date = stale.status.handOff
    record["date"] = .text(ifPresent: date?.iso)
    record["dateText"] = .text(ifPresent: date.map { plan.dates[chrome.locale].text($0) })
  }

  private func kind(_ kind: TranslationKind) -> String {
    let language = plan.configuration.names.languageName(
      of: plan.configuration.original,
      in: locale
    )
    let key = kind == .human ? "humanTranslated" : "machineTranslated"
    return chrome.string(key, ["language": language])
  }

  // MARK: Sentences

  /// Adds the sentences; `name` tells about the pages that suggestions come from.
  func addItems(
    _ route: Route,
    _ search: inout TranslationMemory.Search,
    name: (Int) -> Name,
    to record: inout TemplateRecord
  ) {
    var items: [TemplateRecord] = []
    var current: [StaleTranslation.Item] = []
    var uses: [String: Int] = [:]
    for item in stale.items.prefix(Self.itemLimit) {
      if item.state == .current {
        current.append(item)
        continue
      }
      if !current.isEmpty { items.append(folded(current)) }
      current = []
      var entry = sentence(item)
      entry["id"] = .text(Self.id(item, &uses))
      let suggestions = matches(item, &search).map { suggestion($0, for: item, route, name) }
      entry["hasSuggestions"] = .bool(!suggestions.isEmpty)
      entry["suggestions"] = .records(suggestions)
      items.append(entry)
    }
    if !current.isEmpty { items.append(folded(current)) }
    record["items"] = .records(items)
    let rest = stale.items.count - Self.itemLimit
    record["more"] = rest > 0 ? .text(chrome.string("workMore", ["count": String(rest)])) : .absent
  }

  /// Returns a name for a place of the page: `u103`, `u103-2` where the page has it twice, `new-1`.
  private static func id(_ item: StaleTranslation.Item, _ uses: inout [String: Int]) -> String {
    let stem = item.key.map { "u" + $0.string } ?? "new"
    let number = uses[stem, default: 0] + 1
    uses[stem] = number
    return item.key != nil && number == 1 ? stem : "\(stem)-\(number)"
  }

  /// Returns units that nothing has happened to, which only show what stands around the others.
  private func folded(_ items: [StaleTranslation.Item]) -> TemplateRecord {
    let label = chrome.string("workCurrent") + ": " + String(items.count)
    return [
      "isCurrent": .bool(true), "state": .text("current"), "label": .text(label),
      "sentences": .records(
        items.map { item in
          [
            "unit": .text(ifPresent: unit(item)), "place": .text(place(item)),
            "source": .text(source(item)), "translation": .text(target(item)),
          ]
        }
      ),
    ]
  }

  private func sentence(_ item: StaleTranslation.Item) -> TemplateRecord {
    var record: TemplateRecord = [
      "isCurrent": .bool(false), "unit": .text(ifPresent: unit(item)),
      "place": .text(place(item)),
      "originalPlace": .text(
        ifPresent: item.originalLine.map { "\(originalFile):\($0)" }
      ),
      "translation": .text(target(item)), "match": .absent,
    ]
    let new = Self.text(item.sentence[...])
    switch item.state {
    case .changed(_, let similarity):
      label(&record, "changed", "workChanged", "workDifference")
      record["runs"] = Self.runs(from: bytes(item), to: item.sentence)
      record["match"] = .text(match(min(99, Int(similarity * 100 + 0.000_001))))
    case .gone:
      label(&record, "gone", "workGone", "workBefore")
      record["runs"] = .records([Self.run(.equal, source(item))])
    case nil, .current:
      label(&record, "missing", "workMissing", "workNow")
      record["runs"] = .records([Self.run(.equal, new)])
    }
    return record
  }

  private func label(
    _ record: inout TemplateRecord,
    _ state: String,
    _ label: String,
    _ sourceLabel: String
  ) {
    record["state"] = .text(state)
    record["label"] = .text(chrome.string(label))
    record["sourceLabel"] = .text(chrome.string(sourceLabel))
  }

  // MARK: Suggestions

  /// Returns what the memory has for today's sentence.
  private func matches(
    _ item: StaleTranslation.Item,
    _ search: inout TranslationMemory.Search
  ) -> [TranslationMemory.Match] {
    guard !item.sentence.isEmpty else { return [] }
    let known = item.unit.map { (source: units.source(of: $0), target: units.target(of: $0)) }
    return search.matches(for: item.sentence[...], known: known)
  }

  private func suggestion(
    _ match: TranslationMemory.Match,
    for item: StaleTranslation.Item,
    _ route: Route,
    _ name: (Int) -> Name
  ) -> TemplateRecord {
    let page = name(match.page)
    return [
      "match": .text(self.match(match.percentage)),
      "isFuzzy": .bool(match.percentage < 100),
      "runs": Self.runs(from: match.source, to: item.sentence),
      "translation": .text(Self.text(match.target[...])),
      "href": .text(ifPresent: page.path.map { route.relativeURL(to: $0) }),
      "page": .text(page.title),
    ]
  }

  private func match(_ percentage: Int) -> String {
    chrome.string("workMatch", ["percent": String(percentage)])
  }

  // MARK: Texts

  private static func runs(from old: [UInt8], to new: [UInt8]) -> TemplateValue {
    .records(WordDiff(from: old, to: new).runs.map { run($0.change, text($0.text[...])) })
  }

  private static func run(_ change: WordDiff.Change, _ words: String) -> TemplateRecord {
    [
      "isEqual": .bool(change == .equal), "isRemoved": .bool(change == .removed),
      "isAdded": .bool(change == .added), "words": .text(words),
    ]
  }

  private func unit(_ item: StaleTranslation.Item) -> String? {
    item.key.map { chrome.string("workUnit", ["unit": $0.string]) }
  }

  private func place(_ item: StaleTranslation.Item) -> String {
    item.line.map { "\(file):\($0)" } ?? ""
  }

  private func bytes(_ item: StaleTranslation.Item) -> [UInt8] {
    item.unit.map { Array(units.source(of: $0)) } ?? []
  }

  private func source(_ item: StaleTranslation.Item) -> String { Self.text(bytes(item)[...]) }

  private func target(_ item: StaleTranslation.Item) -> String {
    item.unit.map { Self.text(units.target(of: $0)) } ?? ""
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
