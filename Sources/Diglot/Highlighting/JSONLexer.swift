/// JSON, with the comments that configuration files have.
enum JSONLexer {
  private static let words = WordTable([.keyword: "true false null"])

  static func scan(_ code: borrowing Span<UInt8>, into tokens: inout TokenWriter) {
    while tokens.position < code.count {
      let start = tokens.position
      switch code.ascii(at: start) {
      case "\"": takeString(code, &tokens)
      case "/" where code.ascii(at: start + 1) == "/":
        tokens.take(code, to: code.endOfLine(from: start), as: .comment)
      case "/" where code.ascii(at: start + 1) == "*":
        tokens.take(code, to: code.end(of: "*/", from: start + 2), as: .comment)
      case "-" where code.byte(at: start + 1).isASCIIDigit:
        tokens.take(code, to: code.endOfNumber(from: start + 1), as: .number)
      case "0"..."9": tokens.take(code, to: code.endOfNumber(from: start), as: .number)
      case _ where code[start].isWordStart: tokens.takeWord(code, words)
      default: tokens.take(code, to: start + 1)
      }
    }
  }

  private static func takeString(_ code: borrowing Span<UInt8>, _ tokens: inout TokenWriter) {
    let end = code.endOfString(from: tokens.position + 1, quote: "\"")
    let isKey = code.ascii(at: code.endOfSpace(from: end)) == ":"
    tokens.take(code, to: end, as: isKey ? .attribute : .string)
  }
}
