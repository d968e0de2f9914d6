/// Python, also as a session with prompts.
enum PythonLexer {
  private static let words = WordTable([
    .keyword: """
    and as assert async await break class continue def del elif else except finally for from global \
    if import in is lambda nonlocal not or pass raise return try while with yield True False None
    """,
    .builtin: """
    abs all any ascii bin bool bytearray bytes callable chr classmethod compile complex delattr dict \
    dir divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash hex id \
    input int isinstance issubclass iter len list locals map max memoryview min next object oct open \
    ord pow print property range repr reversed round set setattr slice sorted staticmethod str sum \
    super tuple type vars zip ArithmeticError AssertionError AttributeError BaseException Exception \
    FileNotFoundError ImportError IndexError IOError KeyError KeyboardInterrupt LookupError \
    NotImplementedError OSError RuntimeError StopIteration TypeError ValueError ZeroDivisionError
    """,
    .variable: "self cls",
  ])

  static func scan(_ code: borrowing Span<UInt8>, into tokens: inout TokenWriter) {
    takePrompt(code, &tokens)
    while tokens.position < code.count { step(code, &tokens) }
  }

  private static func step(_ code: borrowing Span<UInt8>, _ tokens: inout TokenWriter) {
    let start = tokens.position
    switch code.ascii(at: start) {
    case " ", "\t", "\n", "\r":
      tokens.takeSpace(code)
      takePrompt(code, &tokens)
    case "#": tokens.take(code, to: code.endOfLine(from: start), as: .comment)
    case "\"", "'": takeString(code, quote: start, hole: .none, &tokens)
    case "@" where code.isFirstOnLine(start):
      var end = code.endOfWord(from: start + 1)
      while code.ascii(at: end) == "." { end = code.endOfWord(from: end + 1) }
      tokens.take(code, to: end, as: .meta)
    case "(", ")", "{", "}": tokens.takeBracket(code)
    case "0"..."9": tokens.take(code, to: code.endOfNumber(from: start), as: .number)
    case _ where code[start].isWordStart: takeWord(code, &tokens)
    default: tokens.take(code, to: start + 1)
    }
  }

  private static func takePrompt(_ code: borrowing Span<UInt8>, _ tokens: inout TokenWriter) {
    let start = tokens.position
    guard code.hasPrefix(">>> ", at: start) || code.hasPrefix("... ", at: start),
      code.isFirstOnLine(start)
    else { return }
    tokens.take(code, to: start + 4, as: .prompt)
  }

  private static func takeString(
    _ code: borrowing Span<UInt8>,
    quote: Int,
    hole: StringForm.Hole,
    _ tokens: inout TokenWriter
  ) {
    let sign = code.ascii(at: quote)
    let isTriple = code.ascii(at: quote + 1) == sign && code.ascii(at: quote + 2) == sign
    let width = isTriple ? 3 : 1
    let form = StringForm(quote: sign, width: width, isMultiline: isTriple, hole: hole)
    tokens.takeString(code, form, from: quote + width)
  }

  /// Takes a name, or a string with letters before its quote.
  private static func takeWord(_ code: borrowing Span<UInt8>, _ tokens: inout TokenWriter) {
    let start = tokens.position
    var (quote, hole) = (start, StringForm.Hole.none)
    prefix: while quote < start + 2 {
      switch code.ascii(at: quote) {
      case "f", "F": hole = .brace
      case "r", "R", "b", "B", "u", "U": break
      default: break prefix
      }
      quote += 1
    }
    let sign = code.ascii(at: quote)
    guard quote > start, sign == "\"" || sign == "'" else {
      return tokens.takeName(code, words)
    }
    takeString(code, quote: quote, hole: hole, &tokens)
  }
}
