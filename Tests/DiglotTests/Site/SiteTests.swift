import Testing

@testable import Diglot

struct SiteTests {
  private static let files = [
    "content/en/index.md": "# Home\n\n[a](a.md#part) [b](a.md#prat) [c](#none) [d](a.md#%70art)",
    "content/en/a.md": "# A\n\n## Part\n\n<a id=\"x\"></a>",
    "content/ko/index.md": "# 홈\n\n[a](a.md#part) [b](a.md#nowhere)",
    "content/ja/secret.md": "---\nrobots: NOINDEX, nofollow\n---\n# S",
    "content/en/secret.md": "# S",
  ]

  @Test func checksFragmentsAlsoInFallbackPages() async throws {
    let site = try TemporarySite(Self.files)
    let report = try await site.build()
    #expect(
      report.summary == [
        "en/index.md:3:20 bookmark-not-found", "en/index.md:3:35 bookmark-not-found",
        "ko/index.md:3:20 bookmark-not-found",
      ]
    )
    #expect(report.diagnostics.findings.first?.notes.first == "did you mean '#part'?")
  }

  @Test func listsInTheSitemapOnlyWhatIsToBeFound() async throws {
    let site = try TemporarySite(Self.files)
    _ = try await site.build()
    let sitemap = try #require(site.output("sitemap.xml"))
    let addresses = sitemap.split(separator: "<loc>").dropFirst().map {
      String($0.prefix { $0 != "<" }).dropFirst("https://docs.example.com/t/".count)
    }
    #expect(addresses == ["en/a/", "en/", "ko/", "en/secret/"])
    #expect(sitemap.contains("hreflang=\"x-default\" href=\"https://docs.example.com/t/en/\""))
  }

  @Test func namesEachOtherInHreflangSetsWithoutHiddenAndFallbackPages() async throws {
    let site = try TemporarySite(Self.files)
    _ = try await site.build()
    func set(_ path: String) -> [Substring] {
      (site.output(path) ?? "").split(separator: "\n").filter {
        $0.contains("hreflang=\"") && $0.hasPrefix("<link")
      }
    }
    #expect(set("en/index.html").count == 3)
    #expect(set("en/index.html") == set("ko/index.html"))
    #expect(set("en/secret/index.html").count == 2)
    #expect(set("ja/secret/index.html") == [])
    #expect(set("ja/index.html") == [])
    #expect(site.output("ja/index.html")?.contains("content=\"noindex\"") == true)
    #expect(
      site.output("ja/index.html")?.contains(
        "<link rel=\"canonical\" href=\"https://docs.example.com/t/en/\">"
      ) == true
    )
  }

  @Test func splitsALongSitemap() async throws {
    let site = try TemporarySite(Self.files)
    let plan = try #require(try site.plan())
    let records = plan.pages.entries.indices.map { page in
      PageRecord(
        page: page,
        locale: 0,
        availability: .own,
        title: "",
        ids: UniqueIDs(),
        uses: LinkUses(),
        isIndexed: true,
        fileLocale: 0
      )
    }
    let files = Sitemap.files(plan, RecordTable(records, plan), urlLimit: 2)
    #expect(files.map(\.path.string) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"])
  }

  @Test func linksThe404PageFromTheServersRoot() async throws {
    let site = try TemporarySite(Self.files)
    _ = try await site.build()
    let page = try #require(site.output("ko/404.html"))
    #expect(page.contains("href=\"/t/assets/diglot.css\""))
    #expect(page.contains("href=\"/t/ko/\""))
    #expect(page.contains("<html lang=\"ko\""))
  }
}
