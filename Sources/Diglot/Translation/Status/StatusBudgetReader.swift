/// What is wrong with the text of a budget, and where.
package struct StatusBudgetError: Error, Sendable, Equatable {
  /// From 1, in scalars.
  package let column: Int
  /// One phrase, with what was most likely meant.
  package let message: String
}

extension StatusBudget {
  /// Reads a budget such as `ko: current >= 80%`; blanks may stand between its parts or not.
  package init(_ text: String) throws(StatusBudgetError) {
    var reader = StatusBudgetReader(text)
    self = try reader.read()
  }
}

/// Reads the text of a budget from left to right.
private struct StatusBudgetReader {
  private let scalars: [Unicode.Scalar]
  private var offset = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  mutating func read() throws(StatusBudgetError) -> StatusBudget {
    let tag = try readTag()
    let figure = try readFigure()
    let comparison = try readComparison()
    skipBlanks()
    let start = offset
    let limit = try readNumber()
    if limit.isPercentage, figure.base == nil {
      throw error(start, "'\(figure.rawValue)' is a share of nothing, so that it takes no '%'")
    }
    skipBlanks()
    guard offset == scalars.count else {
      throw error(offset, "nothing comes after the number")
    }
    return StatusBudget(tag: tag, figure: figure, comparison: comparison, limit: limit)
  }

  private mutating func readTag() throws(StatusBudgetError) -> String? {
    skipBlanks()
    let start = offset
    let isAll = take("*")
    let tag = isAll ? "" : word()
    guard isAll || !tag.isEmpty else {
      throw error(start, "a budget begins with a locale's tag or '*'")
    }
    skipBlanks()
    guard take(":") else { throw error(offset, "':' comes after the locale") }
    return isAll ? nil : tag
  }

  private mutating func readFigure() throws(StatusBudgetError) -> StatusFigure {
    skipBlanks()
    let start = offset
    let name = word()
    if let figure = StatusFigure(rawValue: name.lowercased()) { return figure }
    let names = StatusFigure.allCases.map(\.rawValue)
    guard !name.isEmpty else {
      throw error(start, "a figure comes here: \(names.joined(separator: ", "))")
    }
    let near = NearMiss.of(name.lowercased(), among: names).map { "; did you mean '\($0)'?" }
    throw error(
      start,
      "no figure is called '\(name)'" + (near ?? "; there are \(names.joined(separator: ", "))")
    )
  }

  private mutating func readComparison() throws(StatusBudgetError) -> StatusBudget.Comparison {
    skipBlanks()
    for comparison in StatusBudget.Comparison.allCases where take(comparison.rawValue) {
      return comparison
    }
    let near =
      ["=": "==", "≥": ">=", "≤": "<="][peek.map { String($0) } ?? ""]
      .map { "; did you mean '\($0)'?" } ?? ""
    throw error(offset, "'>=', '>', '<=', '<' or '==' comes here" + near)
  }

  private mutating func readNumber() throws(StatusBudgetError) -> BudgetNumber {
    let start = offset
    var digits = 0
    var count = 0
    var decimals: Int?
    while let scalar = peek {
      if let digit = Self.digit(scalar) {
        // One more than is allowed is enough to say so.
        if count <= BudgetNumber.digitLimit { digits = digits * 10 + digit }
        count += 1
        decimals = decimals.map { $0 + 1 }
      } else if scalar == ".", decimals == nil, count > 0 {
        decimals = 0
      } else {
        break
      }
      offset += 1
    }
    guard count > 0, decimals != 0 else { throw error(start, "a number comes here, such as 80%") }
    guard count <= BudgetNumber.digitLimit, decimals ?? 0 <= BudgetNumber.decimalLimit else {
      throw error(
        start,
        "a number has at most \(BudgetNumber.digitLimit) digits, "
          + "\(BudgetNumber.decimalLimit) of them behind the point"
      )
    }
    let number = String(String.UnicodeScalarView(scalars[start..<offset]))
    skipBlanks()
    let isPercentage = take("%")
    return BudgetNumber(
      text: number + (isPercentage ? "%" : ""),
      digits: digits,
      scale: (0..<(decimals ?? 0)).reduce(1) { scale, _ in scale * 10 },
      isPercentage: isPercentage
    )
  }

  // MARK: Scalars

  private var peek: Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

  private mutating func skipBlanks() {
    while let scalar = peek, scalar == " " || scalar == "\t" { offset += 1 }
  }

  private mutating func take(_ text: String) -> Bool {
    guard scalars[offset...].starts(with: text.unicodeScalars) else { return false }
    offset += text.unicodeScalars.count
    return true
  }

  /// Returns a run of letters, digits and hyphens.
  private mutating func word() -> String {
    let start = offset
    while let scalar = peek, scalar.properties.isAlphabetic || scalar == "-" || Self.isDigit(scalar)
    {
      offset += 1
    }
    return String(String.UnicodeScalarView(scalars[start..<offset]))
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { digit(scalar) != nil }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    ("0"..."9").contains(scalar) ? Int(scalar.value) - 0x30 : nil
  }

  private func error(_ offset: Int, _ message: String) -> StatusBudgetError {
    StatusBudgetError(column: offset + 1, message: message)
  }
}
