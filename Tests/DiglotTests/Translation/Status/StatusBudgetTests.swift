import Testing

@testable import Diglot

struct StatusBudgetTests {
  @Test(arguments: [
    ("ko: current>=80%", "ko", StatusFigure.current, StatusBudget.Comparison.atLeast, 80, 1, true),
    ("*:stale<=100", "", .stale, .atMost, 100, 1, false),
    ("  zh-TW :  human-units  >  12.50 %  ", "zh-TW", .humanUnits, .more, 1250, 100, true),
    ("ja: Missing == 0", "ja", .missing, .equal, 0, 1, false),
    ("ru: lint < 7", "ru", .lint, .less, 7, 1, false),
  ])
  func reads(
    text: String,
    tag: String,
    figure: StatusFigure,
    comparison: StatusBudget.Comparison,
    digits: Int,
    scale: Int,
    isPercentage: Bool
  ) throws {
    let budget = try StatusBudget(text)
    #expect(budget.tag ?? "" == tag && budget.figure == figure && budget.comparison == comparison)
    #expect(budget.limit.digits == digits && budget.limit.scale == scale)
    #expect(budget.limit.isPercentage == isPercentage)
  }

  @Test(arguments: [
    ("", 1, "begins with a locale's tag"), (": current>=1", 1, "begins with a locale's tag"),
    ("ko current>=1", 4, "':' comes after"), ("**: current>=1", 2, "':' comes after"),
    ("ko: curent>=80%", 5, "did you mean 'current'?"),
    ("ko: fluency>=80%", 5, "no figure is called 'fluency'"),
    ("ko: >=80%", 5, "a figure comes here"),
    ("ko: current=80%", 12, "did you mean '=='?"), ("ko: current ≥ 80%", 13, "did you mean '>='?"),
    ("ko: current", 12, "'>=', '>'"), ("ko: current>=", 14, "a number comes here"),
    ("ko: current>=many", 14, "a number comes here"), ("ko: current>=5.", 14, "a number comes"),
    ("ko: current>=.5", 14, "a number comes here"), ("ko: current>=-5", 14, "a number comes here"),
    ("ko: current>=1234567890", 14, "at most 9 digits"),
    ("ko: current>=0.12345", 14, "at most 9 digits, 4 of them"),
    ("ko: current>=80% of all", 18, "nothing comes after"),
    ("ko: words>=80%", 12, "share of nothing"), ("ko: lint<=1%", 11, "share of nothing"),
    ("한국: current", 12, "'>=', '>'"),
  ])
  func refuses(text: String, column: Int, message: String) {
    let error = #expect(throws: StatusBudgetError.self) { try StatusBudget(text) }
    #expect(error?.column == column)
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
  }

  /// A locale with `current` of `all` pages current, of which the others are behind.
  private func locale(current: Int, of all: Int) throws -> LocaleStatus {
    let plan = try #require(
      try TemporarySite(
        ["content/en/a.md": "a", "content/ko/a.md": "a"],
        configuration: TemporarySite.configuration(locales: ["en", "ko"])
      ).plan()
    )
    var locale = LocaleStatus(1, plan)
    for number in 0..<all {
      let status = TranslationStatus(
        state: number < current ? .current : .behind,
        kind: .machine,
        handOff: nil,
        units: .init(current: 2, changed: 1),
        missing: 0
      )
      locale.add(
        PageStatus.Entry(
          availability: .own,
          translation: status,
          words: 10,
          quality: nil,
          file: nil
        )
      )
    }
    return locale
  }

  @Test(arguments: [
    // 2 of 3 are 66.66…%, which is no 66.67%.
    ("ko: current>=66.66%", 2, 3, true), ("ko: current>=66.67%", 2, 3, false),
    ("ko: current<66.67%", 2, 3, true), ("ko: current==66.66%", 2, 3, false),
    ("ko: current==50%", 2, 4, true), ("ko: current>50%", 2, 4, false),
    ("ko: current<=50%", 2, 4, true), ("ko: current<50%", 2, 4, false),
    ("ko: current>=2", 2, 4, true), ("ko: current>=2.5", 2, 4, false),
    ("ko: current>=100%", 999, 1000, false), ("ko: behind<=0%", 999, 1000, false),
    // Nothing of nothing is 0 %.
    ("ko: current>=1%", 0, 0, false), ("ko: current>=0%", 0, 0, true),
    ("ko: behind<=0%", 0, 0, true),
    ("ko: stale<=33.34%", 1, 1, true), ("ko: stale<=33.33%", 1, 1, false),
    ("ko: words>=40", 2, 4, true), ("ko: words>40", 2, 4, false),
    // Nobody looked.
    ("ko: lint<=1000", 2, 4, false),
  ])
  func holdsExactly(text: String, current: Int, all: Int, isMet: Bool) throws {
    let outcome = try StatusBudget(text).outcome(locale(current: current, of: all))
    #expect(outcome.isMet == isMet, "\(outcome.text)")
  }

  @Test func tellsTheFigureWithItsCounts() throws {
    let locale = try locale(current: 999, of: 1000)
    let budget = try StatusBudget("*: current >= 100%")
    #expect(budget.outcome(locale).text == "ko: current is 99.9% (999 of 1000), not >= 100%")
    #expect(
      try StatusBudget("ko:lint<=1").outcome(locale).text == "ko: lint is not known, not <= 1"
    )
    #expect(try StatusBudget("ko:behind<=1").outcome(locale).text == "ko: behind is 1, <= 1")
  }
}
