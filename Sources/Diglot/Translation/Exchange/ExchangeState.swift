/// How far a unit's translation has come, as exchange formats say it.
struct ExchangeState: Sendable, Equatable {
  /// In XLIFF's own words.
  enum Stage: String, Sendable { case initial, translated, reviewed, final }

  /// What has become of the original since.
  enum Age: String, Sendable {
    /// The sentence still stands there.
    case current
    /// Another one much like it stands there now.
    case changed
    /// Nothing like it stands there any more.
    case gone
    /// The page was changed, and there was nothing to compare its sentences with.
    case behind
    /// The page has gone.
    case orphaned
    /// Nobody knows what was translated.
    case untracked
  }

  let stage: Stage
  /// Whether what was translated is still what the original says; `nil` where nothing is known.
  let age: Age?
  /// What the original says today instead, in one line; `nil` unless it was changed.
  let today: [UInt8]?

  /// Takes the unit's own state where the units of its page were compared, and the page's otherwise.
  ///
  /// What a machine translated is translated, what a person went over reviewed, what a person wrote
  /// final; but nothing is better than translated where the original has changed since.
  init(
    _ kind: TranslationKind?,
    _ page: PageState?,
    unit: UnitState? = nil,
    in sentences: [OriginalSentence] = []
  ) {
    age = Age(page, unit)
    today = if case .changed(let sentence, _) = unit { sentences[sentence].text } else { nil }
    stage =
      switch (kind, age) {
      case (_, .changed), (_, .gone), (_, .behind), (_, .orphaned): .translated
      case (.machine, _), (nil, _): .translated
      case (.machineEdited, _): .reviewed
      case (.human, _): .final
      }
  }

  /// Whether somebody has to look at it again, for the original has changed or gone.
  var isStale: Bool {
    switch age {
    case .changed, .gone, .behind, .orphaned: true
    case .current, .untracked, nil: false
    }
  }
}

extension ExchangeState.Age {
  fileprivate init?(_ page: PageState?, _ unit: UnitState?) {
    switch unit {
    case .current: self = .current
    case .changed: self = .changed
    case .gone: self = .gone
    case nil:
      switch page {
      case .current: self = .current
      case .behind: self = .behind
      case .orphaned: self = .orphaned
      case .untracked: self = .untracked
      case nil: return nil
      }
    }
  }
}

extension TranslationKind {
  /// The value of `ms.translationtype`.
  var exchangeName: String {
    switch self {
    case .human: "HT"
    case .machine: "MT"
    case .machineEdited: "MTE"
    }
  }

  /// For a translator, in English, as all of a format's own words.
  var exchangeNote: String {
    switch self {
    case .human: "translated by a person"
    case .machine: "translated by a machine"
    case .machineEdited: "translated by a machine and edited by a person"
    }
  }
}
