/// What a page says of the distance between its translation and the original.
extension PageContext {
  /// Returns what is said of it in a sentence; nothing of a translation that is current, or of which
  /// nobody knows.
  func staleness(_ status: TranslationStatus?) -> TemplateValue {
    guard let status, chrome.locale != plan.configuration.originalLocale else { return .absent }
    switch status.state {
    case .current, .untracked: return .absent
    case .behind, .orphaned:
      let key = status.state == .behind ? "translationBehind" : "translationOrphaned"
      return .record(Self.adding(status, to: ["text": .text(chrome.string(key, [:]))]))
    }
  }

  /// Returns `record` with the state of the page and of its units.
  static func adding(_ status: TranslationStatus, to record: TemplateRecord) -> TemplateRecord {
    var record = record
    record["state"] = .text(status.state.rawValue)
    record["isBehind"] = .bool(status.state == .behind)
    record["isOrphaned"] = .bool(status.state == .orphaned)
    // Nothing, rather than 0, where units were not compared.
    let counts = status.isCompared ? status : nil
    record["staleUnits"] = .text(ifPresent: counts.map { String($0.units.stale) })
    record["missingUnits"] = .text(ifPresent: counts.map { String($0.missing) })
    return record
  }
}
