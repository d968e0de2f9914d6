/// Takes changed translations over into a page's file, or says why not.
///
/// Each check is made on bytes and on what Markdown makes of them, and none trusts the file that
/// the translations came in. A revision changes the spans of translations and nothing else.
struct PageRevision {
  /// A translation that is not the one in the page.
  private struct Change {
    /// The unit among the page's.
    let unit: Int
    /// The translation in the page's file.
    let range: Range<Int>
    let target: [UInt8]
    let entry: ExchangeEntry
    let keepsCodes: Bool
  }

  struct Outcome: Sendable {
    /// The file's new bytes; `nil` where nothing changes or something is refused.
    var bytes: [UInt8]?
    var changedCount = 0
    var unchangedCount = 0
    var untranslatedCount = 0
    var faults: [ExchangeFault] = []
  }

  private let text: PageText
  private let sources: [TranslationUnit.Key: [UInt8]]
  private var units: [TranslationUnit.Key: Int] = [:]
  private var seen: [TranslationUnit.Key: [UInt8]] = [:]
  private var changes: [Change] = []
  private var outcome = Outcome()

  /// Applies `entries`, which are all of the page `text`; `sources` are the texts beside it.
  static func revise(
    _ text: PageText,
    _ sources: [TranslationUnit.Key: [UInt8]],
    _ entries: [ExchangeEntry],
    _ parser: inout MarkdownParser
  ) -> Outcome {
    var revision = PageRevision(text: text, sources: sources)
    for (index, unit) in text.bitext.units.enumerated() where revision.units[unit.key] == nil {
      revision.units[unit.key] = index
    }
    let bytes = text.source.file.bytes
    for entry in entries { revision.take(entry, bytes.span) }
    revision.changes.sort { $0.range.lowerBound < $1.range.lowerBound }
    revision.outcome.changedCount = revision.changes.count
    guard !revision.changes.isEmpty, revision.outcome.faults.allSatisfy(Self.isHarmless) else {
      return revision.outcome
    }
    revision.write(bytes, &parser)
    return revision.outcome
  }

  private init(text: PageText, sources: [TranslationUnit.Key: [UInt8]]) {
    self.text = text
    self.sources = sources
  }

  private static func isHarmless(_ fault: ExchangeFault) -> Bool {
    fault.code == .exchangeTargetFuzzy
  }

  // MARK: One entry

  private mutating func take(_ entry: ExchangeEntry, _ file: borrowing Span<UInt8>) {
    guard let key = entry.key, let index = units[key], let source = sources[key] else {
      outcome.faults.append(.unitUnknown(entry))
      return
    }
    guard let target = entry.target else {
      outcome.untranslatedCount += 1
      return
    }
    if let other = seen[key] {
      if other != target { outcome.faults.append(.repeated(entry)) }
      return
    }
    seen[key] = target
    let unit = text.bitext.units[index]
    let range = Self.targetRange(of: unit, file)
    let old = file.copy(range)
    if old == target {
      outcome.unchangedCount += 1
    } else if entry.isFuzzy {
      outcome.faults.append(.fuzzy(entry))
    } else if source != entry.source {
      outcome.faults.append(.sourceChanged(entry))
    } else {
      compare(entry, target, index, range, old: old, source)
    }
  }

  private mutating func compare(
    _ entry: ExchangeEntry,
    _ target: [UInt8],
    _ unit: Int,
    _ range: Range<Int>,
    old: [UInt8],
    _ source: [UInt8]
  ) {
    let new = InlineInventory(ProtectedText(target))
    let before = InlineInventory(ProtectedText(old))
    if let reason = Self.flaw(of: target, old: old)
      ?? new.fault(against: before, InlineInventory(ProtectedText(source))).map(Self.reason)
    {
      outcome.faults.append(.refused(entry, reason))
      return
    }
    changes.append(
      Change(unit: unit, range: range, target: target, entry: entry, keepsCodes: new == before)
    )
  }

  /// Returns where a unit's translation stands in the file: before the markup of its original.
  private static func targetRange(
    of unit: TranslationUnit,
    _ file: borrowing Span<UInt8>
  ) -> Range<Int> {
    var end = unit.source.lowerBound
    while end > 0, !file.hasPrefix("</span><span class=\"sxs-lookup\">", at: end) { end -= 1 }
    return (end - unit.target.count)..<end
  }

  /// Returns what makes a text no translation of one sentence, whatever the page.
  private static func flaw(of target: [UInt8], old: [UInt8]) -> String? {
    let bytes = target.span
    if target.allSatisfy({ $0 <= 0x20 }) { return "a translation is not blank" }
    if target.contains(0) { return "a translation has no NUL" }
    for mark: StaticString in ["data-ttu-id", "data-stu-id", "sxs-lookup"]
    where bytes.firstIndex(of: mark) != nil {
      return "a translation holds no markup of units"
    }
    func lines(_ text: [UInt8]) -> Int { text.count { $0 == 0x0A || $0 == 0x0D } }
    if lines(target) > lines(old) { return "a translation has no line break where none was" }
    return nil
  }

  private static func reason(_ fault: InlineInventory.Fault) -> String {
    switch fault {
    case .missing(let code): "a translation keeps the code '\(code)'"
    case .added(let code): "a translation has the code '\(code)' no more often than its original"
    case .lone: "every mark of emphasis has its partner"
    }
  }

  // MARK: The page

  private mutating func write(_ bytes: [UInt8], _ parser: inout MarkdownParser) {
    defer { parser.reset() }
    guard let before = PageShape(of: text.bitext, &parser) else {
      outcome.faults.append(.refused(changes[0].entry, "a page is no larger than can be parsed"))
      return
    }
    let all = revised(bytes.span, changes.count)
    guard let reason = flaw(of: all, changes.count, before, bytes, &parser) else {
      outcome.bytes = all
      return
    }
    // With the first `sound` changes the page is still the same, with one more it is not.
    var (sound, faulty, why) = (0, changes.count, reason)
    while faulty - sound > 1 {
      let middle = (sound + faulty) / 2
      let candidate = revised(bytes.span, middle)
      if let reason = flaw(of: candidate, middle, before, bytes, &parser) {
        (faulty, why) = (middle, reason)
      } else {
        sound = middle
      }
    }
    outcome.faults.append(.refused(changes[faulty - 1].entry, why))
  }

  /// Returns the file with the first `count` changes.
  private func revised(_ bytes: borrowing Span<UInt8>, _ count: Int) -> [UInt8] {
    var out = ByteBuffer(capacity: bytes.count + bytes.count / 8)
    var offset = 0
    for change in changes[..<count] {
      out.append(bytes.extracting(offset..<change.range.lowerBound))
      out.append(change.target)
      offset = change.range.upperBound
    }
    out.append(bytes.extracting(offset..<bytes.count))
    return out.finish()
  }

  /// Returns what is not as it was in the file with the first `count` changes.
  private func flaw(
    of bytes: [UInt8],
    _ count: Int,
    _ before: PageShape,
    _ old: [UInt8],
    _ parser: inout MarkdownParser
  ) -> String? {
    parser.reset()
    let page = text.source
    let file = SourceFile(path: page.file.path, bytes: bytes)
    guard HeaderBounds(bytes.span).bodyStart == page.header.bodyStart else {
      return "the page's header stays as it is"
    }
    var ignored = Diagnostics()
    let bitext = UnitScanner.scan(file, bodyStart: page.header.bodyStart, &ignored)
    guard holdsSameUnits(bitext, bytes.span, count, old.span) else {
      return "the page's other units stay as they are"
    }
    let cells = changes[..<count].first { change in
      let range = text.bitext.units[change.unit].target
      return before.isInTable(range.lowerBound)
        && Self.barCount(change.target) > Self.barCount(text.text.span.copy(range))
    }
    if cells != nil { return "a '|' in a table is written '\\|'" }
    guard let after = PageShape(of: bitext, &parser) else {
      return "a page is no larger than can be parsed"
    }
    let keepsCodes = changes[..<count].allSatisfy(\.keepsCodes)
    return after.difference(from: before, keepsCodes: keepsCodes)
  }

  private func holdsSameUnits(
    _ bitext: Bitext,
    _ bytes: borrowing Span<UInt8>,
    _ count: Int,
    _ old: borrowing Span<UInt8>
  ) -> Bool {
    guard bitext.units.count == text.bitext.units.count else { return false }
    let (newText, oldText) = (bitext.target, text.text)
    var (newEnd, oldEnd, change) = (0, 0, 0)
    for (index, unit) in bitext.units.enumerated() {
      let was = text.bitext.units[index]
      guard unit.key == was.key,
        newText[newEnd..<unit.target.lowerBound] == oldText[oldEnd..<was.target.lowerBound],
        bytes.copy(unit.source) == old.copy(was.source)
      else { return false }
      if change < count, changes[change].unit == index {
        guard newText[unit.target].elementsEqual(changes[change].target) else { return false }
        change += 1
      } else if newText[unit.target] != oldText[was.target] {
        return false
      }
      (newEnd, oldEnd) = (unit.target.upperBound, was.target.upperBound)
    }
    return change == count && newText[newEnd...] == oldText[oldEnd...]
  }

  /// Returns how many signs in a text end a table's cell.
  private static func barCount(_ text: [UInt8]) -> Int {
    var (count, isEscaped) = (0, false)
    for byte in text {
      if byte == UInt8(ascii: "|"), !isEscaped { count += 1 }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return count
  }
}

extension ExchangeFault {
  fileprivate static func unitUnknown(_ entry: ExchangeEntry) -> ExchangeFault {
    ExchangeFault(
      code: .exchangeUnitUnknown,
      message: "the page has no unit '\(entry.id)'",
      notes: ["nothing of the page is written; export it again"],
      place: entry.place
    )
  }

  fileprivate static func repeated(_ entry: ExchangeEntry) -> ExchangeFault {
    ExchangeFault(
      code: .exchangeUnitRepeated,
      message: "unit '\(entry.id)' comes with one translation, not with two",
      notes: ["nothing of the page is written"],
      place: entry.place
    )
  }

  fileprivate static func fuzzy(_ entry: ExchangeEntry) -> ExchangeFault {
    ExchangeFault(
      code: .exchangeTargetFuzzy,
      message: "the translation of unit '\(entry.id)' is fuzzy and is not taken over",
      place: entry.place
    )
  }

  fileprivate static func sourceChanged(_ entry: ExchangeEntry) -> ExchangeFault {
    ExchangeFault(
      code: .exchangeSourceChanged,
      message: "the original of unit '\(entry.id)' is the one in the page",
      notes: ["the page has changed since the export; nothing of it is written"],
      place: entry.place
    )
  }

  fileprivate static func refused(_ entry: ExchangeEntry, _ reason: String) -> ExchangeFault {
    ExchangeFault(
      code: .exchangeTargetRefused,
      message: "unit '\(entry.id)': \(reason)",
      notes: ["nothing of the page is written"],
      place: entry.place
    )
  }
}
