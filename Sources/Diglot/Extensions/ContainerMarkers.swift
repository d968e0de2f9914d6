/// Puts what stands between the tags of zones, monikers, rows and columns into elements.
///
/// A tag opens what the next end of the same name and with as many colons closes, among the blocks
/// of one container; what nothing closes goes on to the container's end. A faulty tag is shown as it
/// is written, and so is the end that belongs to it.
struct ContainerMarkers {
  /// What a tag opened.
  private struct Frame {
    let tag: ColonTag
    let range: Range<Int>
    /// `nil` for a faulty tag.
    let node: MarkdownNode?
    /// What blocks go into: the innermost element that is open.
    let target: MarkdownNode?
  }

  /// How deep they may lie in one another.
  static let depthLimit = 32

  private var frames: [Frame] = []
  /// The zones of the text, by identity, which never lie in one another.
  private(set) var zones: Set<Int> = []
  /// The zones that no reader of a site sees.
  private(set) var hiddenZones: [MarkdownNode] = []

  static let names: Set = [
    "zone", "zone-end", "moniker", "moniker-end", "row", "row-end", "column", "column-end",
  ]

  /// Rewrites what the tags of a text, in its order, stand for.
  ///
  /// An outer container has its first tag before those of the containers within, so that it is
  /// finished first.
  mutating func rewrite(_ markers: [Placeholder], _ context: inout RewriteContext) {
    var groups: [[Placeholder]] = []
    var indices: [Int: Int] = [:]
    for marker in markers {
      guard marker.isBlock, let parent = marker.node.parent else {
        reportParagraph(around: marker, &context)
        marker.makeLiteral(context.text.text)
        continue
      }
      if let index = indices[parent.identity] {
        groups[index].append(marker)
      } else {
        indices[parent.identity] = groups.count
        groups.append([marker])
      }
    }
    for group in groups { pair(group, &context) }
    for zone in hiddenZones { zone.unlink() }
  }

  private func reportParagraph(around marker: Placeholder, _ context: inout RewriteContext) {
    guard case .colons(let tag) = marker.construct.kind else { return }
    let name = tag.baseName
    context.report(at: marker.construct.range) { .tagInParagraph(name, at: $0) }
  }

  private mutating func pair(_ markers: [Placeholder], _ context: inout RewriteContext) {
    frames = []
    var rest = markers[...]
    let isInZone = isInsideZone(markers[0].node)
    var next: MarkdownNode? = markers[0].node
    while let node = next {
      next = node.next
      let target = frames.last?.target
      if let marker = rest.first, marker.node == node {
        rest = rest.dropFirst()
        if let target {
          node.unlink()
          target.append(node)
        }
        guard case .colons(let tag) = marker.construct.kind else { continue }
        if tag.isEnd {
          close(tag, marker, &context)
        } else {
          open(tag, marker, isInZone: isInZone, &context)
        }
      } else if let target {
        node.unlink()
        target.append(node)
      }
    }
    while let frame = frames.popLast() { reportUnclosed(frame, &context) }
  }

  /// Each container on the way up has its sign on the tag's line, so that the way is never longer
  /// than that.
  private func isInsideZone(_ node: MarkdownNode) -> Bool {
    guard !zones.isEmpty else { return false }
    var ancestor = node.parent
    while let current = ancestor {
      if zones.contains(current.identity) { return true }
      ancestor = current.parent
    }
    return false
  }

  // MARK: Tags

  private mutating func open(
    _ tag: ColonTag,
    _ marker: Placeholder,
    isInZone: Bool,
    _ context: inout RewriteContext
  ) {
    let range = marker.construct.range
    if tag.name == "column" { closeColumn(before: marker.node, &context) }
    do throws(ContainerFault) {
      let element = try element(for: tag, range, isInZone: isInZone, &context)
      let node = marker.node.makeCustom(
        isInline: false,
        open: element.open,
        close: Array("</div>\n".utf8)
      )
      marker.replace(with: node)
      if element.isZone { zones.insert(node.identity) }
      if element.isHidden { hiddenZones.append(node) }
      frames.append(Frame(tag: tag, range: range, node: node, target: node))
      if !tag.rest.isEmpty { keep(tag, after: nil, in: node, marker, &context) }
    } catch {
      context.report(at: tag.fault ?? range) { .container(tag.baseName, error, at: $0) }
      if error != .depth {
        let outer = frames.last?.target
        frames.append(Frame(tag: tag, range: range, node: nil, target: outer))
      }
      marker.makeLiteral(context.text.text)
    }
  }

  /// The next column ends one that lacks its end.
  private mutating func closeColumn(before node: MarkdownNode, _ context: inout RewriteContext) {
    guard let last = frames.last, last.tag.name == "column", last.node != nil else { return }
    frames.removeLast()
    reportUnclosed(last, &context)
    guard let row = frames.last?.target else { return }
    node.unlink()
    row.append(node)
  }

  private mutating func close(
    _ tag: ColonTag,
    _ marker: Placeholder,
    _ context: inout RewriteContext
  ) {
    let name = tag.baseName
    var index = frames.count - 1
    while index >= 0,
      frames[index].tag.name != name || frames[index].tag.colonCount != tag.colonCount
    {
      index -= 1
    }
    guard index >= 0 else {
      context.report(at: marker.construct.range) { .container(name, .strayEnd, at: $0) }
      marker.makeLiteral(context.text.text)
      return
    }
    while frames.count > index + 1 { reportUnclosed(frames.removeLast(), &context) }
    let frame = frames.removeLast()
    guard let node = frame.node else { return marker.makeLiteral(context.text.text) }
    if !tag.rest.isEmpty { keep(tag, after: node, in: nil, marker, &context) }
    marker.node.unlink()
  }

  /// Keeps the text behind a tag, which none should have: as a paragraph of its own.
  private func keep(
    _ tag: ColonTag,
    after sibling: MarkdownNode?,
    in parent: MarkdownNode?,
    _ marker: Placeholder,
    _ context: inout RewriteContext
  ) {
    let text = marker.node.makeText(Array(context.text.text[tag.rest]))
    let paragraph = marker.node.makeParagraph()
    paragraph.setLines(of: marker.node)
    paragraph.append(text)
    if let sibling { paragraph.insert(after: sibling) }
    parent?.append(paragraph)
    context.report(at: tag.rest) { .container(tag.baseName, .textBehind, at: $0) }
  }

  private func reportUnclosed(_ frame: Frame, _ context: inout RewriteContext) {
    guard frame.node != nil else { return }
    context.report(at: frame.range) { .container(frame.tag.name, .unclosed, at: $0) }
  }

  // MARK: Elements

  private struct Element {
    let open: [UInt8]
    var isZone = false
    var isHidden = false
  }

  private func element(
    for tag: ColonTag,
    _ range: Range<Int>,
    isInZone: Bool,
    _ context: inout RewriteContext
  ) throws(ContainerFault) -> Element {
    if tag.fault != nil { throw .syntax }
    guard frames.count < Self.depthLimit else { throw .depth }
    switch tag.name {
    case "row":
      if let other = tag.attributes.first { throw .attribute(other.name) }
      return Element(open: Array("<div class=\"row\">\n".utf8))
    case "column":
      guard frames.last?.tag.name == "row", frames.last?.node != nil else { throw .outsideRow }
      return Element(open: try column(tag, context))
    case "moniker":
      return Element(open: try MonikerZone(tag, range, &context).opening(context))
    default:
      guard !isInZone, !frames.contains(where: { $0.tag.name == "zone" && $0.node != nil }) else {
        throw .nestedZone
      }
      let zone = try Zone(tag, &context)
      return Element(open: zone.opening(context), isZone: true, isHidden: zone.isHidden)
    }
  }

  private func column(
    _ tag: ColonTag,
    _ context: RewriteContext
  ) throws(ContainerFault) -> [UInt8] {
    if let other = tag.attributes.first(where: { $0.name != "span" }) {
      throw .attribute(other.name)
    }
    guard let span = tag.value("span", in: context.text.text.span) else {
      return Array("<div class=\"column\">\n".utf8)
    }
    if span.isEmpty { return Array("<div class=\"column span\">\n".utf8) }
    guard let count = Int(span), (1...12).contains(count) else { throw .value("span", span) }
    let name = count == 1 ? "column" : "column span\(count)"
    return Array("<div class=\"\(name)\">\n".utf8)
  }
}

/// What can be wrong with the tags of a container.
enum ContainerFault: Error, Equatable {
  case syntax, depth, outsideRow, nestedZone, strayEnd, textBehind, unclosed
  /// A zone closed by colons on its own line.
  case closedZone
  case attribute(String)
  case missing(String)
  case value(String, String)
  /// A zone for print alone that depends on a pivot.
  case pivotInPrint
  case monikerSyntax(String)
}

extension ColonTag {
  /// The name without `-end`.
  var baseName: String { isEnd ? String(name.dropLast("-end".utf8.count)) : name }
}

extension Diagnostic {
  fileprivate static func container(
    _ name: String,
    _ fault: ContainerFault,
    at location: Location
  ) -> Diagnostic {
    let shown = "the line is shown as it is written"
    let (message, note): (String, String) =
      switch fault {
      case .syntax: ("the attributes of a \(name) are written name=\"value\", each once", shown)
      case .depth: ("they lie at most \(ContainerMarkers.depthLimit) deep in one another", shown)
      case .outsideRow: ("a column stands in a row", shown)
      case .nestedZone: ("zones do not lie in one another", shown)
      case .strayEnd: ("'\(name)-end' closes what '\(name)' opens with as many colons", shown)
      case .textBehind:
        (
          "the tag of a \(name) stands alone on its line",
          "the text goes into a paragraph of its own"
        )
      case .unclosed:
        ("a \(name) is closed by '\(name)-end'", "it goes on to the end of its container")
      case .closedZone: ("the tag of a zone has no colons behind it", shown)
      case .attribute(let other): ("a \(name) has no attribute '\(other)'", shown)
      case .missing(let what): ("a \(name) has \(what)", shown)
      case .value("span", let value):
        ("the 'span' of a column is a number from 1 to 12, not '\(value)'", shown)
      case .value("pivot", let value):
        ("the ids in 'pivot' are of lower-case letters, digits and dashes, not '\(value)'", shown)
      case .value(let attribute, let value): ("'\(attribute)' is not '\(value)'", shown)
      case .pivotInPrint: ("a zone for print depends on no pivot", shown)
      case .monikerSyntax(let range): ("'\(range)' is no range of monikers", shown)
      }
    return Diagnostic(
      fault.code(of: name),
      severity: fault.severity,
      message,
      at: location,
      notes: [note]
    )
  }
}

extension Diagnostic {
  fileprivate static func tagInParagraph(_ name: String, at location: Location) -> Diagnostic {
    Diagnostic(
      ContainerFault.unclosed.code(of: name),
      severity: .warning,
      "the tag of a \(name) does not go on with a paragraph",
      at: location,
      notes: ["it is shown as it is written; leave a blank line before it"]
    )
  }
}

extension ContainerFault {
  fileprivate func code(of name: String) -> DiagnosticCode {
    switch name {
    case "row": .invalidRow
    case "column": .invalidNestedColumn
    case "zone": .invalidZone
    default:
      if case .monikerSyntax = self { .monikerRangeInvalid } else { .invalidMonikerRange }
    }
  }

  /// A zone whose attributes are wrong is an error; what its lines lack is not.
  fileprivate var severity: Diagnostic.Severity? {
    switch self {
    case .strayEnd, .textBehind, .unclosed, .depth: .warning
    default: nil
    }
  }
}
