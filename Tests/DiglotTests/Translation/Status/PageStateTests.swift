import Testing

@testable import Diglot

/// The digests are those that `sha1sum` prints.
@Suite("the state of a page's translation")
struct PageStateTests {
  private static let original = "one\ntwo\n"
  private static let lineFeeds = "c708d7ef841f7e1748436b8ef5670d0b2de1a227"
  private static let carriageReturns = "92adc0ccfb60321a4310e36f2ac9b075673ae7da"

  private func states(
    _ files: [String: String],
    _ configuration: String = TemporarySite.configuration()
  ) throws -> [PageState?] {
    let site = try TemporarySite(files, configuration: configuration)
    let plan = try #require(try site.plan())
    let page = try #require(plan.pages.index(ofID: "a"))
    var texts = PageTexts(plan, page)
    var diagnostics = Diagnostics()
    texts.readAll(&diagnostics)
    return texts.states
  }

  private func page(hash: String?, _ date: String? = nil) -> String {
    var lines = ["---", "title: A"]
    if let hash { lines.append("ms.openlocfilehash: \(hash)") }
    if let date { lines.append("ms.lasthandoff: \(date)") }
    return (lines + ["---", "text", ""]).joined(separator: "\n")
  }

  @Test(arguments: [lineFeeds, carriageReturns])
  func `a translation of today's file is current, whatever line ends the file had`(
    hash: String
  ) throws {
    for content in [Self.original, "one\r\ntwo\r\n"] {
      let found = try states([
        "content/en/a.md": content, "content/ko/a.md": page(hash: hash.uppercased()),
        "content/ja/b.md": "b",
      ])
      #expect(found == [nil, .current, nil])
    }
  }

  @Test
  func `one of another file is behind, and one without a hash untracked`() throws {
    let found = try states([
      "content/en/a.md": Self.original + "three\n", "content/ko/a.md": page(hash: Self.lineFeeds),
      "content/ja/a.md": page(hash: nil),
    ])
    #expect(found == [nil, .behind, .untracked])
  }

  @Test
  func `one whose original has gone is orphaned`() throws {
    let found = try states([
      "content/en/b.md": Self.original, "content/ko/a.md": page(hash: Self.lineFeeds),
      "content/ja/b.md": "b",
    ])
    #expect(found == [nil, .orphaned, nil])
  }

  @Test
  func `without a folder of the original, the latest hand-off tells which ones are behind`() throws
  {
    let old = String(repeating: "1", count: 40)
    let new = String(repeating: "2", count: 40)
    let other = String(repeating: "3", count: 40)
    let configuration = TemporarySite.configuration(locales: ["en", "ko", "ja", "ru", "zh-TW"])
    let files = [
      "content/ko/a.md": page(hash: old, "05/01/2021"),
      "content/ja/a.md": page(hash: new, "06/01/2021"),
      // Handed off before, of the newest file all the same.
      "content/ru/a.md": page(hash: new, "04/01/2021"),
      "content/zh-TW/a.md": page(hash: other),
    ]
    #expect(try states(files, configuration) == [nil, .behind, .current, .current, .untracked])
  }
}
