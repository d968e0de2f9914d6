/// A day of the Gregorian calendar, without a time or a zone.
struct CalendarDate: Sendable, Hashable, Comparable {
  let year: Int
  /// 1 to 12.
  let month: Int
  /// 1 to the month's length.
  let day: Int

  /// Takes a day that exists, else `nil`.
  init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads month/day/year, the one order that headers use in every locale.
  ///
  ///     "04/23/2019", "4/23/2019", "4/23/19"  →  23 April 2019
  ///     "23/04/2019", "2019-04-23"            →  nil
  init?(usOrder text: String) {
    var numbers: [(value: Int, digits: Int)] = [(0, 0)]
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "/"): numbers.append((0, 0))
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        var last = numbers.removeLast()
        guard last.digits < 4 else { return nil }
        last = (last.value * 10 + Int(byte - UInt8(ascii: "0")), last.digits + 1)
        numbers.append(last)
      default: return nil
      }
    }
    guard numbers.count == 3, (1...2).contains(numbers[0].digits),
      (1...2).contains(numbers[1].digits), numbers[2].digits == 2 || numbers[2].digits == 4
    else { return nil }
    let year = numbers[2].digits == 2 ? 2000 + numbers[2].value : numbers[2].value
    self.init(year: year, month: numbers[0].value, day: numbers[1].value)
  }

  /// `2019-04-23`.
  var iso: String {
    "\(Self.padded(year, to: 4))-\(Self.padded(month, to: 2))-\(Self.padded(day, to: 2))"
  }

  static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: return 30
    case 2:
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      return isLeap ? 29 : 28
    default: return 31
    }
  }

  static func < (a: CalendarDate, b: CalendarDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}
