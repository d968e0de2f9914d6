import Foundation
import Synchronization
import Testing

@testable import Diglot
@testable import DiglotCommand

struct TerminalTests {
  @Test(arguments: [
    ("a\tb\nc", "a␉b␊c"), ("\u{1B}[31m", "␛[31m"), ("\u{7F}\u{0}", "␡␀"),
    ("\u{9B}31m", "<U+009B>31m"), ("x\u{202E}y", "x<U+202E>y"), ("\u{E0041}", "<U+E0041>"),
    ("\u{2028}", "<U+2028>"), ("\r\n", "␍␊"),
    ("가나 日本 é e\u{301} 👩‍💻", "가나 日本 é e\u{301} 👩‍💻"),
  ])
  func showsWhatWouldSteerTheTerminal(text: String, expected: String) {
    #expect(VisibleText.of(text) == expected)
  }

  /// The C library's own table, which comes from Unicode's data, is the second opinion.
  @Test func agreesWithTheCLibraryOnWidths() throws {
    let name = unsafe newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
    guard let locale = unsafe name else {
      Issue.record("the C library has no locale C.UTF-8")
      return
    }
    // Glibc's module hides what is not in ISO C or POSIX's base.
    typealias Width = @convention(c) (wchar_t) -> Int32
    let symbol = try unsafe #require(unsafe dlsym(dlopen(nil, RTLD_NOW), "wcwidth"))
    let wcwidth = unsafe unsafeBitCast(symbol, to: Width.self)
    let before = unsafe uselocale(locale)
    defer {
      unsafe uselocale(before)
      unsafe freelocale(locale)
    }
    let ranges: [ClosedRange<UInt32>] = [
      0x20...0x7E, 0xA1...0x24F, 0x300...0x36F, 0x400...0x4FF, 0x1100...0x11FF, 0x2010...0x2027,
      0x2030...0x205E, 0x2190...0x23E8, 0x2E80...0x2E99, 0x3000...0x303F, 0x3041...0x3247,
      0x3250...0x33FF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xFE30...0xFE4F, 0xFF01...0xFF60,
      0xFF61...0xFFDC, 0xFFE0...0xFFE6, 0x1F600...0x1F64F, 0x1F1E6...0x1F1FF, 0x20000...0x2A6DF,
    ]
    var wrong: [String] = []
    for value in ranges.joined() {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let width = Int(wcwidth(wchar_t(value)))
      if width >= 0, width != DisplayWidth.of(scalar) {
        wrong.append("\(String(value, radix: 16)): \(width)")
      }
    }
    #expect(wrong == [])
  }

  @Test func colorsOnlyWhereItIsWanted() {
    func canColor(_ isTerminal: Bool, _ variables: [String: String]) -> Bool {
      Console.canColor(isTerminal: isTerminal) { variables[$0] }
    }
    #expect(canColor(true, ["TERM": "xterm"]))
    #expect(canColor(true, ["TERM": "xterm", "NO_COLOR": ""]))
    #expect(!canColor(true, ["TERM": "xterm", "NO_COLOR": "1"]))
    #expect(!canColor(true, ["TERM": "dumb"]))
    #expect(!canColor(true, [:]))
    #expect(!canColor(false, ["TERM": "xterm"]))
  }

  @Test func showsProgressOnlyInLongBuilds() {
    var state = ProgressState(verb: "building")
    #expect(state.update(done: 1, of: 9, at: .milliseconds(499)) == nil)
    #expect(state.finish() == nil)

    state = ProgressState(verb: "building")
    let first = state.update(done: 2, of: 9, at: .milliseconds(500))
    #expect(first == "\rbuilding 2 of 9 pages\u{1B}[K")
    #expect(state.update(done: 4, of: 9, at: .milliseconds(599)) == nil)
    let second = state.update(done: 3, of: 9, at: .milliseconds(600))
    #expect(second == "\rbuilding 4 of 9 pages\u{1B}[K")
    #expect(state.finish() == "\r\u{1B}[K")
    #expect(state.update(done: 9, of: 9, at: .seconds(2)) == nil)
  }

  @Test func showsNoProgressWithoutATerminal() {
    let count = Mutex(0)
    let line = ProgressLine(
      verb: "building",
      Console { _, _ in
        count.withLock { $0 += 1 }
        return true
      }
    )
    line.update(BuildProgress(done: 1, total: 2))
    line.erase()
    #expect(count.withLock { $0 } == 0)
  }
}
