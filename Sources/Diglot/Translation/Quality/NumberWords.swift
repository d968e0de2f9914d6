/// What says a number without digits in either sentence.
struct NumberWords {
  private let pair: UnitPair
  private let language: String

  init(_ pair: UnitPair) {
    self.pair = pair
    language = pair.language.name
  }

  // Made anew where they are asked for, which few numbers do.
  private var source: String {
    pair.source.text(0..<pair.source.bytes.count).lowercased()
  }

  private var target: String {
    pair.target.text(0..<pair.target.bytes.count).lowercased()
  }

  /// Whether one of some words in small letters stands in the original.
  private func sourceHolds(_ words: Set<Substring>) -> Bool {
    let bytes = pair.source.bytes
    // What a letter is beyond ASCII, and where one ends, is for the standard library to say.
    guard !pair.source.classes.contains(.beyondASCII) else {
      return source.split { !$0.isLetter }.contains { words.contains($0) }
    }
    var offset = 0
    while offset < bytes.count {
      let start = offset
      while offset < bytes.count, bytes[offset].isASCIILetter { offset += 1 }
      if start == offset {
        offset += 1
      } else if words.contains(where: { Self.isEqual(bytes, start..<offset, $0) }) {
        return true
      }
    }
    return false
  }

  private static func isEqual(_ bytes: [UInt8], _ range: Range<Int>, _ word: Substring) -> Bool {
    word.utf8.count == range.count
      && word.utf8.elementsEqual(bytes[range].lazy.map(\.asciiLowercased))
  }

  /// Whether the translation may do without the number.
  func explainMissing(
    _ value: String,
    among found: [NumberReader.Number],
    _ expected: [NumberReader.Number]
  ) -> Bool {
    guard let number = Int(value) else { return isMillions(value, found) }
    if number == 0 || isMillions(value, found) { return true }
    if ["7", "24", "365", "360"].contains(value), isIdiom { return true }
    if isHalfDay(number + 12, found) || isYear(number, found) { return true }
    if language == "ru", (1...12).contains(number), target.contains(Self.russianMonths[number - 1])
    {
      return true
    }
    guard let words = Self.spelled[language]?[number] else { return false }
    let target = target
    return words.contains { target.contains($0) }
  }

  /// Whether a word of the original is what the translation has as a number.
  func explainSurplus(_ value: String, among expected: [NumberReader.Number]) -> Bool {
    guard let number = Int(value) else { return isMillions(value, expected) }
    if number == 0 || isMillions(value, expected) { return true }
    if ["7", "24", "365"].contains(value), isIdiom { return true }
    if language == "ja", number < 3, target.contains("\(number) つ") || target.contains("\(number)つ")
    {
      return true
    }
    if isHalfDay(number - 12, expected) && number > 12 || isYear(number, expected) { return true }
    return Self.english[number].map(sourceHolds) ?? false
  }

  private var isIdiom: Bool {
    let source = source
    return ["24/7", "24x7", "24 x 7", "24 x7", "360-degree", "360 degree"].contains {
      source.contains($0)
    }
  }

  /// Whether the hour is there in the other count: 5 pm is 17.
  private func isHalfDay(_ hour: Int, _ numbers: [NumberReader.Number]) -> Bool {
    guard numbers.contains(where: { $0.value == String(hour) }) else { return false }
    let source = source
    return source.contains("pm") || source.contains("p.m")
  }

  /// Whether the same digits are there with other zeros, and the original has `5M`.
  private func isMillions(_ value: String, _ numbers: [NumberReader.Number]) -> Bool {
    guard sourceHolds(["m"]) else { return false }
    let digits = Self.significant(value)
    return numbers.contains { Self.significant($0.value) == digits }
  }

  private static func significant(_ value: String) -> [Character] {
    let digits = value.filter { $0 != "." }
    return digits.reversed().drop { $0 == "0" }.reversed()
  }

  /// Whether the year is there with two digits or with four.
  private func isYear(_ number: Int, _ numbers: [NumberReader.Number]) -> Bool {
    let other = number >= 2000 ? number - 2000 : number + 2000
    return (10...2099).contains(number) && numbers.contains { $0.value == String(other) }
  }

  private static let english: [Int: Set<Substring>] = [
    1: [
      "one", "once", "first", "single", "a", "an", "each", "per", "every", "onetime", "i", "annual",
      "monthly", "january", "jan", "day", "daily", "week", "month", "year", "yearly",
      "anniversary", "last", "primary", "line",
    ],
    2: ["two", "twice", "second", "both", "secondary", "ii", "double", "february", "feb"],
    3: ["three", "third", "iii", "march", "mar", "quarterly"],
    4: ["four", "fourth", "iv", "quarter", "april", "apr"],
    5: ["five", "fifth", "may"], 6: ["six", "sixth", "june", "jun"],
    7: ["seven", "seventh", "july", "jul"], 8: ["eight", "eighth", "august", "aug"],
    9: ["nine", "ninth", "september", "sep", "sept"], 10: ["ten", "tenth", "october", "oct"],
    11: ["eleven", "november", "nov"], 12: ["twelve", "december", "dec", "year", "annual"],
    14: ["fourteen"], 15: ["fifteen"], 20: ["twenty"], 24: ["twenty"], 30: ["thirty"],
    45: ["forty"], 50: ["fifty", "half"], 60: ["sixty"], 90: ["ninety"],
    100: ["hundred"], 1000: ["thousand"], 1_000_000: ["million"],
  ]

  private static let russianMonths = [
    "янв", "фев", "март", "апр", "ма", "июн", "июл", "авг", "сент", "окт", "нояб", "дек",
  ]

  private static let spelled: [String: [Int: [String]]] = [
    "ko": [
      1: ["한", "일", "하나", "첫", "매"], 2: ["두", "둘", "이", "양"], 3: ["세", "셋", "삼"],
      4: ["네", "넷", "사"], 5: ["다섯", "오"],
    ],
    "ja": [
      1: ["一", "ひと", "毎", "各", "最初", "単"], 2: ["二", "両"], 3: ["三"], 4: ["四"], 5: ["五"],
    ],
    "zh": [
      1: ["一", "單", "每", "单", "首"], 2: ["二", "兩", "雙", "两", "双"], 3: ["三"], 4: ["四"],
      5: ["五"], 6: ["六"], 7: ["七"], 8: ["八"], 9: ["九"], 10: ["十"], 11: ["十一"],
      12: ["十二", "年"],
    ],
    "ru": [
      1: ["оди", "одн", "перв", "кажд"], 2: ["дв", "втор", "оба"], 3: ["три", "трё", "тре"],
      4: ["четыр", "четвер"], 5: ["пят"], 6: ["шест"], 7: ["сем"], 8: ["восем", "восьм"],
      9: ["девят"], 10: ["десят"], 11: ["одиннадцат"], 12: ["двенадцат"],
    ],
  ]
}
