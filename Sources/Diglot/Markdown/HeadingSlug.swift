/// The id that a heading's text gives, as on GitHub and docs.microsoft.com.
///
///     "What's new?"       →  "whats-new"
///     "A - B"             →  "a---b"
///     "日本語 テスト"       →  "日本語-テスト"
///     "***"               →  "section"
enum HeadingSlug {
  /// Letters and digits of any script stay, in lower case; a space becomes `-`; `-` and `_` stay.
  static func slug(of text: [UInt8]) -> String {
    var slug: [UInt8] = []
    slug.reserveCapacity(text.count)
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar {
      case " ": slug.append(UInt8(ascii: "-"))
      case "-", "_", "a"..."z", "0"..."9": slug.append(UInt8(truncatingIfNeeded: scalar.value))
      case "A"..."Z": slug.append(UInt8(truncatingIfNeeded: scalar.value | 0x20))
      case "\0"..."\u{7F}": continue
      default:
        if isLetterOrDigit(scalar) { slug += scalar.properties.lowercaseMapping.utf8 }
      }
    }
    return slug.isEmpty ? "section" : String(decoding: slug, as: UTF8.self)
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber:
      true
    default: false
    }
  }
}

/// The ids of a page, each used once: the first keeps its name, the next are `-1`, `-2`.
struct UniqueIDs: Sendable {
  private var next: [String: Int] = [:]

  /// Returns `id`, or the first of `id-1`, `id-2` … that is free, and takes it.
  mutating func claim(_ id: String) -> String {
    guard let number = next[id] else {
      next[id] = 1
      return id
    }
    var candidate = number
    while next["\(id)-\(candidate)"] != nil { candidate += 1 }
    next[id] = candidate + 1
    next["\(id)-\(candidate)"] = 1
    return "\(id)-\(candidate)"
  }

  /// Takes `id` if it is free.
  mutating func claimExactly(_ id: String) -> Bool {
    guard next[id] == nil else { return false }
    next[id] = 1
    return true
  }

  var all: some Collection<String> { next.keys }
  func contains(_ id: String) -> Bool { next[id] != nil }

  /// Whether both have the same ids.
  func holdsSame(as other: UniqueIDs) -> Bool { next.keys == other.next.keys }
}
