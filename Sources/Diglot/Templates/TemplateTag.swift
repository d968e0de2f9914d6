/// One `{{…}}` of a template; ranges are in bytes of its source.
struct TemplateTag {
  enum Kind {
    case variable, rawVariable, section, inverted, close, comment, delimiters
    /// `{{>name}}`, `{{<name}}…{{/name}}` and `{{$name}}…{{/name}}`.
    case partial, parent, block

    var opens: Bool {
      switch self {
      case .section, .inverted, .parent, .block: true
      default: false
      }
    }

    /// Whether a `*` before the name has a meaning.
    var mayBeDynamic: Bool { self == .partial || self == .parent || self == .close }

    /// Whether the tag's own text is part of the page, so that its line is not only structure.
    var prints: Bool { self == .variable || self == .rawVariable }
  }

  let kind: Kind
  /// From the first delimiter to the end of the last.
  let whole: Range<Int>
  /// What stands between sigil and delimiter, without the whitespace around it.
  let label: Range<Int>
  /// The label without the `*` of a dynamic name.
  var name: Range<Int>
  /// Whether the name of a partial or parent (or of its end) is looked up in the data: `{{>*name}}`.
  var isDynamic = false
  /// The tag at the other end, as an index; the matcher fills it in.
  var partner = -1
}
