/// C# up to raw strings.
enum CSharpLexer {
  private static let words = WordTable([
    .keyword: """
    abstract as async await base bool break by byte case catch char checked class const continue \
    decimal default delegate do double dynamic else enum event explicit extern false file finally \
    fixed float for foreach from get goto group if implicit in init int interface internal into is \
    join let lock long nameof namespace new nint not nuint null object on operator or orderby out \
    override params partial private protected public readonly record ref required return sbyte \
    scoped sealed select set short sizeof stackalloc static string struct switch this throw true try \
    typeof uint ulong unchecked unsafe ushort using var virtual void volatile when where while with \
    yield
    """
  ])
  /// The keywords behind which a type is named.
  private static let beforeType = WordTable([
    .builtin: "class struct interface enum record new is as typeof"
  ])

  static func scan(_ code: borrowing Span<UInt8>, into tokens: inout TokenWriter) {
    while tokens.position < code.count { step(code, &tokens) }
  }

  private static func step(_ code: borrowing Span<UInt8>, _ tokens: inout TokenWriter) {
    let start = tokens.position
    let next = code.ascii(at: start + 1)
    switch code.ascii(at: start) {
    case " ", "\t", "\n", "\r": tokens.takeSpace(code)
    case "/" where next == "/":
      tokens.take(code, to: code.endOfLine(from: start), as: .comment)
    case "/" where next == "*":
      tokens.take(code, to: code.end(of: "*/", from: start + 2), as: .comment)
    case "\"", "$", "@": takeString(code, &tokens)
    case "'":
      tokens.take(code, to: code.endOfString(from: start + 1, quote: "'"), as: .string)
    case "#" where code.isFirstOnLine(start):
      tokens.take(code, to: code.endOfLine(from: start), as: .meta)
    case "(", ")", "{", "}": tokens.takeBracket(code)
    case "0"..."9": tokens.take(code, to: code.endOfNumber(from: start), as: .number)
    case _ where code[start].isWordStart: takeWord(code, &tokens)
    default: tokens.take(code, to: start + 1)
    }
  }

  /// Takes a string with its prefixes, `$"…"`, `@"…"`, `$$"""…"""`, or a name such as `@class`.
  private static func takeString(_ code: borrowing Span<UInt8>, _ tokens: inout TokenWriter) {
    let start = tokens.position
    var quote = start
    var (dollars, isVerbatim) = (0, false)
    while code.ascii(at: quote) == "$" || code.ascii(at: quote) == "@" {
      if code.ascii(at: quote) == "$" { dollars += 1 } else { isVerbatim = true }
      quote += 1
    }
    guard code.ascii(at: quote) == "\"" else {
      let isName = isVerbatim && code.byte(at: quote).isWordStart
      return tokens.take(code, to: isName ? code.endOfWord(from: quote) : quote)
    }
    let quotes = code.endOfRun(of: "\"", from: quote) - quote
    var form = StringForm(quote: "\"", hole: dollars > 0 ? .brace : .none)
    if isVerbatim {
      (form.escape, form.doublesQuote, form.isMultiline) = (nil, true, true)
    } else if quotes >= 3 {
      (form.escape, form.isMultiline, form.width) = (nil, true, quotes)
      form.braces = max(dollars, 1)
    }
    tokens.takeString(code, form, from: quote + form.width)
  }

  /// Takes a name, which is a type behind `class` or `new`.
  private static func takeWord(_ code: borrowing Span<UInt8>, _ tokens: inout TokenWriter) {
    let start = tokens.position
    tokens.takeName(code, words)
    guard code.ascii(at: start - 1) != ".",
      beforeType.kind(of: start..<tokens.position, in: code) == .builtin
    else { return }
    tokens.take(code, to: code.endOfBlanks(from: tokens.position))
    guard code.byte(at: tokens.position).isWordStart else { return }
    let end = code.endOfWord(from: tokens.position)
    let isKeyword = words.kind(of: tokens.position..<end, in: code) == .keyword
    tokens.take(code, to: end, as: isKeyword ? .keyword : .builtin)
  }
}
