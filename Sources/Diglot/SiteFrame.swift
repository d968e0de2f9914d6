/// What is the same for all pages of one build: the plan, and what is made of it before the first
/// page.
struct SiteFrame: Sendable {
  let plan: Plan
  let navigation: Navigation
  /// By locale.
  let chromes: [SiteChrome]
  let xrefs: XrefCatalog

  init(_ plan: Plan) {
    self.plan = plan
    let xrefs = XrefCatalog(plan)
    let navigation = Navigation(plan) { uid in Self.target(ofUID: uid, xrefs, plan) }
    self.xrefs = xrefs
    self.navigation = navigation
    chromes = plan.locales.indices.map { SiteChrome(plan, navigation, locale: $0) }
  }

  /// What was found in tables of contents, and in maps of uids as far as pages asked for them.
  var findings: Diagnostics {
    var findings = navigation.findings
    findings.append(xrefs.findings)
    return findings
  }

  /// Returns what a uid in a table of contents stands for, in whichever locale it is known.
  private static func target(ofUID uid: String, _ xrefs: XrefCatalog, _ plan: Plan) -> UIDTarget? {
    let map = xrefs.map()
    for locale in plan.locales.indices {
      switch map.target(uid, locale, plan) {
      case .page(let page, _): return .page(page)
      case .entry(let entry) where entry.href.contains("://"):
        return .url(entry.href, title: entry.properties["name"] ?? uid)
      default: continue
      }
    }
    return nil
  }
}
