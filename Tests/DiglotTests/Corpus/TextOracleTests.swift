import Foundation
import Testing

@testable import Diglot

/// The pages with units against the same pages without, which somebody else took out.
@Suite(.enabled(if: RealPages.exists, "the corpus is not beside the repository"))
struct TextOracleTests {
  /// How the texts that a reader sees compare, over the files of all locales.
  private struct Tally {
    var equal = 0
    /// Files in which units escape a sign that the other branch leaves bare.
    var escapes: [String] = []
    var others: [String] = []
  }

  /// 1,454 of 1,455 are wanted; the one page that differs in more than escapes has a space more in
  /// its source, which no reader sees.
  @Test func showsTheTextOfTheBranchWithoutUnits() async throws {
    var tally = Tally()
    for locale in RealPages.locales {
      let tasks = try #require(CorpusSites.alone[locale.tag])
      let (units, live) = (try await tasks.units.value, try await tasks.live.value)
      let files = try Self.files(locale).filter { !RealPages.isTableOfContents($0) }
      for file in files {
        let path = RealPages.page(locale.tag, file, among: Set(files))
        let ours = try #require(units.pages[path]?.articleText)
        let theirs = try #require(live.pages[path]?.articleText)
        #expect(!ours.isEmpty)
        try Self.add(ours, theirs, locale, file, to: &tally)
      }
    }
    try await Self.addPagesOfNoDocset(to: &tally)
    #expect(tally.others == [])
    #expect(tally.equal + tally.escapes.count == 1_455)
    #expect(tally.escapes.sorted() == Self.pagesWithEscapes)
  }

  /// The 34 files in which an escaped sign shows or where the other branch's bare one is markup, with the
  /// folders of their locales.
  private static let pagesWithEscapes: [String] = {
    let files = [
      ("Archive/China-customer-subscriptions.md", "ko-kr zh-tw ja-jp ru-ru"),
      ("marketplace/create-manage-private-azure-marketplace.md", "ja-jp"),
      ("marketplace/purchase-saas-offer-in-azure-portal.md", "ja-jp"),
      ("partner-center/announcements/2021-january.md", "ko-kr zh-tw ja-jp ru-ru"),
      ("partner-center/autopilot.md", "zh-tw"),
      ("partner-center/azure-ri-server-subscriptions.md", "ko-kr zh-tw ja-jp ru-ru"),
      ("partner-center/chip-users.md", "ja-jp"),
      ("partner-center/connectors-troubleshoot.md", "zh-tw"),
      ("partner-center/csp-regional-authorization-tenant-consolidation.md", "ja-jp"),
      ("partner-center/incentives-create-and-manage-your-payout-and-tax-profiles.md", "ko-kr"),
      ("partner-center/incentives-view-funds.md", "ja-jp"),
      ("partner-center/license-based-recon-files.md", "zh-tw"),
      ("partner-center/marketplace-rewards.md", "ja-jp"),
      ("partner-center/mpn-benefits-technical-support.md", "zh-tw"),
      ("partner-center/partner-security-requirements-mandating-mfa.md", "ko-kr zh-tw ja-jp ru-ru"),
      ("partner-center/pci-competencies-report.md", "ja-jp"),
      ("partner-center/register-deals.md", "zh-tw"),
      ("partner-center/sell-to-education-customers.md", "ja-jp"),
      ("partner-center/submit-osa-claim.md", "zh-tw"),
      ("partner-center/test-drive-new-features.md", "zh-tw"),
      ("partner-center/usage-based-recon-files.md", "zh-tw ja-jp"),
    ]
    return files.flatMap { file, folders in
      folders.split(separator: " ").map { "\($0)/\(file)" }
    }.sorted()
  }()

  private static func files(_ locale: RealPages.Entry) throws -> [String] {
    try RealPages.builtFiles(in: RealPages.folder(RealPages.partnerCenter, "live-sxs", locale))
  }

  private static func add(
    _ ours: String,
    _ theirs: String,
    _ locale: RealPages.Entry,
    _ file: String,
    to tally: inout Tally
  ) throws {
    if ours == theirs {
      tally.equal += 1
    } else if try differsByEscapesAlone(locale, file), readable(ours) == readable(theirs) {
      tally.escapes.append("\(locale.folder)/\(file)")
    } else {
      tally.others.append("\(locale.folder)/\(file)")
    }
  }

  /// Looks at the sources: whether they are the same but for backslashes, and not the same.
  private static func differsByEscapesAlone(
    _ locale: RealPages.Entry,
    _ file: String
  ) throws -> Bool {
    let texts = try ["live-sxs", "live"].map { branch in
      let folder = RealPages.folder(RealPages.partnerCenter, branch, locale)
      return ExpectedUnits(try RealPages.text(folder + "/" + file)).translation
    }
    let bare = texts.map { text in
      ["*", "_", "`"].reduce(text) { $0.replacingOccurrences(of: "\\" + $1, with: $1) }
    }
    return texts[0] != texts[1] && bare[0] == bare[1]
  }

  /// Drops the signs that are text where they are escaped and may be markup where they are not,
  /// and white space: a bare `*` before a space begins a list.
  private static func readable(_ text: String) -> String {
    let kept = text.unicodeScalars.filter {
      !"*_`\\".unicodeScalars.contains($0) && !$0.properties.isWhitespace
    }
    return String(String.UnicodeScalarView(kept))
  }

  /// Compares the archive, the pages at the root and the tables of contents, which are in no docset.
  private static func addPagesOfNoDocset(to tally: inout Tally) async throws {
    let outside = try await CorpusSites.outside.value
    for locale in RealPages.locales {
      let files = try OutsidePages.files(locale)
      #expect(files.count == 39)
      for file in files {
        let texts = try OutsidePages.branches.map { branch in
          try #require(outside.pages[OutsidePages.page(locale.tag, branch, file)]).articleText
        }
        #expect(!texts[0].isEmpty)
        try add(texts[0], texts[1], locale, file, to: &tally)
      }
    }
  }
}
