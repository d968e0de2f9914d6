import Foundation
import Testing

/// `scripts/setup` among stand-ins for the tools that it asks, so that nothing is installed.
struct SetupScriptTests {
  private let folder: URL
  private let all = ["dpkg-query", "apt-get", "sudo", "swift"]

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "diglot-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private struct Outcome {
    let status: Int32
    let error: String
    /// What was called as root or through sudo, a line each.
    let log: [String]
  }

  private static let tools = [
    "dpkg-query": "[[ \" $MISSING \" == *\" ${*: -1} \"* ]] && exit 1; printf installed",
    "apt-get": "echo \"apt-get $*\" >>\"$LOG\"; exit \"${APT_STATUS:-0}\"",
    "sudo": "echo \"sudo $*\" >>\"$LOG\"",
    "swift": "echo \"Swift version $VERSION (swift-RELEASE)\"",
    "id": "echo \"$USER_ID\"",
  ]

  private func run(
    _ arguments: String...,
    tools: [String],
    missing: String = "",
    environment: [String: String] = [:]
  ) throws -> Outcome {
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, body) in Self.tools where name == "id" || tools.contains(name) {
      let file = folder.appending(path: name)
      try Data("#!/bin/bash\n\(body)\n".utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path())
    }
    for name in ["sed", "head", "sort", "env"] {
      let target = "/usr/bin/" + name
      let link = folder.appending(path: name).path()
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    }
    let log = folder.appending(path: "log")
    let values = [
      "PATH": folder.path(), "LOG": log.path(), "MISSING": missing, "VERSION": "6.3.1",
      "USER_ID": "0",
    ].merging(environment) { $1 }
    var (status, error) = try launch(arguments, environment: values)
    // A program that was just written cannot be run while another test's child still has it open.
    for _ in 0..<5 where status == 126 {
      try? FileManager.default.removeItem(at: log)
      (status, error) = try launch(arguments, environment: values)
    }
    let lines = (try? String(contentsOf: log, encoding: .utf8))?.split(separator: "\n") ?? []
    return Outcome(status: status, error: error, log: lines.map(String.init))
  }

  private func launch(
    _ arguments: [String],
    environment: [String: String]
  ) throws -> (Int32, String) {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = [root.appending(path: "scripts/setup").path()] + arguments
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardError = pipe
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  @Test(arguments: [[], ["--tests"]])
  func runsNothingWhereEverythingIsThere(arguments: [String]) throws {
    let outcome =
      arguments.isEmpty ? try run(tools: all) : try run("--tests", tools: all, missing: "other")
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
    #expect(outcome.log == [])
  }

  @Test func installsOnlyWhatIsMissing() throws {
    let outcome = try run(tools: all, missing: "libyaml-dev pkg-config libgumbo-dev")
    #expect(outcome.status == 0)
    #expect(
      outcome.log == [
        "apt-get update -qq",
        "apt-get install -qq -y --no-install-recommends libyaml-dev pkg-config",
      ]
    )
  }

  @Test func asksForMoreWhereTestsAreToRun() throws {
    let outcome = try run("--tests", tools: all, missing: "libgumbo-dev cmark-gfm")
    #expect(outcome.log.last?.hasSuffix("recommends libgumbo-dev cmark-gfm") == true)
  }

  @Test func takesSudoWhereItIsNotRoot() throws {
    let outcome = try run(tools: all, missing: "libyaml-dev", environment: ["USER_ID": "1000"])
    #expect(outcome.status == 0)
    #expect(
      outcome.log == [
        "sudo -n env DEBIAN_FRONTEND=noninteractive apt-get update -qq",
        "sudo -n env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y "
          + "--no-install-recommends libyaml-dev",
      ]
    )
  }

  @Test func namesThePackagesWhereItMayNotInstall() throws {
    let outcome = try run(
      tools: ["dpkg-query", "apt-get", "swift"],
      missing: "libyaml-dev pkg-config",
      environment: ["USER_ID": "1000"]
    )
    #expect(outcome.status == 1)
    #expect(outcome.error.contains("apt-get install libyaml-dev pkg-config"))
    #expect(outcome.log == [])
  }

  @Test func namesThePackagesWhereThereIsNoDebian() throws {
    let outcome = try run(tools: ["swift"])
    #expect(outcome.status == 1)
    #expect(outcome.error.contains("no apt-get"))
    for package in [
      "libcmark-gfm-dev", "libcmark-gfm-extensions-dev", "libmicrohttpd-dev", "libssl-dev",
      "libxml2-dev", "libyaml-dev",
    ] {
      #expect(outcome.error.contains(package))
    }
  }

  @Test func namesThePackagesWhereTheInstallationFails() throws {
    let outcome = try run(
      tools: all,
      missing: "libyaml-dev",
      environment: ["APT_STATUS": "100"]
    )
    #expect(outcome.status == 1)
    #expect(outcome.error.hasSuffix("setup: apt-get could not install: libyaml-dev\n"))
  }

  @Test(arguments: ["6.2", "5.10.1"])
  func refusesAnOldToolchain(version: String) throws {
    let outcome = try run(tools: all, environment: ["VERSION": version])
    #expect(outcome.status == 1)
    #expect(outcome.error.hasPrefix("setup: Swift 6.3 or newer is needed, and 'swift' is "))
    #expect(outcome.log == [])
  }

  @Test(arguments: ["6.3", "6.10.2", "7.0"])
  func takesANewToolchain(version: String) throws {
    #expect(try run(tools: all, environment: ["VERSION": version]).status == 0)
  }

  @Test func saysWhereNoToolchainIs() throws {
    let outcome = try run(tools: ["dpkg-query"])
    #expect(outcome.status == 1)
    #expect(outcome.error.contains("no 'swift' is on the PATH"))
  }
}
