import Foundation
import Testing

@testable import Diglot
@testable import DiglotCommand

/// What open pages are told of a change.
@Suite(.timeLimit(.minutes(10)))
struct PreviewEventsTests {
  private func project() async throws -> LiveProject {
    try await LiveProject(
      [
        "content/en/a.md": "# A\n", "content/en/b.md": "# B\n\n![P](p.svg)\n",
        "content/ko/a.md": "# 가\n",
        "content/en/p.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>",
      ],
      configuration: TemporarySite.configuration(locales: ["en", "ko"])
    )
  }

  /// Returns the kinds of the changes that a page is told of, in their order.
  private func kinds(_ project: LiveProject, _ page: String) -> [String] {
    let events = PreviewEvents(update: project.update, boot: "x")
    return String(decoding: events.changes(of: page), as: UTF8.self).split(separator: "\n\n")
      .compactMap { $0.firstMatch(of: /"kind":"(\w+)"/).map { String($0.1) } }
  }

  private func state(_ project: LiveProject, _ page: String) -> String {
    String(
      decoding: PreviewEvents(update: project.update, boot: "x").state(of: page),
      as: UTF8.self
    )
  }

  @Test func thePageThatChangedIsToldAndNoOther() async throws {
    let project = try await project()
    try await project.write(["content/ko/a.md": "# 나\n"])
    #expect(kinds(project, "/t/ko/a/") == ["article"])
    #expect(kinds(project, "/t/ko/a/index.html") == ["article"])
    #expect(kinds(project, "/t/en/a/") == [])
    #expect(kinds(project, "/t/en/nowhere/") == [])
    #expect(kinds(project, "/elsewhere") == [])
    #expect(kinds(project, "/_diglot/") == ["reload"])
  }

  @Test func aTemplateReloads() async throws {
    let project = try await project()
    try await project.write(["templates/footer.mustache": "<p>foot</p>\n"])
    #expect(kinds(project, "/t/ko/a/") == ["reload"])
  }

  @Test func aStyleIsExchangedAndAScriptReloads() async throws {
    let project = try await project()
    try await project.write(["templates/assets/diglot.css": "p {}\n"])
    #expect(kinds(project, "/t/ko/a/") == ["style"])
    try await project.write(["templates/assets/diglot.js": "1\n"])
    #expect(kinds(project, "/t/ko/a/") == ["reload"])
  }

  @Test func aPictureReloads() async throws {
    let project = try await project()
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"\"/></svg>"
    try await project.write(["content/en/p.svg": picture])
    #expect(kinds(project, "/t/en/b/") == ["reload"])
  }

  @Test func aPageThatGoesIsGone() async throws {
    let project = try await project()
    try await project.remove("content/en/b.md")
    #expect(kinds(project, "/t/en/b/") == ["gone"])
    try await project.write(["content/en/b.md": "# B\n"])
    #expect(kinds(project, "/t/en/b/") == ["article"])
  }

  @Test func findingsComeWithThePage() async throws {
    let project = try await project()
    #expect(state(project, "/t/ko/a/").contains("\"findings\":[]"))
    try await project.write(["content/ko/a.md": "# 가\n\n[!INCLUDE [x](gone.md)]\n"])
    let told = state(project, "/t/ko/a/")
    #expect(told.contains("\"code\":\"include-not-found\""))
    #expect(told.contains("\"broken\":true"))
    #expect(state(project, "/t/en/a/").contains("\"broken\":false"))
    // Everybody is told of what concerns all.
    try await project.write(["diglot.yml": "title: [\n"])
    #expect(state(project, "/t/en/a/").contains("\"broken\":true"))
    #expect(state(project, "/elsewhere").contains("\"findings\":[]"))
  }
}
