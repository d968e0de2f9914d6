import Synchronization
import Testing

@testable import Diglot
@testable import DiglotCommand

/// Whole calls, with a recorder where the terminal would be.
struct RunTests {
  @Test func saysTheVersionOnStandardOutput() async {
    let recorder = Recorder()
    #expect(await DiglotCommand.run(["--version"], recorder.console()) == .success)
    #expect(recorder.output == "diglot \(Version.current)\n")
    #expect(recorder.error == "")
  }

  @Test(arguments: [["help", "check"], ["check", "--help"]])
  func explainsOnStandardOutput(words: [String]) async {
    let recorder = Recorder()
    #expect(await DiglotCommand.run(words, recorder.console()) == .success)
    #expect(recorder.output.hasPrefix("Usage: diglot check [OPTIONS] [PROJECT]\n"))
  }

  @Test func failsWhereStandardOutputIsLost() async {
    let recorder = Recorder()
    var console = recorder.console()
    console = Console { stream, text in
      stream == .error && recorder.console().write(.error, text)
    }
    #expect(await DiglotCommand.run(["man"], console) == .failure)
    #expect(recorder.error == "diglot: standard output cannot be written\n")
  }

  @Test func cannotRunWithBadArguments() async {
    let recorder = Recorder()
    #expect(await DiglotCommand.run(["build", "--jbs", "2"], recorder.console()) == .failure)
    #expect(recorder.error == "diglot: 'build' has no option '--jbs'; did you mean '--jobs'?\n")
    #expect(recorder.output == "")
  }

  @Test func cannotRunWithoutAProject() async {
    let recorder = Recorder()
    let status = await DiglotCommand.run(["build", "no\u{1B}where"], recorder.console())
    #expect(status == .failure)
    #expect(recorder.error.hasPrefix("diglot: no project at 'no␛where': "))
    #expect(recorder.output == "")
  }

  @Test func passesEveryOptionOn() throws {
    let words = [
      "build", "p", "--output", "o", "--translations", "retain", "--locale", "ko", "--locale", "ja",
      "--base-url", "https://a.example/", "--strict", "--keep-going", "--jobs", "7",
    ]
    guard case .run(_, let arguments) = try ArgumentParser.parse(words) else {
      Issue.record("no command")
      return
    }
    let options = BuildCommand.options(from: arguments, writesSite: false)
    #expect(options.project == "p")
    #expect(options.output == "o")
    #expect(options.translations == .retain)
    #expect(options.locales == ["ko", "ja"])
    #expect(options.baseURL == "https://a.example/")
    #expect(options.isStrict && options.keepsGoing && !options.writesSite)
    #expect(options.jobs == 7)
  }

  @Test func buildsHereWithAllCoresUnlessTold() {
    let options = BuildCommand.options(from: Arguments(), writesSite: true)
    #expect(options.project == ".")
    #expect(options.output == nil && options.translations == nil && options.baseURL == nil)
    #expect(options.jobs == Console.cores && options.jobs >= 1)
    #expect(options.locales.isEmpty && !options.isStrict && !options.keepsGoing)
  }

  @Test func phrasesWhyABuildCannotRun() {
    let errors: [(BuildError, String)] = [
      (
        .localeNotConfigured(tag: "zh-tv", configured: ["ko", "zh-TW"]),
        "the project has no locale 'zh-tv'; it has ko, zh-TW"
      ),
      (
        .localeNotConfigured(tag: "zh-TV", configured: ["ko", "zh-TW"]),
        "the project has no locale 'zh-TV'; did you mean 'zh-TW'?"
      ),
      (
        .file(FileError(path: "a", operation: "open", code: 13)),
        "cannot open 'a': Permission denied"
      ),
    ]
    for (error, message) in errors { #expect(BuildCommand.message(for: error) == message) }
  }

  // MARK: What a finished build shows

  private func report(_ severities: Diagnostic.Severity...) -> BuildReport {
    var report = BuildReport()
    for severity in severities {
      report.diagnostics.report(Diagnostic(.fileNotFound, severity: severity, "\(severity)"))
    }
    return report
  }

  private func presentation(
    format: DiagnosticFormat = .text,
    isQuiet: Bool = false,
    isStrict: Bool = false
  ) -> Presentation {
    Presentation(
      format: format,
      isQuiet: isQuiet,
      isStrict: isStrict,
      writesSite: true,
      duration: .milliseconds(1_234)
    )
  }

  @Test func endsWithTheStatusOfItsFindings() {
    #expect(presentation().status(of: report().diagnostics) == .success)
    #expect(presentation().status(of: report(.warning, .info).diagnostics) == .success)
    #expect(presentation().status(of: report(.warning, .error).diagnostics) == .findings)
    let strict = presentation(isStrict: true)
    #expect(strict.status(of: report(.suggestion, .info).diagnostics) == .success)
    #expect(strict.status(of: report(.warning).diagnostics) == .findings)
    #expect(ExitStatus.allCases.map(\.rawValue) == [0, 1, 2])
  }

  @Test func printsTextOnStandardError() {
    let recorder = Recorder()
    let report = report(.error, .warning, .info)
    #expect(presentation().show(report, recorder.console()) == .findings)
    #expect(recorder.output == "")
    let expected = """
      warning: warning [file-not-found]
      error: error [file-not-found]
      explained by 'diglot explain CODE' and here:
        https://diglot.example/docs/en/diagnostics/file-not-found/
      1 error, 1 warning, 1 of level info (--diagnostics json)
      the site was left as it was, 1.23 s

      """
    #expect(recorder.error == expected)
  }

  @Test func printsJSONOnStandardOutput() {
    let recorder = Recorder()
    let report = report(.warning, .info)
    #expect(presentation(format: .json).show(report, recorder.console()) == .success)
    #expect(recorder.output.split(separator: "\n").count == 2)
    #expect(recorder.error.hasPrefix("0 errors, 1 warning, "))
  }

  @Test(arguments: [
    (DiagnosticFormat.sarif, "{\"$schema\""),
    (.github, "::warning title=file-not-found::warning\n"),
  ])
  func printsForOtherToolsOnStandardOutput(format: DiagnosticFormat, start: String) {
    let recorder = Recorder()
    let report = report(.warning, .info)
    #expect(presentation(format: format).show(report, recorder.console()) == .success)
    #expect(recorder.output.hasPrefix(start))
    #expect(recorder.error.hasPrefix("0 errors, 1 warning, "))
  }

  @Test(arguments: DiagnosticFormat.allCases)
  func printsOnlyErrorsWhereQuiet(format: DiagnosticFormat) {
    let recorder = Recorder()
    let presentation = presentation(format: format, isQuiet: true)
    #expect(presentation.show(report(.warning, .error), recorder.console()) == .findings)
    let all = recorder.output + recorder.error
    #expect(all.contains("error"))
    for text in ["warning:", "::warning", "\"message\":\"warning\"", "{\"text\":\"warning\"}"] {
      #expect(!all.contains(text))
    }
    #expect(presentation.show(report(.warning), Recorder().console()) == .success)
  }

  @Test func saysNothingWhereQuietAndClean() {
    let recorder = Recorder()
    #expect(presentation(isQuiet: true).show(report(.warning), recorder.console()) == .success)
    #expect(recorder.output + recorder.error == "")
  }

  @Test func summarisesTheBuild() {
    var report = BuildReport()
    report.locales = [
      .init(tag: "en", pages: 36, rebuiltPages: 36),
      .init(tag: "zh-TW", pages: 1, fallbackPages: 1),
    ]
    report.isWritten = true
    (report.written, report.unchanged, report.removed) = (12, 345, 6)
    report.outputPath = "public"
    let expected = """
      en     36 pages, 36 rebuilt
      zh-TW  1 page, 1 fallback
      0 errors, 0 warnings
      public: 12 written, 345 unchanged, 6 removed, 61.05 s

      """
    let duration = Duration.milliseconds(61_049)
    #expect(BuildSummary.text(report, writesSite: true, duration: duration) == expected)
    report.isWritten = false
    let checked = BuildSummary.text(report, writesSite: false, duration: .zero)
    #expect(checked.hasSuffix("\nchecked, 0.00 s\n"))
  }
}

/// Keeps what a command prints.
final class Recorder: Sendable {
  private let texts = Mutex((output: "", error: ""))

  var output: String { texts.withLock { $0.output } }
  var error: String { texts.withLock { $0.error } }

  func console() -> Console {
    Console { stream, text in
      self.texts.withLock { if stream == .output { $0.output += text } else { $0.error += text } }
      return true
    }
  }
}
