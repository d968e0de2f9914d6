/// Commands behind prompts and what they print; without a prompt all of it is commands.
enum ConsoleLexer {
  static func scan(_ code: borrowing Span<UInt8>, into tokens: inout TokenWriter) {
    guard hasPrompt(code) else { return ShellLexer.scan(code, into: &tokens) }
    while tokens.position < code.count {
      let start = tokens.position
      let lineEnd = code.endOfLine(from: start)
      if let end = endOfPrompt(code, from: start, to: lineEnd) {
        tokens.take(code, to: end, as: .prompt)
        let commandEnd = endOfCommand(code, lineEnd: lineEnd)
        ShellLexer.scan(code.extracting(0..<commandEnd), into: &tokens)
      } else {
        tokens.take(code, to: min(lineEnd + 1, code.count))
      }
    }
  }

  private static func hasPrompt(_ code: borrowing Span<UInt8>) -> Bool {
    var start = 0
    while start < code.count {
      let lineEnd = code.endOfLine(from: start)
      if endOfPrompt(code, from: start, to: lineEnd) != nil { return true }
      start = lineEnd + 1
    }
    return false
  }

  /// Returns the end of a command that goes on behind lines that end in a backslash.
  private static func endOfCommand(_ code: borrowing Span<UInt8>, lineEnd: Int) -> Int {
    var end = lineEnd
    while end < code.count && code.ascii(at: end - 1) == "\\" {
      end = code.endOfLine(from: end + 1)
    }
    return end
  }

  /// Returns the end of a prompt with its blank, or `nil`: `$ `, `C:\>`, `PS /home> `, `me@host:~$ `.
  private static func endOfPrompt(
    _ code: borrowing Span<UInt8>,
    from start: Int,
    to lineEnd: Int
  ) -> Int? {
    let first = code.endOfBlanks(from: start)
    let sign: Int
    switch code.ascii(at: first) {
    case "$", ">": sign = first
    case _ where code.hasPrefix("PS ", at: first) || code.hasPrefix(":\\", at: first + 1):
      guard let found = code.firstIndex(of: UInt8(ascii: ">"), from: first, to: lineEnd) else {
        return nil
      }
      return code.endOfBlanks(from: found + 1)
    default:
      sign = endOfHost(code, from: first)
      guard sign > first else { return nil }
    }
    return code.ascii(at: sign + 1) == " " ? sign + 2 : nil
  }

  /// Returns the offset of the sign behind `user@host:path`, or `start`.
  private static func endOfHost(_ code: borrowing Span<UInt8>, from start: Int) -> Int {
    var (end, hasHost) = (start, false)
    while end < code.count {
      switch code.ascii(at: end) {
      case "$" where hasHost, "#" where hasHost: return end
      case "@": hasHost = true
      case ":", "~", "/", "-", ".": break
      case _ where code[end].isWordByte: break
      default: return start
      }
      end += 1
    }
    return start
  }
}
