/// The tabs of a page and of what it includes: numbered in the page's order, and checked.
struct PageTabs {
  /// A group, and the text that it stands in, by index.
  private struct Entry {
    let group: Tabs.Group
    let source: Int
  }

  private var entries: [Int: Entry] = [:]

  /// Notes the groups of one text of the page.
  mutating func add(_ groups: [Tabs.Group], source: Int) {
    for group in groups { entries[group.node.identity] = Entry(group: group, source: source) }
  }

  /// Gives every group and panel of the whole tree its tags, with ids that nothing else has.
  func finish(
    _ root: MarkdownNode,
    _ ids: inout UniqueIDs,
    _ sources: [LinkSource],
    _ diagnostics: inout Diagnostics
  ) {
    guard !entries.isEmpty else { return }
    var check = TabCheck()
    var titles: [String: [UInt8]] = [:]
    var number = 0
    for visit in MarkdownWalk(root) where visit.isEntering && visit.node.kind == .customBlock {
      guard let entry = entries[visit.node.identity] else { continue }
      number += 1
      Self.write(entry.group, number, &ids)
      Self.addConditions(entry.group, &titles)
      guard let (fault, item) = check.fault(in: entry.group.items), !check.isFull else { continue }
      let source = sources[entry.source]
      let range = source.lines.range(ofLines: item.lines)
      diagnostics.report(.invalidTabGroup(fault, at: source.text.location(of: range)))
    }
  }

  private static func write(_ group: Tabs.Group, _ number: Int, _ ids: inout UniqueIDs) {
    let id = ids.claim("tabgroup_\(number)")
    group.node.setCustom(
      open: Array("<div class=\"tabGroup\" id=\"\(id)\">\n".utf8),
      close: Array("</div>\n".utf8)
    )
    for item in group.items {
      let name = (item.ids + (item.condition.map { [$0] } ?? [])).joined(separator: "_")
      let id =
        item.anchor.flatMap { ids.claimExactly($0) ? $0 : nil }
        ?? ids.claim("tabpanel_\(number)_\(name)")
      var open = ByteBuffer()
      open.append("<div id=\"")
      open.appendEscaped(id)
      open.append("\" data-tab=\"" + item.ids.joined(separator: "+"))
      if let condition = item.condition { open.append("\" data-condition=\"" + condition) }
      open.append("\">\n")
      item.panel.setCustom(open: open.finish(), close: Array("</div>\n".utf8))
    }
  }
}

extension PageTabs {
  /// Puts behind the title of a panel what it is for, where that is the choice of another group: all
  /// panels stand below one another for readers without a script.
  ///
  ///     C# (Linux)
  private static func addConditions(_ group: Tabs.Group, _ titles: inout [String: [UInt8]]) {
    var own: [(id: String, title: [UInt8])] = []
    for item in group.items {
      guard let paragraph = item.panel.firstChild else { continue }
      for id in item.ids { own.append((id, paragraph.plainText)) }
      guard let condition = item.condition.flatMap({ titles[$0] }) else { continue }
      var label = ByteBuffer()
      label.append(" <span class=\"tab-condition\">(")
      label.appendEscaped(condition)
      label.append(")</span>")
      paragraph.append(paragraph.makeCustom(isInline: true, open: label.finish(), close: []))
    }
    for tab in own where titles[tab.id] == nil { titles[tab.id] = tab.title }
  }
}

/// Looks for tabs that no reader can choose between, group by group in the page's order.
private struct TabCheck {
  enum Fault {
    case repeatedID(String)
    case otherSet(String)
    case noneVisible
  }

  /// What the groups before have chosen at first.
  private var selected: Set<String> = []
  /// For each id the set of ids in whose group it first was, by index.
  private var setsByID: [String: Int] = [:]
  private var sets: [String: Int] = [:]
  private var findingCount = 0

  /// Whether there are more findings than anybody reads.
  var isFull: Bool { findingCount > Diagnostics.pageLimit }

  mutating func fault(in items: [Tabs.Item]) -> (Fault, Tabs.Item)? {
    let visible = items.filter { $0.condition.map { selected.contains($0) } ?? true }
    let fault = visibleFault(visible, items) ?? setFault(items)
    let active = visible.first { $0.ids.contains(where: selected.contains) } ?? visible.first
    selected.formUnion((active ?? items[0]).ids)
    if fault != nil { findingCount += 1 }
    return fault
  }

  private func visibleFault(
    _ visible: [Tabs.Item],
    _ items: [Tabs.Item]
  ) -> (Fault, Tabs.Item)? {
    if visible.isEmpty { return (.noneVisible, items[0]) }
    var seen: Set<String> = []
    for item in visible {
      for id in item.ids where !seen.insert(id).inserted { return (.repeatedID(id), item) }
    }
    return nil
  }

  private mutating func setFault(_ items: [Tabs.Item]) -> (Fault, Tabs.Item)? {
    let key = Set(items.flatMap(\.ids)).sorted().joined(separator: " ")
    let set = sets[key] ?? sets.count
    sets[key] = set
    var fault: (Fault, Tabs.Item)?
    for item in items {
      for id in item.ids {
        if setsByID[id, default: set] != set, fault == nil { fault = (.otherSet(id), item) }
        if setsByID[id] == nil { setsByID[id] = set }
      }
    }
    return fault
  }
}

extension Diagnostic {
  fileprivate static func invalidTabGroup(
    _ fault: TabCheck.Fault,
    at location: Location
  ) -> Diagnostic {
    let (message, note) =
      switch fault {
      case .repeatedID(let id):
        (
          "a group has one tab '\(id)' that is shown at a time",
          "the first of them is shown where the other is chosen"
        )
      case .otherSet(let id):
        (
          "groups that have a tab '\(id)' have the same tabs",
          "to choose it here chooses it there too; give it another name or complete the groups"
        )
      case .noneVisible:
        (
          "one tab of a group is shown before the reader chooses",
          "a condition is a tab of a group before it; the first tab is shown"
        )
      }
    return Diagnostic(.invalidTabGroup, message, at: location, notes: [note])
  }
}
