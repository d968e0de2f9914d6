/// How a string is written: what closes it, what escapes in it, and what opens code in it.
struct StringForm: Sendable {
  /// What leads from a string into code.
  enum Hole: UInt8, Sendable {
    case none
    /// `{ … }`, as in Python and C#.
    case brace
    /// `${ … }`, as in JavaScript.
    case dollarBrace
    /// `\( … )`, as in Swift.
    case backslashParenthesis
    /// `$( … )`; `$name` and `${name}` are variables.
    case shell
    /// The same, and `$scope:name`.
    case powershell
  }

  var quote: Unicode.Scalar
  /// How many quotes close it.
  var width = 1
  /// How many `#` stand behind the closing quotes, in Swift.
  var hashes = 0
  var escape: Unicode.Scalar? = "\\"
  /// Whether two quotes stand for one.
  var doublesQuote = false
  var isMultiline = false
  /// Whether `@` must follow the quote at the start of a line, in PowerShell.
  var isHere = false
  var hole = Hole.none
  /// How many braces open code, in C#.
  var braces = 1

  var bracket: Unicode.Scalar { hole == .brace || hole == .dollarBrace ? "{" : "(" }
}

/// A string that is left for code inside it.
struct OpenString {
  let form: StringForm
  /// How many brackets are open in the code.
  var depth = 0
}

extension TokenWriter {
  /// Takes a string from the position on, whose content begins at `start`, up to its end or to the
  /// code in it; then the lexer goes on, and `takeBracket` comes back here.
  mutating func takeString(_ code: borrowing Span<UInt8>, _ form: StringForm, from start: Int) {
    var end = start
    while end < code.count {
      let sign = code.ascii(at: end)
      if sign == form.quote {
        let next = form.endOfQuotes(at: end, in: code)
        end = next.end
        if next.closes { break }
      } else if sign == "\n" {
        if !form.isMultiline { break }
        end += 1
      } else if let next = form.endOfEscape(at: end, in: code) {
        end = next
      } else if let next = form.endOfHole(at: end, in: code) {
        return takeHole(code, form, from: end, to: next)
      } else if sign == "$", let next = form.endOfVariable(at: end, in: code) {
        take(code, to: end, as: .string)
        take(code, to: next, as: .variable)
        end = next
      } else {
        end += 1
      }
    }
    take(code, to: min(end, code.count), as: .string)
  }

  /// Takes a bracket of code, which may be the one that leads back into a string.
  mutating func takeBracket(_ code: borrowing Span<UInt8>) {
    let sign = code.ascii(at: position)
    take(code, to: position + 1)
    guard let last = openStrings.indices.last else { return }
    let bracket = openStrings[last].form.bracket
    if sign == bracket {
      openStrings[last].depth += 1
    } else if sign == (bracket == "{" ? "}" : ")") {
      openStrings[last].depth -= 1
      guard openStrings[last].depth < 0 else { return }
      let form = openStrings.removeLast().form
      takeString(code, form, from: position)
    }
  }

  /// Takes spaces and line ends; code inside a string of one line ends with the line.
  mutating func takeSpace(_ code: borrowing Span<UInt8>) {
    let end = code.endOfSpace(from: position)
    if let last = openStrings.last, !last.form.isMultiline,
      code.firstIndex(of: UInt8(ascii: "\n"), from: position, to: end) != nil
    {
      while openStrings.last?.form.isMultiline == false { openStrings.removeLast() }
    }
    take(code, to: end)
  }

  private mutating func takeHole(
    _ code: borrowing Span<UInt8>,
    _ form: StringForm,
    from start: Int,
    to end: Int
  ) {
    take(code, to: start, as: .string)
    take(code, to: end)
    openStrings.append(OpenString(form: form))
  }
}

extension StringForm {
  /// Returns the end of the quotes at `index`, and whether they close the string.
  ///
  /// Too few quotes are passed over together: looking at each again would cost their number squared.
  func endOfQuotes(at index: Int, in code: borrowing Span<UInt8>) -> (end: Int, closes: Bool) {
    if isHere {
      let closes = code.ascii(at: index - 1) == "\n" && code.ascii(at: index + 1) == "@"
      return (index + (closes ? 2 : 1), closes)
    }
    if doublesQuote && code.ascii(at: index + 1) == quote { return (index + 2, false) }
    var end = index
    while end < index + width && code.ascii(at: end) == quote { end += 1 }
    guard end == index + width else { return (end, false) }
    let hashEnd = code.endOfRun(of: "#", from: end)
    return hashEnd >= end + hashes ? (end + hashes, true) : (hashEnd, false)
  }

  /// Returns the end of what stands for something else at `index`, or `nil`.
  fileprivate func endOfEscape(at index: Int, in code: borrowing Span<UInt8>) -> Int? {
    let sign = code.ascii(at: index)
    if hole == .brace && sign == "{" {
      if braces == 1 { return code.ascii(at: index + 1) == "{" ? index + 2 : nil }
      let end = code.endOfRun(of: "{", from: index)
      return end < index + braces ? end : nil
    }
    guard sign == escape else { return nil }
    guard hole == .backslashParenthesis else { return index + 2 }
    let hashEnd = code.endOfRun(of: "#", from: index + 1)
    if hashEnd < index + 1 + hashes { return hashEnd }
    return code.ascii(at: index + 1 + hashes) == "(" ? nil : index + 2 + hashes
  }

  /// Returns the end of what leads into code at `index`, or `nil`.
  fileprivate func endOfHole(at index: Int, in code: borrowing Span<UInt8>) -> Int? {
    let (sign, next) = (code.ascii(at: index), code.ascii(at: index + 1))
    switch hole {
    case .none: return nil
    case .brace:
      guard sign == "{" else { return nil }
      let end = code.endOfRun(of: "{", from: index)
      return end >= index + braces ? end : nil
    case .dollarBrace: return sign == "$" && next == "{" ? index + 2 : nil
    case .backslashParenthesis: return sign == "\\" ? index + 2 + hashes : nil
    case .shell, .powershell: return sign == "$" && next == "(" ? index + 2 : nil
    }
  }

  fileprivate func endOfVariable(at index: Int, in code: borrowing Span<UInt8>) -> Int? {
    guard hole == .shell || hole == .powershell else { return nil }
    return code.endOfVariable(from: index, hasScope: hole == .powershell)
  }
}

extension Span<UInt8> {
  /// Returns the end of a shell's variable at `start`, or `nil`: `$name`, `${a b}`, `$?`, and with
  /// scopes `$env:PATH`.
  func endOfVariable(from start: Int, hasScope: Bool) -> Int? {
    guard ascii(at: start) == "$" else { return nil }
    let next = ascii(at: start + 1)
    if next == "{" { return endOfBraces(from: start + 2) }
    guard byte(at: start + 1).isWordByte else {
      return next == "?" || next == "@" || next == "#" || next == "!" || next == "$"
        ? start + 2 : nil
    }
    let end = endOfWord(from: start + 1)
    guard hasScope, ascii(at: end) == ":", byte(at: end + 1).isWordStart else { return end }
    return endOfWord(from: end + 1)
  }

  /// Returns the end of a variable's braces; what is not closed ends before a quote or with its line.
  private func endOfBraces(from start: Int) -> Int {
    var end = start
    while end < count {
      switch ascii(at: end) {
      case "}": return end + 1
      case "\n", "\"": return end
      default: end += 1
      }
    }
    return end
  }
}
