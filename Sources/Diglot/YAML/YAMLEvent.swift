/// One step of a YAML document as libyaml reports it, with its byte range in the input.
struct YAMLEvent: Sendable, Equatable {
  enum Kind: Sendable, Equatable {
    case scalar(text: String, isPlain: Bool, anchor: String?)
    case listStart(anchor: String?)
    case mappingStart(anchor: String?)
    case alias(String)
    /// The end of the innermost list or mapping.
    case end
    case documentStart
    case streamEnd
  }

  let kind: Kind
  /// UTF-8 byte offsets from the input's first byte.
  let range: Range<Int>
}

/// What makes a text no YAML, and where.
struct YAMLSyntaxError: Error, Sendable, Equatable {
  /// One phrase without a full stop.
  let problem: String
  /// UTF-8 byte offset from the input's first byte.
  let offset: Int
  /// What was being read, where that began on an earlier line.
  var context: Context?

  struct Context: Sendable, Equatable {
    /// Such as "while scanning a quoted scalar".
    let text: String
    /// UTF-8 byte offset from the input's first byte.
    let offset: Int
  }
}
