/// The constructs that make blocks of other blocks: alerts, divisions, videos, rows, zones, monikers.
extension ExtensionPass {
  /// Whether a placeholder is one of those that `rewriteBlocks` takes all at once.
  static func isBlockMarker(_ construct: Construct) -> Bool {
    switch construct.kind {
    case .quoteMarker: true
    case .colons(let tag): ContainerMarkers.names.contains(tag.name)
    default: false
    }
  }

  /// Rewrites quotes first and then what lies between tags: a marker in a quote begins a block, in
  /// which a tag may stand, and never the other way round.
  mutating func rewriteBlocks(_ root: MarkdownNode, _ placeholders: [Placeholder]) {
    var markers: [Placeholder] = []
    var tags: [Placeholder] = []
    for placeholder in placeholders {
      switch placeholder.construct.kind {
      case .quoteMarker: markers.append(placeholder)
      case .colons(let tag) where ContainerMarkers.names.contains(tag.name):
        tags.append(placeholder)
      default: break
      }
    }
    QuoteSections.rewrite(markers, &context)
    var containers = ContainerMarkers()
    containers.rewrite(tags, &context)
    if !containers.zones.isEmpty { reportTitles(in: root, containers.zones) }
    for zone in containers.hiddenZones {
      for visit in MarkdownWalk(zone) where visit.isEntering {
        hiddenNodes.insert(visit.node.identity)
      }
    }
    reportUndefined(tags)
  }

  mutating func rewriteVideo(_ placeholder: Placeholder, _ tag: ColonTag) {
    let range = placeholder.construct.range
    guard let video = VideoFrame(tag, at: range, &context) else {
      return placeholder.makeLiteral(text.text)
    }
    let node = placeholder.node
    placeholder.replace(
      with: placeholder.isBlock ? video.makeBlock(from: node) : video.makeInline(from: node)
    )
  }

  /// A form needs a server behind it, which a static site has not.
  mutating func dropForm(_ placeholder: Placeholder) {
    context.report(at: placeholder.construct.range) { .form(at: $0) }
    placeholder.node.unlink()
  }

  /// Looks for headings of level 1 in zones, which not every reader sees.
  private mutating func reportTitles(in root: MarkdownNode, _ zones: Set<Int>) {
    var depth = 0
    for visit in MarkdownWalk(root) {
      let node = visit.node
      if node.kind == .customBlock, zones.contains(node.identity) {
        if node.firstChild != nil { depth += visit.isEntering ? 1 : -1 }
      } else if depth > 0, visit.isEntering, node.kind == .heading, node.headingLevel == 1 {
        let start = source.lines.start(ofLine: node.lines.lowerBound)
        context.report(at: start..<(start + 1)) { .titleInZone(at: $0) }
      }
    }
  }

  /// Once for a text, since one line of the header mends it.
  private mutating func reportUndefined(_ tags: [Placeholder]) {
    let first = tags.first { tag in
      if case .colons(let tag) = tag.construct.kind { tag.name == "moniker" } else { false }
    }
    guard let first,
      text.settings(of: request.page, request.plan)["monikerRange"] == nil
    else { return }
    context.report(at: first.construct.range) { .noMonikers(at: $0) }
  }
}

extension Diagnostic {
  fileprivate static func form(at location: Location) -> Diagnostic {
    Diagnostic(
      .invalidForm,
      severity: .warning,
      "a static site has no forms",
      at: location,
      notes: ["it is left out"]
    )
  }

  fileprivate static func titleInZone(at location: Location) -> Diagnostic {
    Diagnostic(
      .h1InZone,
      "the title of a page stands outside of its zones",
      at: location,
      notes: ["readers who choose another zone do not see it"]
    )
  }

  fileprivate static func noMonikers(at location: Location) -> Diagnostic {
    Diagnostic(
      .monikerRangeUndefined,
      "a page with parts for some versions has a 'monikerRange'",
      at: location
    )
  }
}
