/// The sanitizer for a fragment that stands alone: for tests and for text outside of any page.
extension HTMLSanitizer {
  struct Finding: Hashable {
    let code: DiagnosticCode
    /// In the input, in bytes.
    let range: Range<Int>
    let name: String
  }

  /// Returns `block` as it may stand in an article, with all links and ids as they are.
  static func sanitize(block: [UInt8]) -> (html: [UInt8], findings: [Finding]) {
    var sanitizer = HTMLSanitizer()
    var out = ByteBuffer(capacity: block.count)
    var recorder = Recorder()
    let mark = sanitizer.mark(.flow)
    sanitizer.write(block.span, into: &out, delegate: &recorder)
    sanitizer.close(to: mark, into: &out)
    return (out.finish(), recorder.findings)
  }

  private struct Recorder: HTMLSanitizerDelegate {
    var findings: [Finding] = []

    func link(_ url: [UInt8], in attribute: HTMLURLAttribute, of tag: HTMLTag) -> HTMLLink? {
      HTMLLink(url: url)
    }

    func id(_ id: [UInt8]) -> [UInt8]? { id }

    mutating func report(_ code: DiagnosticCode, at range: Range<Int>, name: String) {
      findings.append(Finding(code: code, range: range, name: name))
    }
  }
}
