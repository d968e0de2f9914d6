/// The tokens of a Swift source: identifiers and single marks, without comments and literals.
struct SwiftTokens {
  struct Token: Equatable {
    let text: String
    /// 1-based.
    let line: Int

    var isIdentifier: Bool { text.first.map { $0.isLetter || $0 == "_" } ?? false }
  }

  private(set) var tokens: [Token] = []

  private enum Context {
    /// `depth` counts the parentheses that are open; the last one to close ends an interpolation.
    case code(depth: Int)
    case string(hashes: Int, isMultiline: Bool)
  }

  private let bytes: [UInt8]
  private var offset = 0
  private var line = 1
  private var contexts: [Context] = [.code(depth: 0)]

  init(_ source: String) {
    bytes = Array(source.utf8)
    while offset < bytes.count {
      switch contexts.last {
      case .string(let hashes, let isMultiline): scanString(hashes, isMultiline)
      default: scanCode()
      }
    }
  }

  private mutating func scanCode() {
    if has("//") {
      while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
    } else if has("/*") {
      skipComment()
    } else if opensString() {
      return
    } else if isWord(bytes[offset]) {
      let start = offset
      while offset < bytes.count, isWord(bytes[offset]) { offset += 1 }
      tokens.append(Token(text: String(decoding: bytes[start..<offset], as: UTF8.self), line: line))
    } else {
      scanMark()
    }
  }

  private mutating func scanMark() {
    let byte = bytes[offset]
    advance()
    if byte <= 0x20 { return }
    if case .code(let depth)? = contexts.last {
      if byte == UInt8(ascii: "(") { contexts[contexts.count - 1] = .code(depth: depth + 1) }
      if byte == UInt8(ascii: ")") {
        if depth == 0, contexts.count > 1 {
          contexts.removeLast()
          return
        }
        contexts[contexts.count - 1] = .code(depth: depth - 1)
      }
    }
    tokens.append(Token(text: String(UnicodeScalar(byte)), line: line))
  }

  private mutating func skipComment() {
    var depth = 0
    repeat {
      if has("/*") {
        depth += 1
        offset += 2
      } else if has("*/") {
        depth -= 1
        offset += 2
      } else {
        advance()
      }
    } while depth > 0 && offset < bytes.count
  }

  private mutating func opensString() -> Bool {
    var end = offset
    while end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else { return false }
    let hashes = end - offset
    offset = end
    let isMultiline = has("\"\"\"")
    offset += isMultiline ? 3 : 1
    contexts.append(.string(hashes: hashes, isMultiline: isMultiline))
    return true
  }

  private mutating func scanString(_ hashes: Int, _ isMultiline: Bool) {
    let fence = String(repeating: "#", count: hashes)
    let quote = isMultiline ? "\"\"\"" : "\""
    if has(quote + fence) {
      offset += quote.utf8.count + hashes
      contexts.removeLast()
    } else if has("\\" + fence + "(") {
      offset += hashes + 2
      contexts.append(.code(depth: 0))
    } else if has("\\" + fence) {
      offset += hashes + 1
      advance()
    } else {
      advance()
    }
  }

  private mutating func advance() {
    guard offset < bytes.count else { return }
    if bytes[offset] == UInt8(ascii: "\n") { line += 1 }
    offset += 1
  }

  private func has(_ text: String) -> Bool { bytes[offset...].starts(with: text.utf8) }

  private func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}
