/// A table of contents with all that it includes, as readers of one locale have it.
struct TOCTree: Sendable {
  let path: RelativePath
  /// Every node before those that lie in it.
  let nodes: [TOCNode]
  /// The paths of the files that it includes, in lower case.
  let included: Set<String>

  /// Returns the nodes that a node lies in, from the top, and the node itself.
  func chain(to node: Int) -> [Int] {
    var chain = [node]
    while let parent = nodes[chain[chain.count - 1]].parent { chain.append(parent) }
    return chain.reversed()
  }
}

/// Puts tables of contents together out of files that include each other.
struct TOCExpander {
  /// How deep entries may lie in one another, over all files.
  static let depthLimit = 64
  /// How many entries a table of contents may have, over all files; files that include others twice
  /// would double it with each.
  static let entryLimit = 20_000

  private let resolver: TOCEntryResolver
  /// The first pages of folders, once found; those that are being looked for are there without one.
  private var firstPages: [String: TOCTarget] = [:]
  /// How many folders lead to each other while the first page of the outermost is looked for.
  private var openFolders = 0
  /// What entries ask for, once found: a file that others include is in the tree of each.
  private var resolved: [Place: TOCEntryResolver.Resolved] = [:]
  /// What was said of entries already, by the tree of another file.
  private var reported: Set<Report> = []
  private(set) var findings = Diagnostics()

  init(_ resolver: TOCEntryResolver) { self.resolver = resolver }

  /// An entry of a file.
  private struct Place: Hashable {
    let path: String
    let entry: Int
  }

  private struct Report: Hashable {
    let path: String
    let offset: Int
    let code: DiagnosticCode
  }

  /// A file that is being read, or the rest of one that includes another.
  private struct Frame {
    let file: TOCFile
    var next = 0
    /// For each depth in the file, how deep its entries lie in the whole.
    var depths: [Int]
  }

  /// What grows while a table of contents is put together.
  private struct Growth {
    var nodes: [TOCNode] = []
    var included: Set<String> = []
    var entryCount = 0
    /// The pages that have an entry.
    var pages: Set<Int> = []
    var frames: [Frame] = []
  }

  mutating func expand(_ file: TOCFile) -> TOCTree {
    var growth = Growth()
    growth.frames.append(Frame(file: file, depths: [0]))
    while var frame = growth.frames.popLast() {
      guard frame.next < frame.file.entries.count else { continue }
      let entry = frame.file.entries[frame.next]
      frame.next += 1
      growth.entryCount += 1
      guard growth.entryCount <= Self.entryLimit else {
        findings.report(.tooMany(Self.entryLimit, at: frame.file.source.location(of: entry.range)))
        break
      }
      let include = add(entry, &frame, &growth)
      growth.frames.append(frame)
      if let include { self.include(include, entry, frame, &growth) }
    }
    return TOCTree(
      path: file.path,
      nodes: Self.connected(growth.nodes),
      included: growth.included
    )
  }

  /// Adds what an entry stands for, and returns the file whose entries lie in it.
  private mutating func add(
    _ entry: TOCEntry,
    _ frame: inout Frame,
    _ growth: inout Growth
  ) -> TOCFile? {
    var resolved = resolve(entry, frame)
    if let folder = resolved.folder { resolved.target = firstPage(of: folder, entry, frame.file) }
    let depth = frame.depths[min(entry.depth, frame.depths.count - 1)]
    frame.depths.removeSubrange(min(entry.depth + 1, frame.depths.count)...)
    guard let label = resolved.label, depth < Self.depthLimit else {
      report(
        resolved.label == nil ? .noName : .tooDeep(Self.depthLimit),
        entry,
        frame.file
      )
      // What lies in an entry that cannot be shown takes its place.
      frame.depths.append(depth)
      return depth < Self.depthLimit ? resolved.include : nil
    }
    frame.depths.append(depth + 1)
    let node = TOCNode(
      depth: depth,
      label: label,
      target: resolved.target,
      prefix: resolved.prefix,
      words: entry.displayName ?? "",
      isExpanded: entry.isExpanded,
      isFolderLink: resolved.folder != nil
    )
    note(node, entry, frame.file, &growth)
    growth.nodes.append(node)
    return resolved.include
  }

  /// Returns what an entry asks for, the one before `next` of a frame.
  private mutating func resolve(_ entry: TOCEntry, _ frame: Frame) -> TOCEntryResolver.Resolved {
    let place = Place(path: frame.file.path.string, entry: frame.next - 1)
    if let known = resolved[place] { return known }
    let found = resolver.resolve(entry, frame.file, &findings)
    resolved[place] = found
    return found
  }

  /// Notes that a page has an entry, and reports a second one.
  private mutating func note(
    _ node: TOCNode,
    _ entry: TOCEntry,
    _ file: TOCFile,
    _ growth: inout Growth
  ) {
    guard let page = node.target.page, page.isWhole, !node.isFolderLink,
      !growth.pages.insert(page.page).inserted
    else { return }
    report(.repeated(page.url), entry, file)
  }

  private mutating func include(
    _ file: TOCFile,
    _ entry: TOCEntry,
    _ frame: Frame,
    _ growth: inout Growth
  ) {
    let key = file.path.string.lowercased()
    if let start = growth.frames.firstIndex(where: { $0.file.path == file.path }) {
      let way = growth.frames[start...].map(\.file.path.string) + [file.path.string]
      return report(.circle(way), entry, frame.file)
    }
    // Entries without a name are no deeper than those around them, but their files are.
    guard growth.frames.count <= Self.depthLimit else {
      return report(.tooDeep(Self.depthLimit), entry, frame.file)
    }
    growth.included.insert(key)
    growth.frames.append(Frame(file: file, depths: [frame.depths.last ?? 0]))
  }

  /// Returns the first page that the table of contents of a folder leads to, which an entry of
  /// `source` names.
  private mutating func firstPage(
    of file: TOCFile,
    _ entry: TOCEntry,
    _ source: TOCFile
  ) -> TOCTarget {
    let key = file.path.string.lowercased()
    if let known = firstPages[key] { return known }
    guard openFolders < Self.depthLimit else {
      report(.tooManyFolders(Self.depthLimit), entry, source)
      return .none
    }
    // A folder may lead to another one: each is looked into once, so that this comes to an end.
    firstPages[key] = TOCTarget.none
    openFolders += 1
    defer { openFolders -= 1 }
    let tree = expand(file)
    let first = tree.nodes.first { $0.target.page != nil }?.target ?? .none
    firstPages[key] = first
    return first
  }

  /// Says of every node which one it lies in, and which are in it.
  private static func connected(_ nodes: [TOCNode]) -> [TOCNode] {
    var nodes = nodes
    var open: [Int] = []
    for index in nodes.indices {
      while open.count > nodes[index].depth { nodes[open.removeLast()].end = index }
      nodes[index].parent = open.last
      open.append(index)
    }
    for index in open { nodes[index].end = nodes.count }
    return nodes
  }

  // MARK: Findings

  fileprivate enum Fault {
    case noName
    case tooDeep(Int)
    case tooManyFolders(Int)
    case repeated(String)
    case circle([String])

    var code: DiagnosticCode {
      switch self {
      case .noName: .missingAttribute
      case .tooDeep, .tooManyFolders: .pageOverBudget
      case .repeated: .tocEntryDuplicated
      case .circle: .circularReference
      }
    }
  }

  private mutating func report(_ fault: Fault, _ entry: TOCEntry, _ file: TOCFile) {
    guard !findings.isFull else { return }
    let key = Report(path: file.path.string, offset: entry.range.lowerBound, code: fault.code)
    guard reported.insert(key).inserted else { return }
    let range = (entry.href ?? entry.topicHref ?? entry.tocHref)?.range ?? entry.range
    findings.report(.entry(fault, at: file.source.location(of: range)))
  }
}

extension Diagnostic {
  fileprivate static func entry(_ fault: TOCExpander.Fault, at location: Location) -> Diagnostic {
    switch fault {
    case .noName:
      Diagnostic(
        fault.code,
        severity: .warning,
        "an entry of a table of contents has a 'name'",
        at: location,
        notes: ["the entry is left out; what lies in it takes its place"]
      )
    case .tooDeep(let limit):
      Diagnostic(
        fault.code,
        "the entries of a table of contents lie at most \(limit) deep",
        at: location,
        notes: ["what lies deeper is left out"]
      )
    case .tooManyFolders(let limit):
      Diagnostic(
        fault.code,
        "at most \(limit) folders lead to each other before one leads to a page",
        at: location,
        notes: ["name a page, or a folder that lists one"]
      )
    case .repeated(let url):
      Diagnostic(
        fault.code,
        "a page has one entry in a table of contents, '\(url)' has two",
        at: location,
        notes: ["on the page the first is marked"]
      )
    case .circle(let way):
      Diagnostic(
        fault.code,
        "a table of contents does not include itself: \(way.joined(separator: " → "))",
        at: location,
        notes: ["the entry is kept without what would lie in it"]
      )
    }
  }

  fileprivate static func tooMany(_ limit: Int, at location: Location) -> Diagnostic {
    Diagnostic(
      .pageOverBudget,
      "a table of contents has at most \(limit) entries, those of the files it includes among them",
      at: location,
      notes: ["the rest is left out"]
    )
  }
}
