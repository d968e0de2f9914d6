/// What a figure of a locale must be, for a build server to fail where it is not.
///
///     TAG: FIGURE OP NUMBER[%]
///
///     ko: current >= 80%    four in five of the Korean pages are what the original says
///     *: stale <= 100       in each translation, at most a hundred units are out of date
///
/// `*` stands for every locale but the original; figures are those of `StatusFigure`, and OP is `>=`,
/// `>`, `<=`, `<` or `==`. A percentage is of what `StatusFigure.base` says; a share of nothing is 0 %.
/// Compared are whole numbers, never a rounded percentage. A figure that is not known meets nothing.
package struct StatusBudget: Sendable, Equatable {
  enum Comparison: String, CaseIterable, Sendable {
    // The longer first, since the shorter begin like them.
    case atLeast = ">="
    case atMost = "<="
    case equal = "=="
    case more = ">"
    case less = "<"

    func holds(_ a: Int, _ b: Int) -> Bool {
      switch self {
      case .atLeast: a >= b
      case .atMost: a <= b
      case .equal: a == b
      case .more: a > b
      case .less: a < b
      }
    }
  }

  /// The locale as it was written; `nil` for every translation.
  package let tag: String?
  let figure: StatusFigure
  let comparison: Comparison
  let limit: BudgetNumber

  /// What came of a budget in one locale.
  package struct Outcome: Sendable, Equatable {
    package let tag: String
    package let isMet: Bool
    /// Such as `ko: current is 79.3% (96 of 121), not >= 80%`.
    package let text: String
  }

  /// Returns what came of the budget in the locales of `status` that it is about.
  package func outcomes(in status: SiteStatus) -> [Outcome] {
    status.locales.filter { locale in
      tag.map { $0.lowercased() == locale.tag.lowercased() } ?? !locale.isOriginal
    }.map(outcome)
  }

  func outcome(_ locale: LocaleStatus) -> Outcome {
    let isMet: Bool
    let shown: String
    if limit.isPercentage, let (part, whole) = locale.share(of: figure) {
      isMet = comparison.holds(part * 100 * limit.scale, limit.digits * whole)
      shown = Self.percentage(part, whole) + " (\(part) of \(locale.figureBase(figure)))"
    } else if let number = locale[figure] {
      isMet = comparison.holds(number * limit.scale, limit.digits)
      shown = String(number)
    } else {
      isMet = false
      shown = "not known"
    }
    let wanted = "\(comparison.rawValue) \(limit.text)"
    return Outcome(
      tag: locale.tag,
      isMet: isMet,
      text: "\(locale.tag): \(figure.rawValue) is \(shown), " + (isMet ? "" : "not ") + wanted
    )
  }

  /// Returns a share with one decimal, rounded down.
  private static func percentage(_ part: Int, _ whole: Int) -> String {
    let tenths = 1000 * part / whole
    return "\(tenths / 10).\(tenths % 10)%"
  }
}

extension LocaleStatus {
  fileprivate func figureBase(_ figure: StatusFigure) -> Int {
    figure.base.flatMap { self[$0] } ?? 0
  }
}

/// A number of a budget: digits with a decimal point somewhere among them.
struct BudgetNumber: Sendable, Equatable {
  /// As it was written, with its sign of percent.
  let text: String
  let digits: Int
  /// What `digits` are to be divided by, a power of ten.
  let scale: Int
  let isPercentage: Bool

  /// So many digits cannot overflow, whatever they are compared with.
  static let digitLimit = 9
  static let decimalLimit = 4
}
