import Foundation
import Testing

@testable import Diglot

struct LocaleTests {
  @Test(arguments: [
    ("ZH-tw", "zh-TW"), ("zh-hant-TW", "zh-Hant-TW"), ("EN", "en"), ("es-419", "es-419"),
    ("sl-ROZAJ-biske", "sl-rozaj-biske"), ("de-CH-1996", "de-CH-1996"), ("zh-yue-hk", "zh-yue-HK"),
    ("en-u-ca-gregory-x-A", "en-u-ca-gregory-x-a"), ("fil", "fil"),
  ])
  func bringsATagIntoItsCanonicalCase(text: String, expected: String) {
    #expect(LanguageTag(text)?.string == expected)
  }

  @Test(arguments: [
    "", "e", "en_US", "en-", "-en", "en--US", "koreanlanguage", "x-a", "i-klingon", "en-u", "한국",
    "en-US-US", "en-a-bb-a-cc", "de-1996-1996", "1a", "en-x", "en US", "e1",
  ])
  func refusesWhatIsNoTag(text: String) {
    #expect(LanguageTag(text) == nil)
  }

  private func locales(_ tags: [String]) -> ([Diglot::Locale], LanguageNames) {
    let tags = tags.compactMap { LanguageTag($0) }
    let names = LanguageNames(tags)
    return (tags.map { Diglot::Locale($0, names: names) }, names)
  }

  @Test func namesEachLanguageByItself() {
    let (five, _) = locales(["en", "ko", "zh-TW", "ja", "ru"])
    #expect(five.map(\.name) == ["English", "한국어", "繁體中文", "日本語", "Русский"])
    #expect(five.map(\.path) == ["en", "ko", "zh-tw", "ja", "ru"])
    #expect(five.map(\.direction.rawValue) == Array(repeating: "ltr", count: 5))
    let (more, _) = locales(["zh-Hant-TW", "zh-CN", "en-US", "pt-BR", "pt-PT"])
    #expect(
      more.map(\.name) == ["繁體中文", "简体中文", "English", "Português (Brasil)", "Português (Portugal)"]
    )
  }

  @Test(arguments: [
    ("ar", true), ("he", true), ("fa-IR", true), ("ur", true), ("az-Arab", true), ("yi", true),
    ("en", false), ("ko", false), ("ur-Latn", false), ("tr", false),
  ])
  func knowsWhichWayTextRuns(tag: String, isRightToLeft: Bool) {
    #expect(locales([tag]).0.first?.direction == (isRightToLeft ? .rightToLeft : .leftToRight))
  }

  @Test func namesEveryLanguageInEveryOther() {
    let (five, names) = locales(["en", "ko", "zh-TW", "ja", "ru"])
    let table = five.map { reader in five.map { names.languageName(of: $0, in: reader) } }
    #expect(table[1][0] == "영어")
    #expect(table[3][0] == "英語")
    #expect(table[4][0] == "английский")
    #expect(table[2][0] == "英文")
    #expect(table[0][1] == "Korean")
    #expect(table[0][2].contains("Chinese") && table[0][2].contains("Traditional"))
  }

  // MARK: Dates

  @Test(arguments: [
    ("ko", "2019년 4월 23일"), ("ja", "2019年4月23日"), ("zh-TW", "2019年4月23日"),
    ("ru", "23 апреля 2019 г."), ("en", "April 23, 2019"), ("de", "23. April 2019"),
    ("es", "23 de abril de 2019"),
  ])
  func writesALongDate(tag: String, expected: String) throws {
    let date = try #require(CalendarDate(year: 2019, month: 4, day: 23))
    let text = LocalizedDateFormat(tag: tag).text(date)
    let spaces: Set<Character> = ["\u{A0}", "\u{202F}"]
    #expect(String(text.map { spaces.contains($0) ? " " : $0 }) == expected)
  }

  @Test(arguments: [
    "en", "ko", "zh-TW", "ja", "ru", "ar-EG", "fa", "th", "fi", "cs", "uk", "hi", "eu", "lt",
  ])
  func writesDatesAsFoundationDoes(tag: String) throws {
    let formatter = DateFormatter()
    formatter.locale = Foundation::Locale(identifier: tag)
    formatter.calendar = Calendar(identifier: .gregorian)
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    formatter.dateStyle = .long
    formatter.timeStyle = .none
    let format = LocalizedDateFormat(tag: tag)
    for month in 1...12 {
      let date = try #require(CalendarDate(year: 2021, month: month, day: month * 2))
      let instant = try Date(date.iso + "T00:00:00Z", strategy: .iso8601)
      #expect(format.text(date) == formatter.string(from: instant))
    }
  }

  @Test(arguments: [
    ("04/23/2019", "2019-04-23"), ("4/3/2019", "2019-04-03"), ("4/3/19", "2019-04-03"),
    ("02/29/2020", "2020-02-29"), ("12/31/9999", "9999-12-31"),
  ])
  func readsMonthDayYear(text: String, iso: String) {
    #expect(CalendarDate(usOrder: text)?.iso == iso)
  }

  @Test(arguments: [
    "", "23/04/2019", "2019-04-23", "2019/04/23", "4/31/2019", "2/29/2019", "2/29/1900", "0/1/2019",
    "1/0/2019", "004/1/2019", "4/1/219", "4/1/02019", "4/1", "4/1/2019/1", " 4/1/2019", "4/1/2019 ",
    "4//2019", "４/1/2019", "1/1/0000", "-4/1/2019", "99999999999999999999/1/2019",
  ])
  func refusesEveryOtherDate(text: String) {
    #expect(CalendarDate(usOrder: text) == nil)
  }
}
