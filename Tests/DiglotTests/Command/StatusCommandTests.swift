import Foundation
import Synchronization
import Testing

@testable import Diglot
@testable import DiglotCommand

/// `diglot status` as a person or a build server calls it.
struct StatusCommandTests {
  private func run(_ words: [String]) async throws -> (
    DiglotCommand::ExitStatus, output: String, error: String
  ) {
    let site = try StatusFixture.site()
    let recorder = Recording()
    let call = ["status", site.folder, "--quiet"] + words
    let status = await DiglotCommand.run(call, recorder.console)
    return (status, recorder.output, recorder.error)
  }

  @Test func printsATable() async throws {
    let (status, output, error) = try await run(["--pages"])
    #expect(status == .success && error == "")
    let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(
      lines[0].split(separator: " ").prefix(6)
        == ["locale", "pages", "fallback", "missing", "current", "behind"]
    )
    #expect(lines[1].hasPrefix("en      English  4 (100%) "))
    #expect(lines[2].hasPrefix("ko      한국어"))
    // The columns end below each other, however wide the letters are.
    let widths = lines[0...3].map { line in
      line.unicodeScalars.reduce(0) { $0 + DisplayWidth.of($1) }
    }
    #expect(Set(widths).count == 1, "\(widths)")
    #expect(output.hasSuffix("ja  old  shown in en\n"))
  }

  @Test(arguments: [("json", "{\"version\":1"), ("html", "<!doctype html>"), ("svg-badge", "<svg")])
  func printsOtherFormats(format: String, start: String) async throws {
    let (status, output, _) = try await run(["--format", format])
    #expect(status == .success && output.hasPrefix(start))
  }

  @Test func failsWhereABudgetIsNotMet() async throws {
    let (status, output, error) = try await run([
      "--fail-under", "ko: current>=80%", "--fail-under", "*: translated>=1",
    ])
    #expect(status == .findings && output.hasPrefix("locale"))
    #expect(error == "unmet: ko: current is 25.0% (1 of 4), not >= 80%\n")
    #expect(try await run(["--fail-under", "*: behind<=25%"]).0 == .success)
  }

  @Test func cannotRunWithABudgetThatSaysNothing() async throws {
    let (status, output, error) = try await run(["--fail-under", "ko: curent>=80%"])
    #expect(status == .failure && output == "")
    #expect(
      error == "diglot: --fail-under 'ko: curent>=80%', column 5: no figure is called 'curent'; "
        + "did you mean 'current'?\n"
    )
    let other = try await run(["--fail-under", "kk: current>=80%"])
    #expect(other.0 == .failure && other.output == "")
    #expect(other.error.contains("the project has no locale 'kk'; did you mean 'ko'?"))
  }

  @Test func writesAFile() async throws {
    let place = TemporaryOutput()
    let path = place.folder + "/badge.svg"
    for _ in 0..<2 {
      let (status, output, _) = try await run(["--format", "svg-badge", "--output", path])
      #expect(status == .success && output == "")
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("<svg"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder) == ["badge.svg"])
    let (status, _, error) = try await run(["--output", place.folder + "/none/badge.svg"])
    #expect(status == .failure && error.hasPrefix("diglot: cannot "))
  }

  @Test(arguments: ["diglot.yml", "content/ko/index.md"])
  func `writes over no source`(path: String) async throws {
    let site = try StatusFixture.site()
    let file = site.folder + "/" + path
    let before = try String(contentsOfFile: file, encoding: .utf8)
    let recorder = Recording()
    let call = ["status", site.folder, "--quiet", "--format", "json", "--output", file]
    let status = await DiglotCommand.run(call, recorder.console)
    #expect(status == .failure && recorder.error.contains("among the project's sources"))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == before)
  }

  @Test func `takes the place of nothing but a file`() async throws {
    let place = TemporaryOutput()
    let link = place.folder + "/link.json"
    try FileManager.default.createDirectory(
      atPath: place.folder,
      withIntermediateDirectories: true
    )
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/dev/null")
    let (status, _, _) = try await run(["--format", "json", "--output", link])
    #expect(status == .failure)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "/dev/null")
  }

  @Test func keepsFindingsAndStatusApart() async throws {
    let (status, output, error) = try await run(["--diagnostics", "json"])
    #expect(status == .failure && output == "" && error.contains("name a file with '--output'"))
  }
}

/// Keeps what a command prints.
private final class Recording: Sendable {
  private let texts = Mutex((output: "", error: ""))

  var output: String { texts.withLock { $0.output } }
  var error: String { texts.withLock { $0.error } }

  var console: Console {
    Console { stream, text in
      self.texts.withLock { if stream == .output { $0.output += text } else { $0.error += text } }
      return true
    }
  }
}
