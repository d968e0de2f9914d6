import Foundation
import Testing

@testable import Diglot
@testable import DiglotCommand

/// The commands that go on, as whole programs.
@Suite(.timeLimit(.minutes(10)), .enabled(if: PreviewProcess.program != nil, "no program to start"))
struct ServeCommandTests {
  private func site() throws -> TemporarySite {
    try TemporarySite(
      ["content/en/a.md": "# A\n\nOld text.\n", "content/ko/a.md": "# 가\n"],
      configuration: TemporarySite.configuration(locales: ["en", "ko"])
    )
  }

  private func get(_ address: String, _ path: String) throws -> RawClient.Response {
    let port = try #require(URL(string: address)?.port)
    return try RawClient.answer(port, path)
  }

  @Test func servesFollowsAndEnds() async throws {
    let site = try site()
    let process = try PreviewProcess(["serve", site.folder])
    let address = try process.firstLine()
    #expect(address.hasPrefix("http://127.0.0.1:"))
    #expect(address.hasSuffix("/t/"))
    #expect(try get(address, "/t/en/a/").text.contains("Old text."))
    #expect(try get(address, "/t/ko/nowhere/").status == 404)
    #expect(try get(address, "/_diglot/").text.contains("<table"))
    try site.write(["content/en/a.md": "# A\n\nNew text.\n", "content/ko/new.md": "# 새\n"])
    try await PreviewProcess.wait { try get(address, "/t/en/a/").text.contains("New text.") }
    try await PreviewProcess.wait { try get(address, "/t/ko/new/").status == 200 }
    let end = process.interrupt()
    #expect(end.status == 0)
    #expect(end.errors.contains("built, "))
    #expect(site.output("en/a/index.html") == nil)
  }

  @Test func takesAnotherPortWhereOneIsTaken() throws {
    let site = try site()
    let first = try PreviewProcess(["serve", site.folder, "--no-watch"])
    let port = try #require(URL(string: try first.firstLine())?.port)
    let second = try PreviewProcess(["serve", site.folder, "--no-watch", "--port", String(port)])
    let other = try #require(URL(string: try second.firstLine())?.port)
    #expect(other != port)
    #expect(second.interrupt().errors.contains("port \(port) is taken"))
    #expect(first.interrupt().status == 0)
  }

  @Test func withoutWatchingThePageHasNoScript() throws {
    let site = try site()
    let process = try PreviewProcess(["serve", site.folder, "--no-watch"])
    let page = try get(try process.firstLine(), "/t/en/a/").body
    _ = process.interrupt()
    #expect(!String(decoding: page, as: UTF8.self).contains("live.js"))
    #expect(String(decoding: page, as: UTF8.self).contains("Old text."))
  }

  /// A browser's path is encoded, and a script encodes it once more for the query.
  @Test func tellsAPageWithAnyNameWhatWasFound() throws {
    let site = try site()
    try site.write(["content/ko/가.md": "# 가\n\n[!INCLUDE [x](gone.md)]\n"])
    let process = try PreviewProcess(["serve", site.folder])
    let port = try #require(URL(string: try process.firstLine())?.port)
    let client = try RawClient(port: port)
    let target = "/_diglot/events?page=%2Ft%2Fko%2F%25EA%25B0%2580%2F"
    client.send("GET \(target) HTTP/1.1\r\nHost: localhost\r\n\r\n")
    let told = try client.receive(until: "include-not-found")
    #expect(told.contains("HTTP/1.1 200"))
    #expect(told.contains("event: state"))
    #expect(process.interrupt().status == 0)
  }

  @Test func writesAFolderWhereItIsNamed() async throws {
    let site = try site()
    let process = try PreviewProcess(["serve", site.folder, "--output", site.folder + "/public"])
    _ = try process.firstLine()
    #expect(site.output("en/a/index.html")?.contains("Old text.") == true)
    #expect(site.output("en/a/index.html")?.contains("live.js") == false)
    try site.write(["content/en/a.md": "# A\n\nNew text.\n"])
    try await PreviewProcess.wait { site.output("en/a/index.html")?.contains("New text.") == true }
    #expect(process.interrupt().status == 0)
  }

  @Test func buildsAgainWhatChanges() async throws {
    let site = try site()
    let process = try PreviewProcess(["build", "--watch", site.folder])
    try await PreviewProcess.wait { site.output("en/a/index.html")?.contains("Old text.") == true }
    // The watcher begins after the first build is written.
    try await PreviewProcess.wait {
      try site.write(["content/en/a.md": "# A\n\nNew text.\n"])
      return site.output("en/a/index.html")?.contains("New text.") == true
    }
    try site.remove("content/ko/a.md")
    try await PreviewProcess.wait { site.output("ko/a/index.html")?.contains("New text.") == true }
    let end = process.interrupt()
    #expect(end.status == 0)
    #expect(end.errors.contains("written, "))
  }

  @Test(arguments: [
    (["serve", "no/where"], "no project at 'no/where'"),
    (["serve", "--port", "70000"], "'--port' is a number up to 65535"),
    (["serve", ".", "--host", "nobody"], "'nobody' is neither an address nor 'localhost'"),
    (["build", "--watch", "--diagnostics", "json"], "findings are printed as text"),
    (["build", "--watch", "no/where"], "no project at 'no/where'"),
  ])
  func saysWhyItCannot(words: [String], message: String) async throws {
    let site = try site()
    let recorder = Recorder()
    let words = words.map { $0 == "." ? site.folder : $0 }
    #expect(await DiglotCommand.run(words, recorder.console()) == .failure)
    #expect(recorder.error.contains(message))
    #expect(recorder.output == "")
  }
}
