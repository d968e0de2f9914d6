/// Swift.
enum SwiftLexer {
  private static let words = WordTable([
    .keyword: """
    Any Self actor any as associatedtype async await borrowing break case catch class consuming \
    continue convenience default defer deinit didSet do dynamic else enum extension fallthrough \
    false fileprivate final for func get guard if import in indirect infix init inout internal is \
    isolated lazy let macro mutating nil nonisolated nonmutating open operator optional override \
    package postfix precedencegroup prefix private protocol public repeat required rethrows return \
    self sending set some static struct subscript super switch throw throws true try typealias \
    unowned var weak where while willSet
    """,
    .builtin: "abs assert fatalError max min precondition preconditionFailure print zip",
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
      tokens.take(code, to: endOfComment(code, from: start + 2), as: .comment)
    case "\"": takeString(code, quote: start, &tokens)
    case "#": takeHash(code, &tokens)
    case "@": tokens.take(code, to: code.endOfWord(from: start + 1), as: .meta)
    case "`": tokens.take(code, to: code.endOfString(from: start + 1, quote: "`", escape: nil))
    case "(", ")": tokens.takeBracket(code)
    case "0"..."9": tokens.take(code, to: code.endOfNumber(from: start), as: .number)
    case "A"..."Z": takeType(code, &tokens)
    case _ where code[start].isWordStart: tokens.takeName(code, words)
    default: tokens.take(code, to: start + 1)
    }
  }

  /// Takes a name with a capital, which is a type's by convention.
  private static func takeType(_ code: borrowing Span<UInt8>, _ tokens: inout TokenWriter) {
    let end = code.endOfWord(from: tokens.position)
    let kind = words.kind(of: tokens.position..<end, in: code)
    tokens.take(code, to: end, as: kind == .plain ? .builtin : kind)
  }

  /// Takes a raw string, or a directive such as `#if`.
  private static func takeHash(_ code: borrowing Span<UInt8>, _ tokens: inout TokenWriter) {
    let start = tokens.position
    let end = code.endOfRun(of: "#", from: start)
    if code.ascii(at: end) == "\"" { return takeString(code, quote: end, &tokens) }
    let wordEnd = code.endOfWord(from: end)
    tokens.take(code, to: wordEnd, as: wordEnd > end ? .meta : .plain)
  }

  private static func takeString(
    _ code: borrowing Span<UInt8>,
    quote: Int,
    _ tokens: inout TokenWriter
  ) {
    let isTriple = code.hasPrefix("\"\"\"", at: quote)
    let form = StringForm(
      quote: "\"",
      width: isTriple ? 3 : 1,
      hashes: quote - tokens.position,
      isMultiline: isTriple,
      hole: .backslashParenthesis
    )
    tokens.takeString(code, form, from: quote + form.width)
  }

  /// Returns the end of a comment, which may hold others.
  private static func endOfComment(_ code: borrowing Span<UInt8>, from start: Int) -> Int {
    var (end, depth) = (start, 1)
    while end < code.count {
      let (sign, next) = (code.ascii(at: end), code.ascii(at: end + 1))
      if sign == "/" && next == "*" {
        (depth, end) = (depth + 1, end + 2)
      } else if sign == "*" && next == "/" {
        (depth, end) = (depth - 1, end + 2)
        if depth == 0 { return end }
      } else {
        end += 1
      }
    }
    return end
  }
}
