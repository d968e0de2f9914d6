/// What is different for the pages of a site under a new plan.
struct PlanChanges: Sendable {
  /// The names under which something else is found now, and the folders that have other names.
  let names: Set<PageInputs.Key>
  let numbering: PageNumbering
  /// The locales that begin elsewhere, which every page of theirs says.
  let startLocales: Set<Int>
  private let old: SiteFrame
  private let new: SiteFrame

  /// `nil` where the two have so little in common that every page is made again.
  init?(from old: SiteFrame, to new: SiteFrame) {
    let (oldPlan, newPlan) = (old.plan, new.plan)
    guard Self.isComparable(oldPlan, newPlan) else { return nil }
    self.old = old
    self.new = new
    numbering = PageNumbering(from: oldPlan.pages, to: newPlan.pages)
    var names = newPlan.pages.differences(from: oldPlan.pages)
    for locale in newPlan.locales.indices {
      let (oldTree, newTree) = (oldPlan.trees[locale], newPlan.trees[locale])
      names += newTree.files.differences(from: oldTree.files)
      names += newTree.outOfScope.differences(from: oldTree.outOfScope)
      names += newPlan.assets[locale].differingKeys(from: oldPlan.assets[locale])
      names += newPlan.redirections[locale].differences(from: oldPlan.redirections[locale])
    }
    let paths = names.map { RelativePath(normal: $0) }
    self.names = Set(paths.map { .name($0) } + paths.map { .names(in: $0.folder) })
    startLocales = Set(
      newPlan.locales.indices.filter { old.chromes[$0].startPath != new.chromes[$0].startPath }
    )
  }

  /// Whether both have the same locales with the same folders.
  private static func isComparable(_ old: Plan, _ new: Plan) -> Bool {
    old.locales.map { [$0.locale.tag, $0.content?.path] }
      == new.locales.map { [$0.locale.tag, $0.content?.path] }
      && old.configuration.templates == new.configuration.templates
  }

  /// Whether what surrounds a page is other than it was; both are its indices.
  func isMoved(_ oldPage: Int, _ newPage: Int, _ locale: Int) -> Bool {
    startLocales.contains(locale)
      || !numbering.isSame(
        old.navigation.page(oldPage, locale),
        new.navigation.page(newPage, locale)
      )
  }
}
