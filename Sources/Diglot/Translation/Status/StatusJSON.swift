/// A site's status as data.
///
/// One object; names are never taken away or given another meaning as long as `version` is 1, but new
/// ones may come. Every number is a count, so that shares can be taken of whatever is wanted.
///
///     {"version":1,"title":"Guide","original":"en","hasOriginalFolder":true,
///     "locales":[{"tag":"ko","name":"한국어","isOriginal":false,"lastHandOff":"2019-04-23",
///       "pages":{"total":…,"translated":…,"rebuilt":…,"fallback":…,"missing":…,"redirected":…},
///       "states":{"current":…,"behind":…,"orphaned":…,"untracked":…},
///       "kinds":{"human":…,"machine":…,"machineEdited":…,"unlabelled":…},
///       "units":{"total":…,"current":…,"changed":…,"gone":…,"uncompared":…,
///         "human":…,"machine":…,"machineEdited":…,"unlabelled":…},
///       "newSentences":…,"words":…,"lintFindings":…}],
///     "pages":[{"id":"start","locales":{"ko":{"availability":"own","shownIn":null,"file":"…",
///       "state":"behind","kind":"machine","lastHandOff":"2019-04-23",
///       "units":{"total":…,"current":…,"changed":…,"gone":…,"uncompared":…},
///       "newSentences":…,"words":…,"lintFindings":…}}}]}
///
/// `total` counts the pages of the site: `translated`, `fallback` and `missing` add up to it, and
/// `states` and `kinds` each to the `translated` of a locale that is not the original. What is not
/// known, or cannot be, is null; a page that a locale does not translate has no `state` to `units`.
struct StatusJSON {
  let status: SiteStatus

  private var plan: Plan { status.plan }

  /// Returns the document, a page a line.
  func document() -> [UInt8] {
    let configuration = plan.configuration
    let original = plan.locales[configuration.originalLocale]
    let head = [
      "\"version\":1", Self.field("title", configuration.title),
      Self.field("original", original.locale.tag),
      "\"hasOriginalFolder\":\(original.content != nil)",
    ]
    let locales = status.locales.map(Self.locale).joined(separator: ",\n")
    let pages = status.pages.map(page).joined(separator: ",\n")
    let text =
      "{\(head.joined(separator: ",")),\n\"locales\":[\n\(locales)\n],\n\"pages\":[\n\(pages)\n]}\n"
    return Array(text.utf8)
  }

  // MARK: Locales

  private static func locale(_ locale: LocaleStatus) -> String {
    object([
      field("tag", locale.tag), field("name", locale.name),
      "\"isOriginal\":\(locale.isOriginal)", field("lastHandOff", locale.lastHandOff),
      "\"pages\":"
        + counts(
          locale,
          [
            ("total", .pages), ("translated", .translated), ("rebuilt", .rebuilt),
            ("fallback", .fallback), ("missing", .missing), ("redirected", .redirected),
          ]
        ),
      "\"states\":"
        + counts(
          locale,
          [
            ("current", .current), ("behind", .behind), ("orphaned", .orphaned),
            ("untracked", .untracked),
          ]
        ),
      "\"kinds\":"
        + counts(
          locale,
          [
            ("human", .human), ("machine", .machine), ("machineEdited", .edited),
            ("unlabelled", .unlabelled),
          ]
        ), "\"units\":" + units(locale), "\"newSentences\":" + number(locale[.new]),
      "\"words\":" + number(locale[.words]), "\"lintFindings\":" + number(locale[.lint]),
    ])
  }

  private static func units(_ locale: LocaleStatus) -> String {
    counts(
      locale,
      [
        ("total", .units), ("current", .currentUnits), ("changed", .changed), ("gone", .gone),
        ("uncompared", .uncompared), ("human", .humanUnits), ("machine", .machineUnits),
        ("machineEdited", .editedUnits), ("unlabelled", .unlabelledUnits),
      ]
    )
  }

  private static func counts(_ locale: LocaleStatus, _ fields: [(String, StatusFigure)]) -> String {
    object(fields.map { "\"\($0)\":" + number(locale[$1]) })
  }

  // MARK: Pages

  private func page(_ page: PageStatus) -> String {
    let locales = status.localeIndices.compactMap { locale -> String? in
      guard let entry = page.entries[locale] else { return nil }
      return Self.text(plan.locale(locale).tag) + ":" + self.entry(entry, page, locale)
    }
    let id = Self.field("id", plan.pages[page.page].id.string)
    return "{\(id),\"locales\":\(Self.object(locales))}"
  }

  private func entry(_ entry: PageStatus.Entry, _ page: PageStatus, _ locale: Int) -> String {
    let (availability, other): (String, Int?) =
      switch entry.availability {
      case .own: ("own", nil)
      case .rebuilt: ("rebuilt", nil)
      case .fallback(let other): ("fallback", other)
      case .missing: ("missing", nil)
      }
    var fields = [
      Self.field("availability", availability),
      Self.field("shownIn", other.map { plan.locale($0).tag }),
      Self.field("file", plan.pages[page.page].files[locale]?.string),
    ]
    if let translation = entry.translation { fields += Self.fields(translation) }
    fields.append("\"words\":\(entry.words)")
    fields.append("\"lintFindings\":" + Self.number(status.lintFindings(page, locale)))
    return Self.object(fields)
  }

  private static func fields(_ translation: TranslationStatus) -> [String] {
    let units = translation.units
    let kind: String? =
      switch translation.kind {
      case .human: "human"
      case .machine: "machine"
      case .machineEdited: "machineEdited"
      case nil: nil
      }
    return [
      field("state", translation.state.rawValue), field("kind", kind),
      field("lastHandOff", translation.handOff?.iso),
      "\"units\":{\"total\":\(units.total),\"current\":\(units.current),"
        + "\"changed\":\(units.changed),\"gone\":\(units.gone),"
        + "\"uncompared\":\(units.uncompared)}", "\"newSentences\":\(translation.missing)",
    ]
  }

  // MARK: Values

  private static func object(_ fields: [String]) -> String {
    "{" + fields.joined(separator: ",") + "}"
  }

  private static func field(_ name: String, _ value: String?) -> String {
    "\"\(name)\":" + (value.map(text) ?? "null")
  }

  private static func number(_ number: Int?) -> String { number.map(String.init) ?? "null" }

  private static func text(_ text: String) -> String {
    var out = ByteBuffer()
    out.append(json: text)
    return String(decoding: out.finish(), as: UTF8.self)
  }
}
