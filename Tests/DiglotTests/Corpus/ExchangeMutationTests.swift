import Foundation
import Testing

@testable import Diglot

/// Two hundred changed sentences of real pages, one a page, in a catalogue that is written here.
@Suite(.enabled(if: RealPages.exists, "the real pages are not beside the repository"))
struct ExchangeMutationTests {
  private struct Mutation {
    let path: String
    let old: [UInt8]
    let new: [UInt8]
    let number: String
    let source: String
    let target: String
  }

  private let random = SplitMix64(seed: 126_000)

  @Test func changeTheirSpanOrNothing() async throws {
    var random = random
    let folder = RealPages.folder(RealPages.partnerCenter, "live-sxs", RealPages.locales[0])
    var files: [String: String] = [:]
    var mutations: [Mutation] = []
    for path in try RealPages.builtFiles(in: folder).shuffled(using: &random) {
      guard mutations.count < 200, !RealPages.isTableOfContents(path) else { continue }
      let text = try RealPages.text(folder + "/" + path)
      guard let mutation = mutate(path, text, &random) else { continue }
      files["content/ko/" + path] = text
      mutations.append(mutation)
    }
    #expect(mutations.count == 200)
    files["in.po"] = mutations.reduce("msgid \"\"\nmsgstr \"\"\n\"Language: ko\\n\"\n") {
      $0 + "\nmsgctxt \"\($1.path)#\($1.number)\"\nmsgid \"\(Self.quoted($1.source))\"\n"
        + "msgstr \"\(Self.quoted($1.target))\"\n"
    }
    let site = try TemporarySite(
      files,
      configuration: TemporarySite.configuration(locales: ["en", "ko"])
    )
    var options = ImportOptions(BuildOptions(project: site.folder), files: [site.folder + "/in.po"])
    options.build.jobs = 2
    let report = try await importTranslations(options)
    var writtenCount = 0
    for mutation in mutations {
      let file = site.folder + "/content/ko/" + mutation.path
      let found = FileManager.default.contents(atPath: file).map(Array.init)
      let refusals = report.diagnostics.findings.filter {
        $0.message.contains("'\(mutation.path)#\(mutation.number)'")
      }
      if refusals.isEmpty {
        writtenCount += 1
        #expect(found == mutation.new, "\(mutation.path)")
      } else {
        #expect(found == mutation.old, "\(mutation.path)")
        #expect(refusals.map(\.code) == [.exchangeTargetRefused])
      }
    }
    // Neither way is the only one that is tried.
    #expect(writtenCount > 50 && writtenCount < 195, "\(writtenCount)")
    #expect(report.writtenCount == writtenCount)
  }

  /// Changes one sentence; finds it without the scanner.
  private func mutate(
    _ path: String,
    _ text: String,
    _ random: inout SplitMix64
  ) -> Mutation? {
    let unit =
      /<span data-ttu-id="[0-9a-f]{5}-([0-9]+)">([^<]+)<\/span><span class="sxs-lookup"><span data-stu-id="[^"]*">([^<]+)<\/span><\/span>/
    guard let match = text.matches(of: unit).randomElement(using: &random) else { return nil }
    let target = Self.changed(String(match.2), &random)
    var new = text
    new.replaceSubrange(match.2.startIndex..<match.2.endIndex, with: target)
    return Mutation(
      path: path,
      old: Array(text.utf8),
      new: Array(new.utf8),
      number: String(match.1),
      source: String(match.3),
      target: target
    )
  }

  private static func changed(_ text: String, _ random: inout SplitMix64) -> String {
    var characters = Array(text)
    let place = Int.random(in: 0...characters.count, using: &random)
    let pieces = [
      "새 ", "word", "(1)", "、", "\\*", "&amp;", "\"q\"", "*", "**", "`", "|", "\n", "\n\n",
      "</span>",
      "<b>", "[", "](x.md)", "# ", "- ", "~~",
    ]
    if Int.random(in: 0..<4, using: &random) == 0, place < characters.count {
      characters.remove(at: place)
      characters.append(".")
    } else {
      characters.insert(contentsOf: pieces.randomElement(using: &random) ?? "", at: place)
    }
    return String(characters)
  }

  private static func quoted(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
