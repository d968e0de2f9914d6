/// What a page lets its reader choose between: the groups of pivots that its header names.
///
/// The groups are defined for all pages in `zone-pivot-groups.yml`.
struct PagePivots {
  struct Pivot: Equatable {
    let id: String
    let title: String
  }

  struct Group: Equatable {
    let id: String
    /// What stands above the choice.
    let prompt: String
    let pivots: [Pivot]
  }

  private(set) var groups: [Group] = []
  /// Where the header or docfx.json names groups; `nil` where none are named.
  private var place: Diagnostic.Location?
  /// Where the header does so, and else where the page begins.
  private var pagePlace: Diagnostic.Location?
  private var isNamed = false
  /// Whether all that is named was found, so that more can be said of what zones name.
  private var isComplete = true
  private var used: Set<String> = []

  init() {}

  /// Reads what the header of a page, or the docfx.json of its docset, names.
  init(_ text: PageText, _ request: DocumentRequest, _ diagnostics: inout Diagnostics) {
    let plan = request.plan
    let settings = text.settings(of: request.page, plan)
    guard let names = settings["zone_pivot_groups"] else { return }
    let ids = names.texts.flatMap { $0.split(separator: ",") }.map { String($0.trimmed) }
      .filter { !$0.isEmpty }
    guard !ids.isEmpty else { return }
    isNamed = true
    place = settings.location(of: names)
    pagePlace = names.isOfHeader ? place : text.location(of: 0..<0)
    let named = settings["zone_pivot_group_filename"]?.texts
    let files = (named ?? ZonePivotDefinitions.fileNames).compactMap { name in
      ZonePivotDefinitions.file(name, text, request).map { (name, $0) }
    }
    guard let (name, file) = files.first,
      let definitions = (request.pivots ?? ZonePivotCatalog(plan))
        .definitions(in: file, &diagnostics)
    else {
      isComplete = false
      let expected = named?.first ?? ZonePivotDefinitions.fileNames[0]
      diagnostics.report(.noDefinition(expected, at: place))
      return
    }
    if files.count > 1 { diagnostics.report(.twoDefinitions(files.map(\.0), at: place)) }
    for id in ids {
      if let group = definitions.groups.first(where: { $0.id == id }) {
        groups.append(group)
      } else {
        isComplete = false
        diagnostics.report(.noGroup(id, in: name, among: definitions.groups.map(\.id), at: place))
      }
    }
  }

  var titles: [String: String] {
    let all = groups.flatMap(\.pivots).map { ($0.id, $0.title) }
    return Dictionary(all) { first, _ in first }
  }

  /// Notes which pivots the zones of a text name, and reports those that the page does not have.
  mutating func use(
    _ zones: [(id: String, range: Range<Int>)],
    in text: PageText,
    _ diagnostics: inout Diagnostics
  ) {
    let known = groups.flatMap(\.pivots).map(\.id)
    for (id, range) in zones where used.insert(id).inserted && !diagnostics.isFull {
      if !isNamed {
        if used.count == 1 { diagnostics.report(.noGroups(at: text.location(of: range))) }
      } else if isComplete, !known.contains(id) {
        diagnostics.report(.noPivot(id, among: known, at: text.location(of: range)))
      }
    }
  }

  /// Reports the pivots that no zone of the whole page names.
  func reportUnused(_ diagnostics: inout Diagnostics) {
    for pivot in groups.flatMap(\.pivots) where !used.contains(pivot.id) {
      diagnostics.report(.unused(pivot.id, at: pagePlace))
    }
  }
}

extension Diagnostic {
  fileprivate static func noGroups(at location: Location) -> Diagnostic {
    Diagnostic(
      .zonePivotGroupMissing,
      "a page with zones for pivots names their group as 'zone_pivot_groups'",
      at: location,
      notes: ["all zones are shown, with the ids of their pivots"]
    )
  }

  fileprivate static func noDefinition(_ file: String, at location: Location?) -> Diagnostic {
    Diagnostic(
      .zonePivotDefinitionNotFound,
      "the groups of pivots are defined in '\(file)' at the top of the content",
      at: location
    )
  }

  fileprivate static func twoDefinitions(_ files: [String], at location: Location?) -> Diagnostic {
    Diagnostic(
      .zonePivotDefinitionConflict,
      "one file alone defines the groups of pivots, not both "
        + files.map { "'\($0)'" }.joined(separator: " and "),
      at: location,
      notes: ["the first is used"]
    )
  }

  fileprivate static func noGroup(
    _ id: String,
    in file: String,
    among ids: [String],
    at location: Location?
  ) -> Diagnostic {
    Diagnostic(
      .pivotGroupNotFound,
      "'\(file)' defines no group of pivots '\(id)'",
      at: location,
      notes: NearMiss.of(id, among: ids).map { ["did you mean '\($0)'?"] } ?? []
    )
  }

  fileprivate static func noPivot(
    _ id: String,
    among ids: [String],
    at location: Location
  ) -> Diagnostic {
    Diagnostic(
      .pivotIDNotFound,
      "the groups of the page have no pivot '\(id)'",
      at: location,
      notes: NearMiss.of(id, among: ids).map { ["did you mean '\($0)'?"] } ?? []
    )
  }

  fileprivate static func unused(_ id: String, at location: Location?) -> Diagnostic {
    Diagnostic(.pivotIDUnused, "the page has a zone for each pivot, also for '\(id)'", at: location)
  }
}
