import Foundation

@testable import Diglot

/// What Pygments takes each byte of code for, where Python can import it.
///
/// The environment variable `DIGLOT_VENV` names the Python that `scripts/browser-test` uses too.
enum PygmentsOracle {
  struct Case: Encodable {
    let lexer: String
    let code: String
    /// Pygments' kinds that say nothing about the coarse ones.
    let ignored: [String]
  }

  static let exists: Bool = (try? run(["-c", "import pygments"]))?.status == 0

  /// Returns a letter for each byte of each piece of code: comment, string, number, keyword, `-` for
  /// all else and `?` for what is not to be compared; nothing for a lexer that Pygments lacks.
  static func kinds(of cases: [Case]) throws -> [[Character]] {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try JSONEncoder().encode(cases).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let result = try run(["-c", script, file.path()])
    guard result.status == 0 else { throw CocoaError(.executableLoad) }
    return result.output.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
  }

  private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    let output = Pipe()
    let venv = ProcessInfo.processInfo.environment["DIGLOT_VENV"]
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [venv.map { $0 + "/bin/python3" } ?? "python3"] + arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
  }

  private static let script = """
    import json, sys
    from pygments import lexers, token, util
    coarse = [
        ("?", (token.Comment.Preproc, token.Comment.PreprocFile, token.String.Interpol, token.Error)),
        ("c", (token.Comment,)), ("s", (token.String,)), ("n", (token.Number,)),
        ("k", (token.Keyword, token.Operator.Word)), ("-", (token.Token,)),
    ]
    def letter(kind, ignored):
        if str(kind)[len("Token."):] in ignored: return "?"
        return next(letter for letter, kinds in coarse if any(kind in each for each in kinds))
    for case in json.load(open(sys.argv[1], encoding="utf-8")):
        try:
            lexer = lexers.get_lexer_by_name(case["lexer"], stripnl=False, ensurenl=False)
        except util.ClassNotFound:
            print()
            continue
        tokens = lexer.get_tokens(case["code"])
        print("".join(letter(kind, case["ignored"]) * len(text.encode()) for kind, text in tokens))
    """
}
