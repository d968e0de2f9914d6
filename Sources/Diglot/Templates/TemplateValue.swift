/// What a name in a template stands for.
enum TemplateValue: Sendable {
  /// A switch for sections; prints nothing. An absent optional is `false`.
  case bool(Bool)
  /// Plain text, escaped by `{{x}}`.
  case text(String)
  /// Finished HTML for `{{{x}}}`, as UTF-8.
  case html([UInt8])
  case list([TemplateValue])
  case record(TemplateRecord)

  static let absent = TemplateValue.bool(false)

  /// An optional text, `false` where there is none.
  static func text(ifPresent text: String?) -> TemplateValue { text.map { .text($0) } ?? .absent }

  static func records(_ records: [TemplateRecord]) -> TemplateValue {
    .list(records.map { .record($0) })
  }

  /// Whether a section shows its body: not for `false`, empty text, empty HTML and empty lists.
  var isTrue: Bool {
    switch self {
    case .bool(let value): value
    case .text(let text): !text.isEmpty
    case .html(let bytes): !bytes.isEmpty
    case .list(let items): !items.isEmpty
    case .record: true
    }
  }
}
