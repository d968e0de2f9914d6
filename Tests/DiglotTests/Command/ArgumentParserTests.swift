import Testing

@testable import DiglotCommand

struct ArgumentParserTests {
  /// Returns the command's name and its arguments, or fails the test.
  private func parse(_ words: String...) throws -> (String, Arguments) {
    guard case .run(let command, let arguments) = try ArgumentParser.parse(words) else {
      throw Unexpected(words: words)
    }
    return (command.name, arguments)
  }

  private struct Unexpected: Error { let words: [String] }

  @Test func takesValuesInBothForms() throws {
    let (name, arguments) = try parse(
      "build",
      "--output=a=b",
      "site",
      "--jobs",
      "3",
      "--translations",
      "retain",
      "--strict"
    )
    #expect(name == "build")
    #expect(arguments.operand == "site")
    #expect(arguments.value(of: .output) == "a=b")
    #expect(arguments.value(of: .jobs) == "3")
    #expect(arguments.value(of: .translations) == "retain")
    #expect(arguments.isGiven(.strict))
    #expect(!arguments.isGiven(.quiet))
  }

  @Test func collectsARepeatableOptionInOrder() throws {
    let (_, arguments) = try parse("build", "--locale", "ko", "--locale=zh-TW")
    #expect(arguments.values(of: .locale) == ["ko", "zh-TW"])
  }

  @Test func takesAllWordsThatFollowAnOptionOfFolders() throws {
    let (_, arguments) = try parse(
      "init",
      "site",
      "--from",
      "docs",
      "docs.ko-kr",
      "--base-url",
      "https://a.example/",
      "--from=x"
    )
    #expect(arguments.operand == "site")
    #expect(arguments.values(of: .from) == ["docs", "docs.ko-kr", "x"])
    let (_, others) = try parse("init", "--from=docs", "site")
    #expect(others.values(of: .from) == ["docs"] && others.operand == "site")
    #expect(try parse("init", "--from", "a", "b", "--", "site").1.operand == "site")
  }

  @Test func endsOptionsAtTwoDashes() throws {
    #expect(try parse("build", "--strict", "--", "--quiet").1.operand == "--quiet")
  }

  @Test func letsAValueBeginWithADashAfterAnEqualsSign() throws {
    #expect(try parse("build", "--output=-x").1.value(of: .output) == "-x")
  }

  @Test(
    arguments: [
      (["--help"], nil), (["-h"], nil), (["build", "--help"], "build"),
      (["check", "x", "-h"], "check"),
      (["completions", "-h"], "completions"),
    ] as [([String], String?)]
  )
  func asksForHelp(words: [String], expected: String?) throws {
    guard case .help(let command) = try ArgumentParser.parse(words) else {
      Issue.record("no help for \(words)")
      return
    }
    #expect(command?.name == expected)
  }

  @Test(arguments: [["--version"], ["build", "--version"]])
  func asksForTheVersion(words: [String]) throws {
    guard case .version = try ArgumentParser.parse(words) else {
      Issue.record("no version for \(words)")
      return
    }
  }

  @Test(
    arguments: [
      ([], "a command must be given"),
      (["buid"], "no command is called 'buid'; did you mean 'build'?"),
      (["--hlep"], "no option '--hlep' may stand before a command; did you mean '--help'?"),
      (["--help=x"], "'--help' takes no value"),
      (["build", "--strct"], "'build' has no option '--strct'; did you mean '--strict'?"),
      (["build", "-z"], "'build' has no option '-z'"),
      (["check", "--output", "x"], "'check' has no option '--output'"),
      (["build", "--output"], "'--output' needs a value, DIR"),
      (["build", "--output="], "'--output' needs a value, DIR"),
      (["build", "--output", "--strict"], "'--output' needs a value, DIR"),
      (["build", "--strict=yes"], "'--strict' takes no value"),
      (["build", "--quiet", "--quiet"], "'--quiet' can be given only once"),
      (["build", "--jobs", "0"], "'--jobs' is a whole number from 1, not '0'"),
      (["build", "--jobs", "two"], "'--jobs' is a whole number from 1, not 'two'"),
      (
        ["build", "--translations", "strp"],
        "'--translations' is strip or retain, not 'strp'; did you mean 'strip'?"
      ),
      (["build", "a", "b"], "'build' has no use for 'b'"),
      (["man", "x"], "'man' has no use for 'x'"),
      (["build", ""], "'build' needs PROJECT"),
      (["completions"], "'completions' needs SHELL"),
      (["completions", "csh"], "SHELL is bash, zsh or fish, not 'csh'; did you mean 'zsh'?"),
    ] as [([String], String)]
  )
  func refuses(words: [String], message: String) {
    let error = #expect(throws: ArgumentError.self) { try ArgumentParser.parse(words) }
    #expect(error?.message == message)
  }

  @Test(arguments: ["https://a.example/b/", "http://localhost:8000", "HTTPS://a.example"])
  func takesAbsoluteURLs(url: String) throws {
    #expect(try parse("build", "--base-url", url).1.value(of: .baseURL) == url)
  }

  @Test(arguments: [
    "docs.example.com", "/a", "ftp://a.example", "https://", "https:///a", "https://a b",
    "https://a?b",
  ])
  func refusesOtherURLs(url: String) {
    let error = #expect(throws: ArgumentError.self) {
      try ArgumentParser.parse(["build", "--base-url", url])
    }
    #expect(error == .notAURL(.baseURL, url))
  }

  @Test func theTableIsSound() {
    let names = Command.all.map(\.name)
    #expect(Set(names).count == names.count)
    for command in Command.all {
      let options = command.allOptions.map(\.name)
      #expect(Set(options).count == options.count, "\(command.name)")
      for text in [command.summary] + command.allOptions.map(\.summary) {
        #expect(!text.hasSuffix("."), "\(text)")
      }
    }
  }
}
