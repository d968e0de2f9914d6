/// Reads a table of contents in YAML or JSON.
///
///     - name: Billing            or   items:
///       href: billing/toc.yml           - name: Billing
///       topicHref: billing.md             tocHref: billing/
struct StructuredTOCReader {
  private let file: SourceFile
  private var entries: [TOCEntry] = []
  private var findings = Diagnostics()

  private init(_ file: SourceFile) { self.file = file }

  /// Returns the entries below `root`, which is `nil` where the file could not be parsed.
  static func read(
    _ root: YAMLNode?,
    _ file: SourceFile,
    _ diagnostics: inout Diagnostics
  ) -> [TOCEntry] {
    guard let root else { return [] }
    var reader = StructuredTOCReader(file)
    reader.readList(root, depth: 0)
    diagnostics.append(reader.findings)
    return reader.entries
  }

  /// Reads a list, or the list under `items` of a mapping; recursion ends where YAML's depth does.
  private mutating func readList(_ node: YAMLNode, depth: Int) {
    switch node.content {
    case .list(let items):
      for item in items { readEntry(item, depth: depth) }
    case .mapping:
      if let items = node["items"], depth < YAMLDocument.depthLimit {
        readList(items, depth: depth)
      } else if depth > 0 {
        findings.report(.notList(node, at: file.location(of: node.range)))
      }
    case .scalar:
      if !node.isNull { findings.report(.notList(node, at: file.location(of: node.range))) }
    }
  }

  private mutating func readEntry(_ node: YAMLNode, depth: Int) {
    guard case .mapping(let pairs) = node.content else {
      findings.report(.notEntry(node, at: file.location(of: node.range)))
      return
    }
    let start = node.range.lowerBound
    var entry = TOCEntry(depth: depth, range: start..<(pairs.first?.keyRange.upperBound ?? start))
    var items: YAMLNode?
    for pair in pairs {
      switch pair.key {
      case "name": entry.name = text(pair).flatMap { TOCEntry.visible($0.string) }
      case "href": entry.href = text(pair)
      // In the files that docfx publishes a topic's address is called 'homepage'.
      case "topicHref": entry.topicHref = text(pair)
      case "homepage": if entry.topicHref == nil { entry.topicHref = text(pair) }
      case "tocHref": entry.tocHref = text(pair)
      case "uid": entry.uid = text(pair)
      case "topicUid": if entry.uid == nil { entry.uid = text(pair) }
      case "displayName": entry.displayName = words(pair.value)
      case "expanded": entry.isExpanded = pair.value.bool ?? false
      case "items": items = pair.value
      // Everything else is data for others.
      default: break
      }
    }
    entry.takeUID()
    entries.append(entry)
    if let items { readList(items, depth: depth + 1) }
  }

  private mutating func text(_ pair: YAMLNode.Pair) -> TOCEntry.Text? {
    switch pair.value.content {
    case .scalar:
      guard let text = pair.value.text, !text.isEmpty else { return nil }
      return TOCEntry.Text(string: text, range: pair.value.range)
    case .list, .mapping:
      findings.report(.notText(pair, at: file.location(of: pair.value.range)))
      return nil
    }
  }

  /// Returns the words for the filter, which some files give as a list.
  private func words(_ node: YAMLNode) -> String? {
    guard case .list(let items) = node.content else { return node.text }
    return items.compactMap(\.text).joined(separator: ", ")
  }
}

extension Diagnostic {
  fileprivate static func notList(_ node: YAMLNode, at location: Location) -> Diagnostic {
    Diagnostic(
      .unexpectedType,
      "the entries of a table of contents are a list, not \(node.kindName)",
      at: location
    )
  }

  fileprivate static func notEntry(_ node: YAMLNode, at location: Location) -> Diagnostic {
    Diagnostic(
      .unexpectedType,
      "an entry of a table of contents is a mapping, not \(node.kindName)",
      at: location,
      notes: ["such as 'name: Billing' with 'href: billing.md'"]
    )
  }

  fileprivate static func notText(_ pair: YAMLNode.Pair, at location: Location) -> Diagnostic {
    Diagnostic(
      .unexpectedType,
      "'\(pair.key)' is text, not \(pair.value.kindName)",
      at: location
    )
  }
}
