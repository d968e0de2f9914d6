import Foundation

@testable import DiglotCommand

/// The program itself, as a person starts it: it goes on until it is asked to end.
final class PreviewProcess {
  struct Failure: Error { let message: String }

  private let process = Process()
  private let output = Pipe()
  private let errors = Pipe()

  /// The program beside the one that runs the tests.
  static var program: URL? {
    let tests = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let program = tests.appending(path: "diglot")
    return FileManager.default.isExecutableFile(atPath: program.path()) ? program : nil
  }

  init(_ words: [String]) throws {
    guard let program = Self.program else { throw Failure(message: "no program") }
    process.executableURL = program
    process.arguments = words
    process.standardOutput = output
    process.standardError = errors
    try process.run()
  }

  deinit { if process.isRunning { process.terminate() } }

  /// Returns the first line on standard output.
  func firstLine() throws -> String {
    var line: [UInt8] = []
    while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != 0x0A {
      line.append(byte)
    }
    return String(decoding: line, as: UTF8.self)
  }

  /// Asks the program to end as Ctrl-C does, and returns its status and what it said on standard error.
  func interrupt() -> (status: Int32, errors: String) {
    process.interrupt()
    let text = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }

  /// Waits until something holds; a test that would wait for ever fails instead.
  static func wait(for condition: () throws -> Bool) async throws {
    for _ in 0..<12_000 {
      if try condition() { return }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw Failure(message: "it never came true")
  }
}
