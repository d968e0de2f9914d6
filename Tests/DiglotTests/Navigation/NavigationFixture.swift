@testable import Diglot

/// The navigation of a small project, as text that tests compare.
struct NavigationFixture {
  /// Its folder is there as long as this is.
  private let site: TemporarySite
  let plan: Plan
  let navigation: Navigation

  /// Makes it of `files` by path below the content; English, Korean and Japanese, where they have any.
  init(
    _ files: [String: String],
    wholeLimit: Int = Navigation.wholeLimit,
    uids: [String: UIDTarget] = [:]
  ) throws {
    site = try TemporarySite(files: files)
    guard let plan = try site.plan() else { throw NoPlan() }
    self.plan = plan
    navigation = Navigation(plan, wholeLimit: wholeLimit) { uids[$0] }
  }

  struct NoPlan: Error {}

  /// The findings as `file:line code`, file without the project's folder.
  var findings: [String] {
    navigation.findings.findings.map { finding in
      let file = finding.location?.file.split(separator: "/content/").last ?? ""
      return "\(file):\(finding.location?.line ?? 0) \(finding.code.rawValue)"
    }.sorted()
  }

  /// Returns the entries of a table of contents: spaces for the depth, the name, the target.
  func outline(_ locale: Int, _ path: String = "toc.yml") -> [String] {
    let tree = navigation.trees(locale).first { $0.path.string == path }
    return tree?.nodes.map { node in
      let target = node.target.href("", plan, locale).map { " → " + $0 } ?? ""
      return String(repeating: " ", count: node.depth) + name(node.label) + target
    } ?? []
  }

  /// A name in another language than the reader's has it in brackets; a title to be filled in is the
  /// page's id.
  func name(_ label: TOCLabel) -> String {
    switch label {
    case .text(let text, let language):
      text + (language.map { " [\(plan.locale($0).tag)]" } ?? "")
    case .title(let title): "<\(plan.pages[title.page].id.string) \(plan.locale(title.locale).tag)>"
    case .own: "<own>"
    }
  }

  func page(_ id: String, _ locale: Int) -> PageNavigation? {
    plan.pages.index(ofID: id).map { navigation.page($0, locale) }
  }

  func sidebar(_ id: String, _ locale: Int = 0) -> String {
    String(decoding: page(id, locale)?.sidebar ?? [], as: UTF8.self)
  }

  /// Returns the way to a page as `name → address` of each crumb.
  func breadcrumb(_ id: String, _ locale: Int = 0) -> [String] {
    (page(id, locale)?.breadcrumb ?? []).map { name($0.label) + ($0.href.map { " → " + $0 } ?? "") }
  }
}

extension TemporarySite {
  /// Writes `files`, by path below the content; the original is English, with files or without.
  convenience init(files: [String: String]) throws {
    let others = ["ko", "ja"].filter { tag in files.keys.contains { $0.hasPrefix(tag + "/") } }
    try self.init(
      Dictionary(uniqueKeysWithValues: files.map { ("content/" + $0.key, $0.value) }),
      configuration: Self.configuration(locales: ["en"] + others)
    )
  }
}
