/// HTTP requests and responses, several in a row, with bodies of JSON or XML.
enum HTTPLexer {
  private static let methods = WordTable([
    .keyword: "GET POST PUT PATCH DELETE HEAD OPTIONS TRACE CONNECT MERGE"
  ])

  static func scan(_ code: borrowing Span<UInt8>, into tokens: inout TokenWriter) {
    while tokens.position < code.count {
      let start = code.endOfBlanks(from: tokens.position)
      tokens.take(code, to: start)
      switch code.ascii(at: start) {
      case "{", "[":
        JSONLexer.scan(code.extracting(0..<endOfBody(code, from: start)), into: &tokens)
      case "<" where code.byte(at: start + 1).isWordStart || code.ascii(at: start + 1) == "?":
        MarkupLexer.scan(code.extracting(0..<endOfBody(code, from: start)), into: &tokens)
      case "#": tokens.take(code, to: code.endOfLine(from: start), as: .comment)
      case "\n": tokens.take(code, to: start + 1)
      default: takeLine(code, &tokens)
      }
    }
  }

  /// Returns the start of the next message, or the end.
  private static func endOfBody(_ code: borrowing Span<UInt8>, from start: Int) -> Int {
    var lineEnd = code.endOfLine(from: start)
    while lineEnd < code.count {
      if code.hasPrefix("###", at: lineEnd + 1) || isStartLine(code, at: lineEnd + 1) {
        return lineEnd
      }
      lineEnd = code.endOfLine(from: lineEnd + 1)
    }
    return code.count
  }

  private static func isStartLine(_ code: borrowing Span<UInt8>, at start: Int) -> Bool {
    code.hasPrefix("HTTP/", at: start) || isMethod(start..<code.endOfWord(from: start), in: code)
  }

  private static func isMethod(_ word: Range<Int>, in code: borrowing Span<UInt8>) -> Bool {
    code.ascii(at: word.upperBound) == " " && methods.kind(of: word, in: code) == .keyword
  }

  private static func takeLine(_ code: borrowing Span<UInt8>, _ tokens: inout TokenWriter) {
    let start = tokens.position
    let line = start..<code.endOfLine(from: start)
    let wordEnd = code.endOfHyphenatedWord(from: start)
    if isMethod(start..<wordEnd, in: code) {
      tokens.take(code, to: wordEnd, as: .keyword)
      takeTarget(code, to: line.upperBound, &tokens)
    } else if code.hasPrefix("HTTP/", at: start) {
      takeVersion(code, to: line.upperBound, &tokens)
      let status = code.endOfBlanks(from: tokens.position)
      tokens.take(code, to: status)
      let end = code.endOfWord(from: status)
      if code.byte(at: status).isASCIIDigit { tokens.take(code, to: end, as: .number) }
      tokens.take(code, to: line.upperBound)
    } else if code.ascii(at: wordEnd) == ":" && code.ascii(at: wordEnd + 1) != "/" {
      tokens.take(code, to: wordEnd, as: .attribute)
      takeTarget(code, to: line.upperBound, &tokens)
    } else {
      takeTarget(code, to: line.upperBound, &tokens)
    }
  }

  /// Takes the rest of a line with its `{placeholders}`, up to and with the protocol's version.
  private static func takeTarget(
    _ code: borrowing Span<UInt8>,
    to lineEnd: Int,
    _ tokens: inout TokenWriter
  ) {
    var end = tokens.position
    while end < lineEnd {
      if code.ascii(at: end) == "{" {
        tokens.take(code, to: end)
        end = endOfPlaceholder(code, from: end + 1, to: lineEnd)
        tokens.take(code, to: end, as: .variable)
      } else if code.hasPrefix(" HTTP/", at: end) {
        tokens.take(code, to: end + 1)
        takeVersion(code, to: lineEnd, &tokens)
        end = lineEnd
      } else {
        end += 1
      }
    }
    tokens.take(code, to: lineEnd)
  }

  private static func endOfPlaceholder(
    _ code: borrowing Span<UInt8>,
    from start: Int,
    to lineEnd: Int
  ) -> Int {
    var end = start
    while end < lineEnd && code.ascii(at: end) != "{" {
      end += 1
      if code.ascii(at: end - 1) == "}" { break }
    }
    return end
  }

  private static func takeVersion(
    _ code: borrowing Span<UInt8>,
    to lineEnd: Int,
    _ tokens: inout TokenWriter
  ) {
    var end = tokens.position
    while end < lineEnd && !code[end].isCodeSpace { end += 1 }
    tokens.take(code, to: end, as: .meta)
  }
}
