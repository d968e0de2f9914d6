/// A locale's way to write a long date, read once so that formatting needs no Foundation.
///
///     ko     2019년 4월 23일
///     zh-TW  2019年4月23日
///     ru     23 апреля 2019 г.
struct LocalizedDateFormat: Sendable {
  private enum Piece: Equatable {
    case text(String)
    /// Padded with zeros to `width`.
    case year(width: Int)
    case month(width: Int)
    case day(width: Int)
    case monthName, standaloneMonthName, era
  }

  private let pieces: [Piece]
  private let months: [String]
  private let standaloneMonths: [String]
  private let era: String
  private let digits: [String]

  init(tag: String) {
    let data = LocaleData.longDatePattern(of: tag)
    months = data.months
    standaloneMonths = data.standaloneMonths
    era = data.era
    digits = data.digits
    let pieces = Self.pieces(of: data.pattern)
    // A pattern with a letter that is not known here must not print that letter.
    self.pieces =
      pieces ?? [.year(width: 4), .text("-"), .month(width: 2), .text("-"), .day(width: 2)]
  }

  func text(_ date: CalendarDate) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .year(let width): number(date.year, width)
      case .month(let width): number(date.month, width)
      case .day(let width): number(date.day, width)
      case .monthName: name(date.month, months)
      case .standaloneMonthName: name(date.month, standaloneMonths)
      case .era: era
      }
    }.joined()
  }

  private func number(_ number: Int, _ width: Int) -> String {
    CalendarDate.padded(number, to: width).utf8.map { byte in
      let digit = Int(byte) - 0x30
      return digits.indices.contains(digit) ? digits[digit] : String(digit)
    }.joined()
  }

  private func name(_ month: Int, _ names: [String]) -> String {
    names.indices.contains(month - 1) ? names[month - 1] : number(month, 1)
  }

  /// Takes a pattern of technical standard 35 apart; `nil` where it holds an unknown letter.
  private static func pieces(of pattern: String) -> [Piece]? {
    var pieces: [Piece] = []
    var literal = ""
    var rest = pattern[...]
    while let letter = rest.first {
      if letter == "'" {
        rest.removeFirst()
        literal += quotedText(&rest)
        continue
      }
      guard letter.isASCII, letter.isLetter else {
        literal.append(rest.removeFirst())
        continue
      }
      let width = rest.prefix { $0 == letter }.count
      rest = rest.dropFirst(width)
      guard let field = field(letter, width) else { return nil }
      if !literal.isEmpty { pieces.append(.text(literal)) }
      literal = ""
      pieces.append(field)
    }
    return literal.isEmpty ? pieces : pieces + [.text(literal)]
  }

  /// Takes what follows an opening quote, up to the closing one; `''` is a quote.
  private static func quotedText(_ rest: inout Substring) -> String {
    if rest.first == "'" {
      rest.removeFirst()
      return "'"
    }
    var text = ""
    while let character = rest.popFirst() {
      if character != "'" {
        text.append(character)
      } else if rest.first == "'" {
        text.append(rest.removeFirst())
      } else {
        break
      }
    }
    return text
  }

  private static func field(_ letter: Character, _ width: Int) -> Piece? {
    switch (letter, width) {
    case ("y", 1), ("y", 4), ("u", 1): .year(width: width)
    case ("M", 1), ("M", 2), ("L", 1), ("L", 2): .month(width: width)
    case ("M", 4): .monthName
    case ("L", 4): .standaloneMonthName
    case ("G", 1...3): .era
    case ("d", 1), ("d", 2): .day(width: width)
    default: nil
    }
  }
}
