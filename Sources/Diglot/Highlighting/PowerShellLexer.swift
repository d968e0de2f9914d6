/// PowerShell, also as a session with prompts.
enum PowerShellLexer {
  private static let words = WordTable(
    ignoresCase: true,
    [
      .keyword: """
      begin break catch class clean continue data default define do dynamicparam else elseif end \
      enum exit filter finally for foreach from function hidden if in inlinescript parallel param \
      process ref return sequence static switch throw trap try until using while workflow
      """,
      .builtin: """
      cat cd clear copy curl cp del dir echo erase kill ls md mkdir mount move mv popd ps pushd pwd \
      rm rmdir select set sleep sort start tee type wget where write az docker dotnet git npm
      """,
    ]
  )
  private static let text = StringForm(
    quote: "\"",
    escape: "`",
    doublesQuote: true,
    isMultiline: true,
    hole: .powershell
  )
  private static let hereText = StringForm(
    quote: "\"",
    escape: "`",
    isMultiline: true,
    isHere: true,
    hole: .powershell
  )

  static func scan(_ code: borrowing Span<UInt8>, into tokens: inout TokenWriter) {
    takePrompt(code, &tokens)
    while tokens.position < code.count { step(code, &tokens) }
  }

  private static func step(_ code: borrowing Span<UInt8>, _ tokens: inout TokenWriter) {
    let start = tokens.position
    let next = code.ascii(at: start + 1)
    switch code.ascii(at: start) {
    case " ", "\t", "\n", "\r":
      tokens.takeSpace(code)
      takePrompt(code, &tokens)
    case "#": tokens.take(code, to: code.endOfLine(from: start), as: .comment)
    case "<" where next == "#":
      tokens.take(code, to: code.end(of: "#>", from: start + 2), as: .comment)
    case "\"": tokens.takeString(code, text, from: start + 1)
    case "'":
      tokens.take(code, to: code.endOfDoublingString(from: start + 1, quote: "'"), as: .string)
    case "@": takeAt(code, &tokens)
    case "$":
      let end = code.endOfVariable(from: start, hasScope: true)
      tokens.take(code, to: end ?? start + 1, as: end == nil ? .plain : .variable)
    case "-": takeDash(code, &tokens)
    case "[": takeType(code, &tokens)
    case "(", ")": tokens.takeBracket(code)
    case "`": tokens.take(code, to: min(start + 2, code.count))
    case "0"..."9": takeNumber(code, &tokens)
    case _ where code[start].isWordStart: takeWord(code, &tokens)
    default: tokens.take(code, to: start + 1)
    }
  }

  /// Takes `PS C:\>` at the start of a line.
  private static func takePrompt(_ code: borrowing Span<UInt8>, _ tokens: inout TokenWriter) {
    let start = tokens.position
    guard code.hasPrefix("PS", at: start), code.isFirstOnLine(start) else { return }
    let next = code.ascii(at: start + 2)
    guard next == " " || next == ">" else { return }
    let lineEnd = code.endOfLine(from: start)
    guard let sign = code.firstIndex(of: UInt8(ascii: ">"), from: start, to: lineEnd) else {
      return
    }
    tokens.take(code, to: code.endOfRun(of: ">", from: sign), as: .prompt)
  }

  /// Takes a here-string, a splatted variable, or the sign of a collection.
  private static func takeAt(_ code: borrowing Span<UInt8>, _ tokens: inout TokenWriter) {
    let start = tokens.position
    let next = code.ascii(at: start + 1)
    let isLineEnd = code.ascii(at: start + 2) == "\n" || code.ascii(at: start + 2) == "\r"
    if next == "\"" && isLineEnd {
      tokens.takeString(code, hereText, from: start + 2)
    } else if next == "'" && isLineEnd {
      tokens.take(code, to: code.end(of: "\n'@", from: start + 2), as: .string)
    } else if code.byte(at: start + 1).isWordStart {
      tokens.take(code, to: code.endOfWord(from: start + 1), as: .variable)
    } else {
      tokens.take(code, to: start + 1)
    }
  }

  /// Takes a parameter such as `-Name`; `-eq` and its like look the same and are.
  private static func takeDash(_ code: borrowing Span<UInt8>, _ tokens: inout TokenWriter) {
    let start = tokens.position
    guard code.byte(at: start + 1).isWordStart, !code.byte(at: start - 1).isWordByte else {
      return tokens.take(code, to: start + 1)
    }
    tokens.take(code, to: code.endOfHyphenatedWord(from: start + 1), as: .attribute)
  }

  /// Takes the bracket and the name of `[string]` or `[CmdletBinding()]`, and of an index the bracket.
  private static func takeType(_ code: borrowing Span<UInt8>, _ tokens: inout TokenWriter) {
    let start = tokens.position
    let before = code.byte(at: start - 1)
    tokens.take(code, to: start + 1)
    guard !before.isWordByte, before != UInt8(ascii: ")"), before != UInt8(ascii: "]"),
      code.byte(at: start + 1).isWordStart
    else { return }
    var end = code.endOfWord(from: start + 1)
    while code.ascii(at: end) == ".", code.byte(at: end + 1).isWordStart {
      end = code.endOfWord(from: end + 1)
    }
    tokens.take(code, to: end, as: .builtin)
  }

  /// Takes a number, or a GUID or file name that begins with a digit, as plain.
  private static func takeNumber(_ code: borrowing Span<UInt8>, _ tokens: inout TokenWriter) {
    let end = code.endOfNumber(from: tokens.position)
    let whole = max(end, code.endOfHyphenatedWord(from: tokens.position))
    tokens.take(code, to: whole, as: whole == end ? .number : .plain)
  }

  /// Takes `Verb-Noun` as a command, what follows a dot as a member, and else what the table says.
  private static func takeWord(_ code: borrowing Span<UInt8>, _ tokens: inout TokenWriter) {
    let start = tokens.position
    let end = code.endOfHyphenatedWord(from: start)
    let before = code.ascii(at: start - 1)
    if before == "." || before == ":" || before == "\\" || before == "/" {
      tokens.take(code, to: end)
    } else if end > code.endOfWord(from: start) {
      tokens.take(code, to: end, as: .builtin)
    } else {
      tokens.takeWord(code, words)
    }
  }
}
