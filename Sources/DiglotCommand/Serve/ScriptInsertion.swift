/// An element that goes into every page of a site on its way out.
struct ScriptInsertion: Sendable {
  private let element: [UInt8]
  /// What the entity tag of a page gets, so that a page with the element is another page.
  private let mark: String

  /// Takes the element as it stands in a page.
  init(_ element: String) {
    self.element = Array(element.utf8)
    // FNV-1a: different elements of different versions of the program want different marks.
    let hash = self.element.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    mark = "+" + String(hash, radix: 16)
  }

  /// Returns the entity tag of a page with the element, without quotes.
  func digest(_ digest: String) -> String { digest + mark }

  /// Returns a page with the element before its first `</head>`, or at the end where there is none.
  func inserted(into page: [UInt8]) -> [UInt8] {
    let place = Self.headEnd(page.span) ?? page.count
    var out: [UInt8] = []
    out.reserveCapacity(page.count + element.count)
    out += page[..<place]
    out += element
    out += page[place...]
    return out
  }

  private static func headEnd(_ page: Span<UInt8>) -> Int? {
    let tag: [UInt8] = Array("</head>".utf8)
    guard page.count >= tag.count else { return nil }
    for start in 0...(page.count - tag.count) where page[start] == 0x3C {
      // All letters of the tag are lower case, and 0x20 is what sets a lower-case letter apart.
      let isTag = (1..<tag.count).allSatisfy { offset in
        let byte = page[start + offset]
        return byte == tag[offset] || (0x41...0x5A).contains(byte) && byte | 0x20 == tag[offset]
      }
      if isTag { return start }
    }
    return nil
  }
}
