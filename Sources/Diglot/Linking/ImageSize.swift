/// How large an image is shown, in pixels, as the head of its file says.
///
/// What the file is, its first bytes say, not its name. A size that no picture on a page has, or a
/// head that ends too early, is none: the browser then finds out for itself.
struct ImageSize: Equatable {
  let width: Int
  let height: Int

  /// The largest that JPEG can say.
  private static let limit = 65_535

  private init?(_ width: Int, _ height: Int) {
    guard 1...Self.limit ~= width, 1...Self.limit ~= height else { return nil }
    self.width = width
    self.height = height
  }

  /// Reads the head of a PNG, JPEG, GIF, WebP or SVG file, in time linear in it.
  init?(_ head: borrowing Span<UInt8>) {
    let size: ImageSize?
    if head.hasPrefix([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      size = Self.png(head)
    } else if head.hasPrefix([0xFF, 0xD8]) {
      size = Self.jpeg(head)
    } else if head.hasPrefix("GIF87a") || head.hasPrefix("GIF89a") {
      size = Self.gif(head)
    } else if head.hasPrefix("RIFF"), head.hasPrefix("WEBP", at: 8) {
      size = Self.webp(head)
    } else {
      size = Self.svg(head)
    }
    guard let size else { return nil }
    self = size
  }

  /// Whether more of the file may tell what its head does not.
  static func mayComeLater(_ head: borrowing Span<UInt8>) -> Bool {
    head.hasPrefix([0xFF, 0xD8]) || head.hasPrefix("<")
  }

  // MARK: Pixels

  private static func png(_ head: borrowing Span<UInt8>) -> ImageSize? {
    guard head.count >= 24, head.hasPrefix("IHDR", at: 12) else { return nil }
    return ImageSize(
      head.bigEndian(at: 16) << 16 | head.bigEndian(at: 18),
      head.bigEndian(at: 20) << 16 | head.bigEndian(at: 22)
    )
  }

  private static func gif(_ head: borrowing Span<UInt8>) -> ImageSize? {
    guard head.count >= 10 else { return nil }
    return ImageSize(head.littleEndian(at: 6), head.littleEndian(at: 8))
  }

  private static func webp(_ head: borrowing Span<UInt8>) -> ImageSize? {
    guard head.count >= 30 else { return nil }
    if head.hasPrefix("VP8 ", at: 12) {
      guard head[23] == 0x9D, head[24] == 0x01, head[25] == 0x2A else { return nil }
      // The two bits above are a scale, which nobody uses.
      return ImageSize(head.littleEndian(at: 26) & 0x3FFF, head.littleEndian(at: 28) & 0x3FFF)
    }
    if head.hasPrefix("VP8L", at: 12) {
      guard head[20] == 0x2F else { return nil }
      let bits = head.littleEndian(at: 21) | head.littleEndian(at: 23) << 16
      return ImageSize(bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
    }
    guard head.hasPrefix("VP8X", at: 12) else { return nil }
    return ImageSize(
      head.littleEndian(at: 24) + Int(head[26]) << 16 + 1,
      head.littleEndian(at: 27) + Int(head[29]) << 16 + 1
    )
  }

  /// Goes from segment to segment up to the frame that says the size.
  private static func jpeg(_ head: borrowing Span<UInt8>) -> ImageSize? {
    var offset = 2
    var isTurned = false
    while offset + 4 <= head.count {
      guard head[offset] == 0xFF else { return nil }
      let marker = head[offset + 1]
      // Any number of 0xFF may stand before a marker; some markers have no length.
      if marker == 0xFF || marker == 0x01 || 0xD0...0xD7 ~= marker {
        offset += marker == 0xFF ? 1 : 2
        continue
      }
      let length = head.bigEndian(at: offset + 2)
      // Of the frames, three numbers in their midst are no frames. Pixels or the end: too late.
      if 0xC0...0xCF ~= marker, marker != 0xC4, marker != 0xC8, marker != 0xCC {
        guard offset + 9 <= head.count, length >= 7 else { return nil }
        let height = head.bigEndian(at: offset + 5)
        let width = head.bigEndian(at: offset + 7)
        return isTurned ? ImageSize(height, width) : ImageSize(width, height)
      }
      guard length >= 2, marker != 0xD9, marker != 0xDA else { return nil }
      if marker == 0xE1, isTurnedByCamera(head, offset + 4, offset + 2 + length) { isTurned = true }
      offset += 2 + length
    }
    return nil
  }

  /// Whether a camera's note says that the picture is to be shown lying on its side, which browsers
  /// heed.
  private static func isTurnedByCamera(
    _ head: borrowing Span<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Bool {
    let end = min(end, head.count)
    let tiff = start + 6
    guard head.hasPrefix("Exif", at: start), tiff + 8 <= end else { return false }
    let isLittle = head[tiff] == UInt8(ascii: "I")
    func number(_ offset: Int, _ head: borrowing Span<UInt8>) -> Int {
      isLittle ? head.littleEndian(at: offset) : head.bigEndian(at: offset)
    }
    // The first directory stands in the first 64 KiB, or is none of a camera's.
    let low = isLittle ? number(tiff + 4, head) : number(tiff + 6, head)
    let directory = tiff + low
    guard directory + 2 <= end else { return false }
    for entry in 0..<min(number(directory, head), 64) {
      let offset = directory + 2 + 12 * entry
      guard offset + 12 <= end else { return false }
      if number(offset, head) == 0x0112 { return 5...8 ~= number(offset + 8, head) }
    }
    return false
  }

  // MARK: SVG

  /// Reads the attributes of the first tag, which must be `svg`; without a width and a height it is
  /// as large as the box that it is drawn in.
  private static func svg(_ head: borrowing Span<UInt8>) -> ImageSize? {
    var tokenizer = HTMLTokenizer()
    while let token = tokenizer.next(in: head) {
      guard case .startTag = token.kind else {
        if case .text = token.kind, !isBlank(head, token.range) { return nil }
        if token.kind == .unfinishedTag || token.kind == .endTag { return nil }
        continue
      }
      guard head.lowercasedText(token.name) == "svg" else { return nil }
      var values: [String: String] = [:]
      for attribute in tokenizer.attributes {
        let name = head.lowercasedText(attribute.name)
        guard ["width", "height", "viewbox"].contains(name), values[name] == nil else { continue }
        values[name] = head.text(attribute.value)
      }
      return svg(values)
    }
    return nil
  }

  private static func isBlank(_ head: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
    // A mark of the byte order is no text.
    range.allSatisfy { head[$0].isHTMLSpace || $0 < 3 && [0xEF, 0xBB, 0xBF].contains(head[$0]) }
  }

  private static func svg(_ values: [String: String]) -> ImageSize? {
    let box = values["viewbox"].map { box in
      box.split { $0 == " " || $0 == "," || $0.isNewline || $0 == "\t" }.map { Double($0) ?? 0 }
    }
    let (width, height) = (pixels(values["width"]), pixels(values["height"]))
    guard let box, box.count == 4, box[2] > 0, box[3] > 0 else {
      guard let width, let height else { return nil }
      return rounded(width, height)
    }
    switch (width, height) {
    case (let width?, let height?): return rounded(width, height)
    case (let width?, nil): return rounded(width, width * box[3] / box[2])
    case (nil, let height?): return rounded(height * box[2] / box[3], height)
    case (nil, nil): return rounded(box[2], box[3])
    }
  }

  private static func rounded(_ width: Double, _ height: Double) -> ImageSize? {
    guard width > 0, height > 0, width <= Double(limit), height <= Double(limit) else { return nil }
    return ImageSize(max(1, Int(width.rounded())), max(1, Int(height.rounded())))
  }

  /// `100`, `100px`; per cent and the units of print say no pixels.
  private static func pixels(_ text: String?) -> Double? {
    guard let text else { return nil }
    let number = text.hasSuffix("px") ? text.dropLast(2) : text[...]
    guard let first = number.utf8.first, first != UInt8(ascii: "i"), first != UInt8(ascii: "n"),
      let value = Double(number), value > 0, value.isFinite
    else { return nil }
    return value
  }
}

extension Span<UInt8> {
  fileprivate func hasPrefix(_ bytes: [UInt8]) -> Bool {
    guard count >= bytes.count else { return false }
    for index in bytes.indices where self[index] != bytes[index] { return false }
    return true
  }

  /// The two bytes at `offset`, which are there.
  fileprivate func bigEndian(at offset: Int) -> Int {
    Int(self[offset]) << 8 | Int(self[offset + 1])
  }

  fileprivate func littleEndian(at offset: Int) -> Int {
    Int(self[offset + 1]) << 8 | Int(self[offset])
  }
}
