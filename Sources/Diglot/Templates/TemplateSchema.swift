/// The names that a scope of the data has, so that a misspelt name in a template is a finding.
struct TemplateSchema: Sendable, ExpressibleByDictionaryLiteral {
  enum Kind: Sendable {
    /// Asked by sections, never printed.
    case flag
    case text, html
    case list(TemplateSchema)
    case record(TemplateSchema)
  }

  let fields: [String: Kind]
  /// Whether any other name is a text: a scope whose names are data.
  let isOpen: Bool

  init(_ fields: [String: Kind], isOpen: Bool = false) {
    self.fields = fields
    self.isOpen = isOpen
  }

  init(dictionaryLiteral elements: (String, Kind)...) {
    self.init(Dictionary(elements) { $1 })
  }

  /// A scope of texts under exactly these names, or under any name where they are not known.
  static func texts(_ names: [String]?) -> TemplateSchema {
    TemplateSchema(Dictionary((names ?? []).map { ($0, .text) }) { $1 }, isOpen: names == nil)
  }

  func kind(of name: String) -> Kind? { fields[name] ?? (isOpen ? .text : nil) }
}
