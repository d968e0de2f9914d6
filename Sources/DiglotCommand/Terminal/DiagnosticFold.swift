import Diglot

/// How many findings become few lines, without hiding a kind of finding.
///
/// 1. Findings of one code that say the same are one group, shown at the first place, the other
///    places in a line below.
/// 2. Groups whose messages differ only in the names they quote, and whose first name has the same
///    kind of ending, are one family: 385 missing images, say. Of a family with more than
///    `familyLimit` groups the first is shown whole, the next two in a line each, and the others
///    are counted.
/// 3. Level info is not shown.
enum DiagnosticFold {
  /// Findings with the same severity, code and message, in their order; never empty.
  struct Group {
    let first: Diagnostic
    var others: [Diagnostic] = []

    var findings: [Diagnostic] { [first] + others }
  }

  enum Item {
    case whole(Group)
    case brief(Group)
    /// What is left of a family: its findings and how many files they are in.
    case rest(Diagnostic, count: Int, files: Int)

    var severity: Diagnostic.Severity {
      switch self {
      case .whole(let group), .brief(let group): group.first.severity
      case .rest(let finding, _, _): finding.severity
      }
    }
  }

  static let familyLimit = 5
  private static let shownOfFamily = 3

  /// Returns what to show, the worst last: there it stands beside the prompt, however much there is.
  static func items(_ findings: [Diagnostic]) -> [Item] {
    let groups = groups(findings.filter { $0.severity > .info })
    let families = Dictionary(grouping: groups, by: Family.init)
    var isDone: Set<Family> = []
    var items: [Item] = []
    for group in groups {
      let family = Family(group)
      let members = families[family] ?? []
      if members.count <= familyLimit {
        items.append(.whole(group))
      } else if isDone.insert(family).inserted {
        items += fold(members)
      }
    }
    return Diagnostic.Severity.allCases.flatMap { severity in
      items.filter { $0.severity == severity }
    }
  }

  private static func groups(_ findings: [Diagnostic]) -> [Group] {
    struct Key: Hashable {
      let severity: Diagnostic.Severity
      let code: DiagnosticCode
      let message: String
    }
    var groups: [Group] = []
    var indices: [Key: Int] = [:]
    for finding in findings {
      let key = Key(severity: finding.severity, code: finding.code, message: finding.message)
      if let index = indices[key] {
        groups[index].others.append(finding)
      } else {
        indices[key] = groups.count
        groups.append(Group(first: finding))
      }
    }
    return groups
  }

  private static func fold(_ members: [Group]) -> [Item] {
    let shown = members.prefix(shownOfFamily)
    let rest = members.dropFirst(shownOfFamily).flatMap(\.findings)
    return shown.enumerated().map { $0.offset == 0 ? .whole($0.element) : .brief($0.element) }
      + [.rest(members[0].first, count: rest.count, files: Set(rest.map(\.location?.file)).count)]
  }

  /// What the groups of one family have in common.
  private struct Family: Hashable {
    let severity: Diagnostic.Severity
    let code: DiagnosticCode
    /// The message without the names in it.
    let shape: String
    /// The ending of the first name; one for all images.
    let ending: String

    init(_ group: Group) {
      severity = group.first.severity
      code = group.first.code
      let (shape, name) = Self.shape(of: group.first.message)
      self.shape = shape
      ending = Self.ending(of: name)
    }

    /// Returns the message with each '…' emptied, and what stood in the first.
    private static func shape(of message: String) -> (shape: String, name: String) {
      // An apostrophe stands between letters, a quotation mark has none on one side.
      let pieces = " \(message) ".split(separator: "'", omittingEmptySubsequences: false)
      var shape = ""
      var name: String?
      var quoted: String?
      for (index, piece) in pieces.enumerated() {
        if let text = quoted {
          let closes = piece.first.map { !$0.isLetter && !$0.isNumber } ?? false
          if closes {
            if name == nil { name = text }
            quoted = nil
            shape += "''" + piece
          } else {
            quoted = text + "'" + piece
          }
        } else if index > 0, pieces[index - 1].last.map({ $0.isWhitespace || $0 == "(" }) ?? false {
          quoted = String(piece)
        } else {
          shape += (index > 0 ? "'" : "") + piece
        }
      }
      return (shape + (quoted ?? ""), name ?? "")
    }

    private static let images: Set<String> = [
      "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp", "ico",
    ]

    private static func ending(of name: String) -> String {
      let path = name.prefix { $0 != "#" && $0 != "?" }
      let last = path.split(separator: "/").last ?? ""
      guard let dot = last.lastIndex(of: ".") else { return "" }
      let ending = last[last.index(after: dot)...].lowercased()
      return images.contains(ending) ? "image" : ending
    }
  }
}
