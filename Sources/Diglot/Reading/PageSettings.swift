/// What holds for a page: what its header says, or else the docfx.json of its docset.
struct PageSettings {
  /// What is said under a key.
  struct Value {
    fileprivate enum Origin {
      case header(Range<Int>)
      case docfx(YAMLNode)
    }

    /// A text alone, or those of a list.
    let texts: [String]
    let isList: Bool
    fileprivate let origin: Origin

    /// Whether the page itself says so, and not a docfx.json for many pages.
    var isOfHeader: Bool { if case .header = origin { true } else { false } }
  }

  let plan: Plan
  let source: SourcePage
  /// The page's file; `nil` where it has none to look up.
  let path: RelativePath?
  /// The locale of that file.
  let locale: Int

  /// Returns what is said under a key; null or nothing in the header takes away what docfx.json
  /// says.
  subscript(key: String) -> Value? {
    if let entry = source.header.entries.first(where: { $0.key == key }) {
      guard !entry.value.isEmpty else { return nil }
      return Value(texts: [entry.value], isList: false, origin: .header(entry.valueRange))
    }
    if let list = source.header.lists.first(where: { $0.key == key })?.value {
      return Value(list, origin: .header(list.range))
    }
    return path.flatMap { plan.setting(key, of: $0, in: locale) }
      .flatMap { Value($0, origin: .docfx($0)) }
  }

  /// Returns the value of a key as text.
  func text(_ key: String) -> String? {
    self[key].flatMap { $0.isList ? nil : $0.texts.first }
  }

  /// Returns where a value stands, in the page's file or in a docfx.json.
  func location(of value: Value) -> Diagnostic.Location? {
    switch value.origin {
    case .header(let range): source.file.location(of: range)
    case .docfx(let node): path.flatMap { plan.location(of: node, for: $0, in: locale) }
    }
  }

  /// Whether search engines are asked to leave the page out.
  var isNoIndex: Bool {
    let header = source.header
    if header.isNoIndex || text("_noindex") == "true" { return true }
    // Of `robots` and `ROBOTS`, either may be in the header, and either in docfx.json.
    let keys = ["robots", "ROBOTS"]
    guard !header.entries.contains(where: { $0.key.lowercased() == "robots" }) else { return false }
    return keys.contains { text($0).map(FrontMatter.isNoIndex) ?? false }
  }
}

extension PageSettings.Value {
  /// Takes a text or a list of texts; `nil` for anything else.
  fileprivate init?(_ node: YAMLNode, origin: Origin) {
    switch node.content {
    case .list(let items): self.init(texts: items.compactMap(\.text), isList: true, origin: origin)
    case .scalar(let text, _): self.init(texts: [text], isList: false, origin: origin)
    case .mapping: return nil
    }
  }
}
