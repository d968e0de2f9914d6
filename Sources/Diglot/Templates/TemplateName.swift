/// A name in a template's data, with its hash, so that a lookup compares one word a field.
///
/// Equal hashes are confirmed by the text, so a collision costs time and never gives a wrong value.
struct TemplateName: Hashable, Sendable, ExpressibleByStringLiteral {
  let text: String
  /// FNV-1a over the UTF-8 bytes.
  private let digest: UInt64

  init(_ text: String) {
    self.text = text
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01b3 }
    self.digest = digest
  }

  init(stringLiteral text: String) { self.init(text) }

  @inline(__always)
  static func == (a: TemplateName, b: TemplateName) -> Bool {
    a.digest == b.digest && a.text == b.text
  }

  func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}
