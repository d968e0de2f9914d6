import Foundation
import Testing

@testable import Diglot

/// `:::image` and `:::no-loc` in pages of a site of one locale.
struct ImageTests {
  /// A PNG's head, which is all that is read of it.
  private static func png(_ width: UInt32, _ height: UInt32) -> Data {
    var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
    bytes += Array("IHDR".utf8)
    for number in [width, height] {
      for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
    return Data(bytes)
  }

  private func build(
    _ page: String,
    mode: String = "strip"
  ) async throws -> (html: String, findings: [String], page: String) {
    let site = try TemporarySite(
      ["content/en/index.md": page],
      configuration: TemporarySite.configuration("translations: \(mode)", locales: ["en"])
    )
    let folder = site.folder + "/content/en/m"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Self.png(30, 20).write(to: URL(filePath: folder + "/a.png"))
    try Self.png(300, 200).write(to: URL(filePath: folder + "/big.png"))
    let report = try await site.build { $0.keepsGoing = true }
    let findings = report.diagnostics.findings.map { finding in
      "\(finding.location?.line ?? 0):\(finding.location?.column ?? 0) \(finding.code.rawValue)"
        + " \(finding.severity.name)"
    }
    return (
      site.article("en/index.html") ?? "", findings, site.output("en/index.html") ?? ""
    )
  }

  private static let size = "width=\"30\" height=\"20\""
  private static let first = "\(size) decoding=\"async\" />"

  @Test(arguments: [
    (
      ":::image type=\"content\" source=\"m/a.png\" alt-text=\"A map\":::",
      "<p><span class=\"image-border\"><img src=\"m/a.png\" alt=\"A map\" \(first)</span></p>"
    ),
    (
      ":::image SOURCE=\"m/a.png\" alt-text=\"x\" loc-scope=\"y\" border=\"False\"::: text",
      "<p><img src=\"m/a.png\" alt=\"x\" \(first) text</p>"
    ),
    (
      ":::image type=\"icon\" source=\"m/a.png\":::",
      "<p><img src=\"m/a.png\" alt=\"\" \(size) role=\"presentation\" decoding=\"async\" /></p>"
    ),
    (
      ":::image type=\"icon\" source=\"m/a.png\" border=\"true\":::",
      "<p><span class=\"image-border\"><img src=\"m/a.png\" alt=\"\" \(size) role=\"presentation\""
        + " decoding=\"async\" /></span></p>"
    ),
    (
      "- :::image source=\"m/a.png\" alt-text=\"x\" border=\"false\" lightbox=\"m/big.png\":::",
      "<li><a href=\"m/big.png\" class=\"lightbox\"><img src=\"m/a.png\" alt=\"x\" \(first)</a></li>"
    ),
    (
      ":::image source=\"m/a.png\" alt-text=\"x\" lightbox=\"m/big.png\" link=\"https://x.org/\":::",
      "<span class=\"image-border\"><a href=\"https://x.org/\"><img src=\"m/a.png\" alt=\"x\" \(first)"
        + "</a></span>"
    ),
    (
      "| a |\n|---|\n| :::image source=\"m/a.png\" alt-text=\"x|y\" border=\"false\"::: |",
      "<td><img src=\"m/a.png\" alt=\"x|y\" \(first)</td>"
    ),
    (
      "[:::image source=\"m/a.png\" alt-text=\"x\" border=\"false\":::](https://x.org)",
      "<p><a href=\"https://x.org\"><img src=\"m/a.png\" alt=\"x\" \(first)</a></p>"
    ),
    (
      ":::image source=\"m/a.png\" alt-text=\"x\" border=\"false\"",
      "<p><img src=\"m/a.png\" alt=\"x\" \(first)</p>"
    ),
    (
      "[![x](m/a.png)](m/big.png#lightbox)",
      "<p><a href=\"m/big.png\" class=\"lightbox\"><img src=\"m/a.png\" alt=\"x\" \(first)</a></p>"
    ),
  ])
  func makesOrdinaryImages(markdown: String, expected: String) async throws {
    let (html, findings, _) = try await build(markdown)
    #expect(html.contains(expected), "\(html)")
    #expect(findings == [])
  }

  @Test(arguments: [
    ("A *red* **map**", "A red map"), ("`a*b`", "a*b"), ("[x](y.md) z", "x z"),
    ("a &amp; b &lt;c&gt;", "a &amp; b &lt;c&gt;"), ("1. first", "1. first"),
    ("Type <name> <b>now</b>", "Type &lt;name&gt; now"), ("a\\*b", "a*b"), ("# x", "# x"),
  ])
  func readsMarkdownInAlternativeText(text: String, expected: String) async throws {
    let (html, findings, _) = try await build(
      ":::image source=\"m/a.png\" alt-text=\"\(text)\":::"
    )
    #expect(html.contains(" alt=\"\(expected)\" "), "\(html)")
    #expect(findings == [])
  }

  @Test(arguments: [
    ("source=\"m/a.png\" alt-text=\"x\" size=\"y\"", "1:46"),
    ("source=\"m/a.png\" alt-text=\"x\" source=\"y\"", "1:40"),
    ("source=\"m/a.png\" alt-text='x'", "1:27"),
    ("source=\"m/a.png\" alt-text=\"x", "1:27"),
    ("source=\"m/a.png\"", "1:1"), ("source=\"m/a.png\" alt-text=\"\"", "1:1"),
    ("alt-text=\"x\"", "1:1"), ("type=\"icon\"", "1:1"), ("", "1:1"),
    ("type=\"video\" source=\"m/a.png\" alt-text=\"x\"", "1:16"),
    ("source=\"m/a.png\" alt-text=\"x\" border=\"1\"", "1:48"),
    ("source=\"m/a.png\" alt-text=\"x\" border", "1:46"),
  ])
  func showsAFaultyTagAsItIsWritten(attributes: String, place: String) async throws {
    let line = ":::image \(attributes):::"
    let (html, findings, _) = try await build(line)
    #expect(findings == ["\(place) invalid-image error"])
    #expect(html.contains("<p>" + line.replacing("\"", with: "&quot;") + "</p>"), "\(html)")
  }

  @Test func asksNoIconForAnAlternativeText() async throws {
    let files = ["m.png": "x"]
    let icon = ":::image type=\"icon\" source=\"m.png\":::"
    let outcome = try await BlockFixture.build("\(icon)\n\na \(icon)\n\n![](m.png)", files)
    let found = outcome.findings.filter { $0.contains("missing-image-altText") }
    #expect(found == ["p.md:7:5 missing-image-altText suggestion"])
  }

  @Test func wantsTheTagEnded() async throws {
    let (_, findings, _) = try await build(":::image source=\"m/a.png\" alt-text=\"x\": y")
    #expect(findings == ["1:1 invalid-image error"])
  }

  @Test(arguments: [
    ":::imagery source=\"m/a.png\":::", "\\:::image source=\"m/a.png\":::", "`:::image:::`",
    "```\n:::image source=\"x\":::\n```",
  ])
  func leavesOtherTextsAlone(text: String) async throws {
    let (html, findings, _) = try await build(text)
    #expect(findings == [] && !html.contains("<img"))
  }

  // MARK: Missing files

  @Test func reportsMissingFilesWhereTheirNamesStand() async throws {
    let (html, findings, _) = try await build(
      "x\n\n:::image source=\"m/no.png\" alt-text=\"Gone **b**\" lightbox=\"no.png\"::: y"
    )
    #expect(findings == ["3:18 file-not-found warning", "3:60 file-not-found warning"])
    #expect(html.contains("<span class=\"image-border\">Gone b</span> y"), "\(html)")
  }

  @Test func keepsAnImageWhoseLargeFileIsMissing() async throws {
    let (html, findings, page) = try await build(
      ":::image source=\"m/a.png\" alt-text=\"x\" border=\"false\" lightbox=\"m/no.png\":::"
    )
    #expect(findings == ["1:65 file-not-found warning"])
    #expect(html.contains("<p><img src=\"m/a.png\" alt=\"x\" \(Self.first)</p>"))
    #expect(!page.contains("<dialog"))
  }

  @Test func bringsTheViewWithTheFirstLightbox() async throws {
    let (_, _, page) = try await build("[![x](m/a.png)](m/big.png#lightbox)")
    #expect(page.contains("<dialog class=\"lightbox-view\" aria-label=\"Enlarged image\">"))
    #expect(page.contains("<button type=\"button\">Close</button>"))
  }

  // MARK: Complex images

  private static let complex = ":::image type=\"complex\" source=\"m/a.png\" alt-text=\"x\":::"

  @Test func keepsAllBlocksOfALongDescription() async throws {
    let (html, findings, _) = try await build(
      "\(Self.complex)\nOne *two*.\n\n- a\n- b\n\n```\n:::\n```\n:::image-end:::\n\nafter"
    )
    #expect(findings == [])
    #expect(
      html.contains(
        """
        <figure class="image-complex">
        <img src="m/a.png" alt="x" \(Self.size) aria-describedby="image-description" \
        decoding="async" />
        <details class="image-description">
        <summary>Description of the image</summary>
        <div id="image-description">
        <p>One <em>two</em>.</p>
        <ul>
        <li>a</li>
        <li>b</li>
        </ul>
        <pre><code translate="no">:::
        </code></pre>
        </div>
        </details>
        </figure>
        <p>after</p>
        """
      ),
      "\(html)"
    )
  }

  @Test func givesEachDescriptionAnIdOfItsOwn() async throws {
    let one = "\(Self.complex)\nd\n:::image-end:::\n"
    let (html, _, _) = try await build(
      "## Image description\n\n\(one)\n- i\n\n  \(one.replacing("\n", with: "\n  "))"
    )
    #expect(html.contains("<h2 id=\"image-description\">"))
    for id in ["image-description-1", "image-description-2"] {
      #expect(html.contains("aria-describedby=\"\(id)\"") && html.contains("<div id=\"\(id)\">"))
    }
  }

  @Test func showsADescriptionWithoutItsPicture() async throws {
    let (html, findings, _) = try await build(
      Self.complex.replacing("a.png", with: "no.png") + "\nd\n:::image-end:::"
    )
    #expect(findings == ["1:33 file-not-found warning"])
    #expect(html.contains("<figure class=\"image-complex\">\nx\n<p>d</p>\n</figure>"), "\(html)")
  }

  @Test func reportsADescriptionThatLacksAnEnd() async throws {
    let (html, findings, _) = try await build("\(Self.complex)\nd\n\n# after")
    #expect(findings == ["1:1 invalid-image warning"])
    #expect(html.contains("alt=\"x\"") && html.contains("<p>d</p>") && !html.contains("<figure"))
  }

  @Test func reportsAnEndInAnotherBlock() async throws {
    let (html, findings, _) = try await build("- \(Self.complex)\n  d\n\n:::image-end:::")
    #expect(
      findings.map { $0.split(separator: " ").dropFirst().joined(separator: " ") } == [
        "invalid-image warning"
      ]
    )
    #expect(html.contains("alt=\"x\"") && html.contains("<p>:::image-end:::</p>"))
  }

  @Test func reportsAStrayEndAndAMissingDescription() async throws {
    let (html, findings, _) = try await build(":::image-end:::\n\n\(Self.complex)\n:::image-end:::")
    #expect(findings == ["1:1 invalid-image warning", "3:1 invalid-image error"])
    #expect(html.components(separatedBy: "<p>:::image-end:::</p>").count == 3)
  }

  @Test func staysLinearWithManyUnclosedOnes() async throws {
    let (html, findings, _) = try await build(
      String(repeating: "\(Self.complex)\n", count: 3000)
    )
    #expect(findings.count == Diagnostics.pageLimit)
    #expect(html.components(separatedBy: "<img").count == 3001)
  }

  // MARK: Units

  @Test(arguments: ["strip", "retain"])
  func showsTheSameInUnits(mode: String) async throws {
    let (html, findings, _) = try await build(
      PageFixture.unit(
        1,
        "앞 :::image source=\"m/a.png\" alt-text=\"그림\" border=\"false\"::: 뒤",
        "x"
      ),
      mode: mode
    )
    let text = "앞 <img src=\"m/a.png\" alt=\"그림\" \(Self.first) 뒤"
    let wrapped = mode == "strip" ? text : "<span class=\"tu\" data-tu=\"1\">\(text)</span>"
    #expect(html == "<p>\(wrapped)</p>\n")
    #expect(findings == [])
  }

  // MARK: Loading

  @Test func loadsAllButTheFirstImageLate() async throws {
    let (html, _, _) = try await build(
      "![a](m/a.png)\n\n<img src=\"m/a.png\" alt=\"b\">\n\n![c](https://x.org/c.png)"
        + "\n\n<img src=\"m/a.png\" alt=\"d\" width=\"7\">"
    )
    #expect(html.contains("<img src=\"m/a.png\" alt=\"a\" \(Self.first)"))
    #expect(
      html.contains(
        "<img src=\"m/a.png\" alt=\"b\" \(Self.size) loading=\"lazy\" decoding=\"async\">"
      ),
      "\(html)"
    )
    #expect(
      html.contains(
        "<img src=\"https://x.org/c.png\" alt=\"c\" loading=\"lazy\" decoding=\"async\" />"
      )
    )
    #expect(html.contains("alt=\"d\" width=\"7\" loading=\"lazy\""))
  }

  // MARK: Text that stays as it is

  @Test(arguments: [
    ("a :::no-loc text=\"Имя *x*\"::: b", "<p>a <span translate=\"no\">Имя *x*</span> b</p>"),
    (
      ":::no-loc text=\"say \\\"hi\\\"\":::",
      "<p><span translate=\"no\">say &quot;hi&quot;</span></p>"
    ),
    ("|:::no-loc text=\"a|b\":::|\n|-|", "<th><span translate=\"no\">a|b</span></th>"),
    ("# :::no-loc text=\"A\":::", "<h1 id=\"a\"><span translate=\"no\">A</span></h1>"),
  ])
  func marksTextThatStaysUntranslated(markdown: String, expected: String) async throws {
    let (html, findings, _) = try await build(markdown)
    #expect(html.contains(expected), "\(html)")
    #expect(findings == [])
  }

  @Test(arguments: [
    ":::No-Loc text=\"x\":::", ":::no-loc  text=\"x\":::", ":::no-loc text='x':::",
    ":::no-loc text=\"x\"", ":::no-loc text=\"\":::", ":::no-loc text=\"x\" a=\"b\":::",
    ":::no-loc text=\"x\" :::",
  ])
  func showsAMalformedOneAsItIsWritten(text: String) async throws {
    let (html, findings, _) = try await build("a \(text) b")
    #expect(findings == ["1:3 invalid-no-loc suggestion"])
    #expect(html == "<p>a \(text.replacing("\"", with: "&quot;")) b</p>\n", "\(html)")
  }
}
