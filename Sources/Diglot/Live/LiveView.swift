/// What is known of a site at one moment, for whoever asks later.
package struct LiveView: Sendable {
  let build: LiveBuild?
  /// What keeps the site from following the project; `nil` as long as it does.
  let blocked: Diagnostics?

  /// Whether the last change could not be followed, and what all pages share is as it was before.
  package var isBlocked: Bool { blocked != nil }

  /// Returns everything that is to be said of the project, as a build from scratch would.
  package func report() -> BuildReport {
    var report = build?.report() ?? BuildReport()
    report.diagnostics.append(blocked ?? Diagnostics())
    return report
  }

  /// Returns the pages and their states; `nil` where nothing could be built yet.
  package func overview() -> ProjectOverview? { build.map { ProjectOverview($0, report()) } }

  /// Returns what is to be said over the page at a path below the site's root, such as `ko/billing/`.
  package func notice(for path: String) -> PageNotice {
    var notice = PageNotice(findings: blocked ?? Diagnostics(), isOld: isBlocked)
    guard let build, let (page, locale) = build.plan.place(ofRoute: path) else { return notice }
    notice.findings.append(build.findings(of: page, locale))
    let part = build.outcomes[page].parts.first { $0.locale == locale }
    notice.isOld = notice.isOld || part?.isOld == true
    return notice
  }
}

/// What a preview says over a page.
package struct PageNotice: Sendable, Equatable {
  package internal(set) var findings: Diagnostics
  /// Whether the page is the last one without errors, and not what its file says now.
  package internal(set) var isOld: Bool

  /// Says so much of a page.
  package init(findings: Diagnostics, isOld: Bool) {
    (self.findings, self.isOld) = (findings, isOld)
  }
}
