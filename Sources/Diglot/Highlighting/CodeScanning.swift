/// What the lexers' grammars have in common; every function returns an offset up to `count`.
extension Span<UInt8> {
  /// Returns the byte at `index` to be compared with literals, and NUL outside the code.
  @inline(__always)
  func ascii(at index: Int) -> Unicode.Scalar {
    Unicode.Scalar(index >= 0 && index < count ? self[index] : 0)
  }

  /// Returns the end of a name: letters, digits, `_`, and everything beyond ASCII.
  @inline(__always)
  func endOfWord(from start: Int) -> Int {
    var end = start
    while end < count && self[end].isWordByte { end += 1 }
    return end
  }

  /// Returns the end of a name that may have hyphens inside, such as `Get-Item`.
  func endOfHyphenatedWord(from start: Int) -> Int {
    var end = endOfWord(from: start)
    while ascii(at: end) == "-", end + 1 < count, self[end + 1].isWordByte {
      end = endOfWord(from: end + 1)
    }
    return end
  }

  /// Returns the end of spaces and tabs.
  func endOfBlanks(from start: Int) -> Int {
    var end = start
    while ascii(at: end) == " " || ascii(at: end) == "\t" { end += 1 }
    return end
  }

  /// Returns the end of spaces, tabs and line ends.
  func endOfSpace(from start: Int) -> Int {
    var end = start
    while end < count && self[end].isCodeSpace { end += 1 }
    return end
  }

  /// Returns the end of a number that begins at `start`, with its suffix: `0x1F`, `1_000.5e-3`, `10GB`.
  func endOfNumber(from start: Int) -> Int {
    let isHexadecimal = ascii(at: start) == "0" && self.byte(at: start + 1) | 0x20 == 0x78
    var end = start
    while true {
      end = endOfWord(from: end)
      let next = byte(at: end + 1)
      switch ascii(at: end) {
      case "." where next.isASCIIDigit: end += 1
      case "+" where !isHexadecimal && isExponent(at: end - 1) && next.isASCIIDigit: end += 1
      case "-" where !isHexadecimal && isExponent(at: end - 1) && next.isASCIIDigit: end += 1
      default: return end
      }
    }
  }

  /// Returns the end of the first `mark` at or after `start`.
  func end(of mark: StaticString, from start: Int) -> Int {
    guard start <= count, let found = firstIndex(of: mark, from: start) else { return count }
    return found + mark.utf8CodeUnitCount
  }

  /// Returns the end of a string whose content begins at `start`, on its line at the latest.
  ///
  /// A string that is not closed ends with the line, or with the code if it may have several lines.
  func endOfString(
    from start: Int,
    quote: Unicode.Scalar,
    escape: Unicode.Scalar? = "\\",
    isMultiline: Bool = false
  ) -> Int {
    var end = start
    while end < count {
      let byte = ascii(at: end)
      if byte == escape {
        end += 2
      } else if byte == quote {
        return end + 1
      } else if byte == "\n" && !isMultiline {
        return end
      } else {
        end += 1
      }
    }
    return Swift.min(end, count)
  }

  /// Returns the end of a string in which a doubled quote stands for one.
  func endOfDoublingString(from start: Int, quote: Unicode.Scalar) -> Int {
    var end = start
    while end < count {
      if ascii(at: end) == quote {
        guard ascii(at: end + 1) == quote else { return end + 1 }
        end += 1
      }
      end += 1
    }
    return end
  }

  /// Returns the end of a run of `sign`.
  func endOfRun(of sign: Unicode.Scalar, from start: Int) -> Int {
    var end = start
    while end < count && ascii(at: end) == sign { end += 1 }
    return end
  }

  /// Whether only blanks stand between `index` and the start of its line; for use at tokens of which
  /// a line can have one.
  func isFirstOnLine(_ index: Int) -> Bool {
    var before = index - 1
    while ascii(at: before) == " " || ascii(at: before) == "\t" { before -= 1 }
    return before < 0 || ascii(at: before) == "\n"
  }

  func byte(at index: Int) -> UInt8 { index >= 0 && index < count ? self[index] : 0 }

  private func isExponent(at index: Int) -> Bool { byte(at: index) | 0x20 == 0x65 }
}

extension UInt8 {
  /// Letters, digits, `_`, and every byte of a character beyond ASCII.
  @inline(__always)
  var isWordByte: Bool { isASCIIAlphanumeric || self == UInt8(ascii: "_") || self >= 0x80 }

  /// The bytes that a name can begin with.
  @inline(__always)
  var isWordStart: Bool { isWordByte && !isASCIIDigit }

  @inline(__always)
  var isCodeSpace: Bool { self == 32 || self &- 9 < 5 }
}
