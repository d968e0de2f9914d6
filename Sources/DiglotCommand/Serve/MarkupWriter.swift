/// HTML in the making: what this program says itself goes in as it is, everything else escaped.
struct MarkupWriter: ~Copyable {
  private var bytes: [UInt8] = []

  init() {}

  mutating func raw(_ markup: StaticString) {
    unsafe bytes.append(
      contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount)
    )
  }

  mutating func number(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

  /// Appends text, right between tags and in quoted values; what would hide or turn is made visible.
  mutating func text(_ text: String) {
    for byte in VisibleText.of(text).utf8 {
      switch byte {
      case UInt8(ascii: "&"): raw("&amp;")
      case UInt8(ascii: "<"): raw("&lt;")
      case UInt8(ascii: ">"): raw("&gt;")
      case UInt8(ascii: "\""): raw("&quot;")
      default: bytes.append(byte)
      }
    }
  }

  consuming func finish() -> [UInt8] { bytes }
}
