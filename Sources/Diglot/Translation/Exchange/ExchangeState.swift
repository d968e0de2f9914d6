/// How far a unit's translation has come, as exchange formats say it.
struct ExchangeState: Sendable, Equatable {
  /// In XLIFF's own words.
  enum Stage: String, Sendable { case initial, translated, reviewed, final }

  let stage: Stage
  /// Whether what was translated is still what the original says; `nil` where nothing is known.
  let age: PageState?

  /// Takes the page's state for that of each of its units: the one place to ask the unit's own.
  ///
  /// What a machine translated is translated, what a person went over reviewed, what a person wrote
  /// final; but nothing is better than translated where the original has changed since.
  init(_ kind: TranslationKind?, _ page: PageState?) {
    age = page
    stage =
      switch (kind, page) {
      case (_, .behind), (_, .orphaned): .translated
      case (.machine, _), (nil, _): .translated
      case (.machineEdited, _): .reviewed
      case (.human, _): .final
      }
  }

  /// Whether somebody has to look at it again, for the original has changed or gone.
  var isStale: Bool { age == .behind || age == .orphaned }
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
