import Testing

@testable import Diglot

/// cmark-gfm switches two tables of its own on and off in every parse; ours must not.
struct MarkdownThreadsTests {
  @Test func reachesTheHookInTheLibrary() {
    // Where the library is linked statically a lock stands in, and the others hold all the same.
    #expect(MarkdownParser.isConcurrent)
  }

  @Test func rendersGeneratedPagesTheSameOnFourThreads() async {
    await comparesWorkers(MarkdownCorpus.generated(600), rounds: 5)
  }

  @Test(.enabled(if: MarkdownCorpus.exists, Comment(rawValue: MarkdownCorpus.absence)))
  func rendersTheCorpusTheSameOnFourThreads() async throws {
    let pages = try MarkdownCorpus.texts()
    #expect(pages.count > 1000)
    await comparesWorkers(pages, rounds: 2)
  }

  /// A parse with plain CommonMark between the others, as no page does it, changes nothing either.
  @Test func letsPlainParsesRunBetweenTheOthers() async {
    let pages = MarkdownCorpus.generated(200)
    let alone = await html(pages, workers: 1)
    let mixed = await concurrentMap(
      count: pages.count * 2,
      workers: 4,
      state: { MarkdownParser() }
    ) { parser, index in
      Self.html(pages[index / 2].text, &parser, isCoreOnly: index.isMultiple(of: 2))
    }
    for index in pages.indices { #expect(mixed[2 * index + 1] == alone[index]) }
  }

  private func comparesWorkers(_ pages: [(path: String, text: [UInt8])], rounds: Int) async {
    let alone = await html(pages, workers: 1)
    for _ in 0..<rounds {
      let together = await html(pages, workers: 4)
      for (index, page) in pages.enumerated() where together[index] != alone[index] {
        Issue.record("\(page.path) differs")
      }
    }
  }

  private func html(_ pages: [(path: String, text: [UInt8])], workers: Int) async -> [[UInt8]] {
    await concurrentMap(
      count: pages.count,
      workers: workers,
      state: { MarkdownParser() }
    ) { parser, index in Self.html(pages[index].text, &parser, isCoreOnly: false) }
  }

  private static func html(
    _ text: [UInt8],
    _ parser: inout MarkdownParser,
    isCoreOnly: Bool
  ) -> [UInt8] {
    parser.reset()
    do {
      let root = try parser.parse(text.span, isCoreOnly: isCoreOnly)
      CJKEmphasis.apply(to: root, text.span, lines: LineTable(text.span))
      var html = MarkdownHTML(options: .init(), into: ByteBuffer(), delegate: OpenDelegate())
      html.render(root)
      return html.finish().finish()
    } catch { return Array("\(error)".utf8) }
  }
}
