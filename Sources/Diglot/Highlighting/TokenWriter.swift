/// Where lexers put what they read: bytes of one kind become one `<span>`, escaped.
///
/// A lexer takes its code from front to back and leaves nothing out, so the text of what is written
/// is the code, whatever a lexer believes it to be. No span crosses a newline, so lines can be
/// wrapped; neighbours of one kind share a span.
struct TokenWriter: ~Copyable {
  /// The first byte that is not taken yet.
  private(set) var position = 0
  /// The interpolations that are open, innermost last: where code leads back into a string.
  var openStrings: [OpenString] = []
  private var out: ByteBuffer
  private var runStart = 0
  private var runKind = TokenKind.plain

  init(appendingTo out: consuming ByteBuffer) { self.out = out }

  /// Takes the code before `end`, which may not lie before the position.
  @inline(__always)
  mutating func take(_ code: borrowing Span<UInt8>, to end: Int, as kind: TokenKind = .plain) {
    guard end > position else { return }
    if kind != runKind {
      writeRun(of: code)
      runKind = kind
    }
    position = end
  }

  /// Takes the name at the position as what the table says it is, which is returned.
  @discardableResult
  mutating func takeWord(_ code: borrowing Span<UInt8>, _ words: borrowing WordTable) -> TokenKind {
    let end = code.endOfWord(from: position)
    let kind = words.kind(of: position..<end, in: code)
    take(code, to: end, as: kind)
    return kind
  }

  /// Takes the name at the position, which is plain behind a dot: a member may be called `default`.
  mutating func takeName(_ code: borrowing Span<UInt8>, _ words: borrowing WordTable) {
    if code.ascii(at: position - 1) == "." && code.ascii(at: position - 2) != "." {
      take(code, to: code.endOfWord(from: position))
    } else {
      takeWord(code, words)
    }
  }

  /// Returns the buffer with all of the code; what was not taken is plain.
  consuming func finish(_ code: borrowing Span<UInt8>) -> ByteBuffer {
    take(code, to: code.count)
    writeRun(of: code)
    return out
  }

  private mutating func writeRun(of code: borrowing Span<UInt8>) {
    let end = position
    if runKind == .plain {
      if runStart < end { out.appendEscaped(code.extracting(runStart..<end)) }
      runStart = end
      return
    }
    while runStart < end {
      let lineEnd = code.firstIndex(of: UInt8(ascii: "\n"), from: runStart, to: end) ?? end
      if runStart < lineEnd {
        out.append(runKind.openingTag)
        out.appendEscaped(code.extracting(runStart..<lineEnd))
        out.append("</span>")
      }
      if lineEnd < end { out.append(UInt8(ascii: "\n")) }
      runStart = min(lineEnd + 1, end)
    }
  }
}
