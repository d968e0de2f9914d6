/// The groups of pivots that a file defines for all pages.
///
///     ### YamlMime:ZonePivotGroups
///     groups:
///     - id: systems
///       title: Systems
///       prompt: Choose a system
///       pivots:
///       - id: linux
///         title: Linux
struct ZonePivotDefinitions {
  /// What the file is called unless the page says otherwise; only one of them should be there.
  static let fileNames = ["zone-pivot-groups.yml", "zone-pivot-groups.json"]

  private(set) var groups: [PagePivots.Group] = []

  /// Returns where a file is, in the text's language or what that falls back to.
  static func file(
    _ name: String,
    _ text: PageText,
    _ request: DocumentRequest
  ) -> ProjectFolder? {
    guard let path = RelativePath(name) else { return nil }
    let plan = request.plan
    request.resolver.log?.lookUp(path)
    guard
      let found = plan.source(path, from: text.locale) ?? plan.source(path, from: text.fileLocale)
    else { return nil }
    request.resolver.log?.read(LinkUses.Asset(locale: found.locale, path: found.path))
    return plan.file(found.path, found.locale)
  }

  /// Reads a file; `nil` where it cannot be read.
  init?(_ place: ProjectFolder, _ plan: Plan, _ diagnostics: inout Diagnostics) {
    guard let bytes = try? File.read(place.path),
      bytes.count <= plan.configuration.pageSizeLimit, bytes.span.isUTF8
    else { return nil }
    let file = SourceFile(path: place.displayPath, bytes: bytes)
    guard let root = YAMLDocument.parse(file, &diagnostics) else { return }
    for node in Self.items(root["groups"]) { add(node, file, &diagnostics) }
  }

  private mutating func add(
    _ node: YAMLNode,
    _ file: SourceFile,
    _ diagnostics: inout Diagnostics
  ) {
    guard let id = Self.id(of: node, file, &diagnostics) else { return }
    guard !groups.contains(where: { $0.id == id }) else {
      return diagnostics.report(.repeatedGroup(id, at: file.location(of: node.range)))
    }
    var pivots: [PagePivots.Pivot] = []
    for item in Self.items(node["pivots"]) {
      guard let pivot = Self.id(of: item, file, &diagnostics) else { continue }
      if pivots.contains(where: { $0.id == pivot }) {
        diagnostics.report(.repeatedPivot(pivot, at: file.location(of: item.range)))
      } else {
        pivots.append(PagePivots.Pivot(id: pivot, title: item["title"]?.text ?? pivot))
      }
    }
    let prompt = node["prompt"]?.text ?? node["title"]?.text ?? id
    groups.append(PagePivots.Group(id: id, prompt: prompt, pivots: pivots))
  }

  /// Ids go into addresses and classes of the page, so they are as plain as those in zones.
  private static func id(
    of node: YAMLNode,
    _ file: SourceFile,
    _ diagnostics: inout Diagnostics
  ) -> String? {
    if let id = node["id"]?.text, !id.isEmpty,
      id.utf8.allSatisfy({ $0.isASCIIAlphanumeric || $0 == 0x2D || $0 == 0x5F })
    {
      return id
    }
    diagnostics.report(.noID(at: file.location(of: node.range)))
    return nil
  }

  private static func items(_ node: YAMLNode?) -> [YAMLNode] {
    guard case .list(let items)? = node?.content else { return [] }
    return items
  }
}

extension Diagnostic {
  fileprivate static func repeatedGroup(_ id: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .duplicatePivotGroups,
      "a group of pivots is defined once, also '\(id)'",
      at: location,
      notes: ["the first is used"]
    )
  }

  fileprivate static func repeatedPivot(_ id: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .duplicatePivotIDs,
      "a pivot stands once in its group, also '\(id)'",
      at: location,
      notes: ["the first is used"]
    )
  }

  fileprivate static func noID(at location: Location) -> Diagnostic {
    Diagnostic(
      .missingAttribute,
      severity: .warning,
      "a pivot or a group of them has an 'id' of letters, digits and dashes",
      at: location
    )
  }
}
