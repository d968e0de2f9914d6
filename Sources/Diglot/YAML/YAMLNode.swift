/// A value of a YAML document with its place in the file.
struct YAMLNode: Sendable, Equatable {
  enum Content: Sendable, Equatable {
    /// `isPlain` is false for quoted and block scalars, which are always text.
    case scalar(text: String, isPlain: Bool)
    case list([YAMLNode])
    /// In the file's order; every key occurs once.
    case mapping([Pair])
  }

  struct Pair: Sendable, Equatable {
    let key: String
    /// UTF-8 byte offsets in the file.
    let keyRange: Range<Int>
    let value: YAMLNode
  }

  let content: Content
  /// UTF-8 byte offsets in the file; a quoted scalar's range includes its quotes.
  let range: Range<Int>
}

/// YAML's core schema: what a plain scalar means.
extension YAMLNode {
  /// Whether the value is `null`, `~` or nothing at all.
  var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return text == "" || text == "~" || text == "null" || text == "Null" || text == "NULL"
  }

  /// The scalar as it is written, `nil` for null, lists and mappings.
  var text: String? {
    guard case .scalar(let text, _) = content, !isNull else { return nil }
    return text
  }

  /// `true` or `false`, also capitalised; `nil` for everything else, as for a quoted `"true"`.
  var bool: Bool? {
    guard case .scalar(let text, isPlain: true) = content else { return nil }
    switch text {
    case "true", "True", "TRUE": return true
    case "false", "False", "FALSE": return false
    default: return nil
    }
  }

  /// A plain decimal number that fits.
  var integer: Int? {
    guard case .scalar(let text, isPlain: true) = content else { return nil }
    return Int(text)
  }

  /// `text`, `a list`, `a mapping` or `nothing`, for messages.
  var kindName: String {
    switch content {
    case .scalar: isNull ? "nothing" : "text"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }

  /// A text in quotes, or the kind of what is none, for messages.
  var valueName: String { text.map { "'\($0)'" } ?? kindName }

  /// Returns the value of `key` in a mapping.
  subscript(key: String) -> YAMLNode? {
    guard case .mapping(let pairs) = content else { return nil }
    return pairs.first { $0.key == key }?.value
  }
}
