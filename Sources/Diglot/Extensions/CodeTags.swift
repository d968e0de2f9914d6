/// How comments mark where a piece of code begins and ends: `//<main>` … `//</main>`.
enum CodeTagStyle: CaseIterable, Sendable {
  case apostrophe, slashes, markup, dashes, hash, rem, percent, semicolon, stars
  /// C#'s `#region main` … `#endregion` and Visual Basic's `#Region "main"` … `#End Region`, whose
  /// ends have no names.
  case region

  /// What stands before and behind the name, without spaces and in lower case.
  fileprivate var start: (before: StaticString, after: StaticString) {
    switch self {
    case .apostrophe: ("'<", ">")
    case .slashes: ("//<", ">")
    case .markup: ("<!--<", ">-->")
    case .dashes: ("--<", ">")
    case .hash: ("#<", ">")
    case .rem: ("rem<", ">")
    case .percent: ("%<", ">")
    case .semicolon: (";<", ">")
    case .stars: ("/*<", ">*/")
    case .region: ("#region", "")
    }
  }

  fileprivate var end: (before: StaticString, after: StaticString) {
    switch self {
    case .apostrophe: ("'</", ">")
    case .slashes: ("//</", ">")
    case .markup: ("<!--</", ">-->")
    case .dashes: ("--</", ">")
    case .hash: ("#</", ">")
    case .rem: ("rem</", ">")
    case .percent: ("%</", ">")
    case .semicolon: (";</", ">")
    case .stars: ("/*</", ">*/")
    case .region: ("#endregion", "")
    }
  }
}

/// Finds the piece of a file that comments name.
enum CodeTags {
  struct Region: Sendable, Equatable {
    /// Those between the two comments.
    let lines: LineRange
    /// The lines of all comments like these, which are not shown; counted from 0.
    let markers: Set<Int>
  }

  enum Search: Sendable, Equatable {
    case found(Region)
    /// The piece begins, but does not end.
    case unclosed
    case missing
  }

  /// Looks for the tag `name`, or the same behind `snippet`, in whatever case.
  ///
  /// Of several with one name the last counts, up to the first end behind it.
  static func find(_ name: String, in file: CodeFile, _ styles: [CodeTagStyle]) -> Search {
    var isOpen = false
    let name = name.lowercased()
    for style in styles {
      let tags = Tags(file, style)
      guard let tag = tags.all[name] ?? tags.all["snippet" + name] else { continue }
      if let last = tag.last {
        return .found(
          Region(lines: LineRange(first: tag.first, last: last), markers: tags.markers)
        )
      }
      isOpen = true
    }
    return isOpen ? .unclosed : .missing
  }

  /// What a file holds of one style.
  private struct Tags {
    var all: [String: (first: Int, last: Int?)] = [:]
    var markers: Set<Int> = []

    init(_ file: CodeFile, _ style: CodeTagStyle) {
      var open: [String] = []
      let text = file.bytes.span
      for (index, line) in file.lines.enumerated() {
        if let name = CodeTags.name(style.end, text, line) {
          markers.insert(index)
          let ended = style == .region ? open.popLast() : name
          if let ended, let tag = all[ended], tag.last == nil { all[ended]?.last = index }
        } else if let name = CodeTags.name(style.start, text, line), isName(name) {
          markers.insert(index)
          all[name] = (index + 2, nil)
          open.append(name)
        }
      }
    }

    private func isName(_ name: String) -> Bool {
      !name.isEmpty
        && name.utf8.allSatisfy {
          $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") || $0 >= 0x80
        }
    }
  }

  /// Returns the name in a line that is a comment of that form, without quotes and in lower case.
  private static func name(
    _ form: (before: StaticString, after: StaticString),
    _ text: borrowing Span<UInt8>,
    _ line: Range<Int>
  ) -> String? {
    var start = line.lowerBound
    guard skip(form.before, text, &start, line.upperBound) else { return nil }
    var end = line.upperBound
    if form.after.utf8CodeUnitCount > 0 {
      guard let close = text.firstIndex(of: UInt8(ascii: ">"), from: start, to: end) else {
        return nil
      }
      var offset = close
      guard skip(form.after, text, &offset, end) else { return nil }
      for rest in offset..<end where !text[rest].isBlank { return nil }
      end = close
    }
    let edges: (UInt8) -> Bool = { $0.isBlank || $0 == UInt8(ascii: "\"") }
    while start < end, edges(text[start]) { start += 1 }
    while start < end, edges(text[end - 1]) { end -= 1 }
    return text.text(start..<end).lowercased()
  }

  /// Steps over `word`, in any case and with spaces anywhere in it.
  private static func skip(
    _ word: StaticString,
    _ text: borrowing Span<UInt8>,
    _ offset: inout Int,
    _ end: Int
  ) -> Bool {
    for index in 0..<word.utf8CodeUnitCount {
      while offset < end, text[offset].isBlank { offset += 1 }
      let expected = unsafe word.utf8Start[index]
      guard offset < end, text[offset].asciiLowercased == expected else { return false }
      offset += 1
    }
    return true
  }
}
