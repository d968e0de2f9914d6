/// What a name or an open section is, as far as the schema says.
enum TemplateScope {
  case flag, text, html
  /// The path tells two scopes apart without comparing their names.
  case list(TemplateSchema, path: String)
  case record(TemplateSchema, path: String)
  /// A name that was reported already: nothing inside it is reported too.
  case anything

  init(_ schema: TemplateSchema, path: String) { self = .record(schema, path: path) }

  /// What a section over it pushes.
  var item: TemplateScope {
    if case .list(let schema, let path) = self { return .record(schema, path: path) }
    return self
  }

  /// Whether the search for a name ends here.
  func has(_ name: String) -> Bool { member(name) != nil }

  /// What `name` is in it.
  func member(_ name: String) -> TemplateScope? {
    switch self {
    case .flag, .text, .html, .list: return nil
    case .anything: return .anything
    case .record(let schema, let path):
      let inner = "\(path)/\(name)"
      switch schema.kind(of: name) {
      case nil: return nil
      case .flag: return .flag
      case .text: return .text
      case .html: return .html
      case .list(let schema): return .list(schema, path: inner)
      case .record(let schema): return .record(schema, path: inner)
      }
    }
  }

  /// The names in it, to find what was meant.
  var names: [String] {
    if case .record(let schema, _) = self { return Array(schema.fields.keys) }
    return []
  }

  /// Returns what lookups in `scopes` depend on.
  ///
  /// A record that is open twice counts once, at its innermost place: a search that reaches the
  /// outer one has failed in the same names before. So there are finitely many signatures however
  /// deep partials include each other.
  static func signature(_ scopes: [TemplateScope]) -> [String] {
    var seen: Set<String> = []
    var signature: [String] = []
    for (index, scope) in scopes.enumerated().reversed() {
      switch scope {
      case .record(_, let path): if seen.insert(path).inserted { signature.append(path) }
      case .anything: signature.append("*")
      case .flag, .text, .html, .list:
        if index == scopes.count - 1 { signature.append(scope.kindName) }
      }
    }
    return signature
  }

  private var kindName: String {
    switch self {
    case .flag: "flag"
    case .text: "text"
    case .html: "html"
    case .list, .record, .anything: "list"
    }
  }
}
