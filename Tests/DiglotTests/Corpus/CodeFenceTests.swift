import Testing

@testable import Diglot

/// The fences of the real pages, counted in their files and in what was built of them.
@Suite(.enabled(if: RealPages.exists, "the corpus is not beside the repository"))
struct CodeFenceTests {
  private static let counts = ["ko": 97, "ru": 97, "ja": 21, "zh-TW": 19]

  /// What the Korean pages call their code.
  private static let korean = [
    "sql": 35, "json": 22, "powershell": 11, "azurepowershell-interactive": 6, "cli": 6,
    "csharp": 5, "azurecli": 5, "Output": 3, "PowerShell": 1, "C#": 1, "console": 1, "": 1,
  ]

  /// Returns the labels of the fences of a file, line by line and without a parser.
  private func labels(_ text: String) -> [String] {
    var labels: [String] = []
    var isOpen = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let start = line.drop { " >-*\t0123456789.".contains($0) }
      guard start.hasPrefix("```") else { continue }
      let label = start.drop { $0 == "`" }.filter { !$0.isWhitespace }
      guard !label.contains("`") else { continue }
      if !isOpen { labels.append(label) }
      isOpen.toggle()
    }
    return labels
  }

  /// Returns the same of a built page, from the attributes of its code.
  private func builtLabels(_ html: String) -> [String] {
    html.matches(
      of: /<pre><code(?: class="language-([^"]*)")?( data-interactive)?[^>]* translate="no">/
    )
    .map { String($0.output.1 ?? "") + ($0.output.2 == nil ? "" : "-interactive") }
  }

  @Test(arguments: RealPages.locales.map(\.tag))
  func showsEveryFence(tag: String) async throws {
    let locale = try #require(RealPages.locales.first { $0.tag == tag })
    let built = try await #require(CorpusSites.alone[tag]).live.value
    let folder = RealPages.folder(RealPages.partnerCenter, "live", locale)
    let files = try RealPages.files(in: folder)
    var all: [String: Int] = [:]
    for file in files where !RealPages.isTableOfContents(file) {
      guard file.hasPrefix("partner-center/") || file.hasPrefix("marketplace/") else { continue }
      let expected = labels(try RealPages.text(folder + "/" + file))
      for label in expected { all[label, default: 0] += 1 }
      let path = RealPages.page(tag, file, among: Set(files))
      let page = try #require(built.pages[path], "\(path)")
      #expect(builtLabels(String(decoding: page.article, as: UTF8.self)) == expected, "\(path)")
    }
    #expect(all.values.reduce(0, +) == Self.counts[tag])
    if tag == "ko" || tag == "ru" { #expect(all == Self.korean) }
  }
}
