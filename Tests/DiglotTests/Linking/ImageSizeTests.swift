import Testing

@testable import Diglot

/// Heads of files put together by the formats' own specifications.
struct ImageSizeTests {
  private static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)

  /// A segment with its length.
  private static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    let length = content.count + 2
    return [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + content
  }

  /// A frame of 300 by 200 pixels.
  private static func frame(_ marker: UInt8 = 0xC0) -> [UInt8] {
    segment(marker, [8, 0, 200, 1, 44, 3, 1, 0x22, 0])
  }

  private static func jpeg(_ segments: [UInt8]...) -> [UInt8] {
    [0xFF, 0xD8] + segments.joined() + [0xFF, 0xDA, 0, 8, 1, 2, 3]
  }

  /// A camera's note with one entry, the way the picture lies.
  private static func exif(_ orientation: UInt8, isLittle: Bool) -> [UInt8] {
    let note: [UInt8] =
      isLittle
      ? Array("II".utf8) + [
        42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0,
      ]
      : Array("MM".utf8) + [
        0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
      ]
    return segment(0xE1, Array("Exif\0\0".utf8) + note)
  }

  private static func webp(_ chunk: String, _ content: [UInt8]) -> [UInt8] {
    Array("RIFF\0\0\0\0WEBP\(chunk)".utf8) + [UInt8(content.count), 0, 0, 0] + content
      + [UInt8](repeating: 0, count: 20)
  }

  private static let pictures: [(name: String, head: [UInt8], width: Int, height: Int)] = [
    ("png", png + [0, 0, 1, 44, 0, 0, 0, 200], 300, 200),
    ("gif 87", Array("GIF87a".utf8) + [44, 1, 200, 0], 300, 200),
    ("gif 89", Array("GIF89a".utf8) + [44, 1, 200, 0], 300, 200),
    ("jpeg", jpeg(frame()), 300, 200),
    ("progressive jpeg", jpeg(frame(0xC2)), 300, 200),
    ("a table before the frame", jpeg(segment(0xC4, [1, 2, 3, 4, 5, 6, 7]), frame()), 300, 200),
    ("fill bytes before a marker", jpeg([0xFF, 0xFF], frame()), 300, 200),
    ("upright", jpeg(exif(1, isLittle: true), frame()), 300, 200),
    ("turned", jpeg(exif(6, isLittle: true), frame()), 200, 300),
    ("turned, of another camera", jpeg(exif(8, isLittle: false), frame()), 200, 300),
    ("webp", webp("VP8 ", [0, 0, 0, 0x9D, 1, 0x2A, 44, 1, 200, 0]), 300, 200),
    // 299 and 199 in 14 bits each, the low ones first
    ("lossless webp", webp("VP8L", [0x2F, 0x2B, 0xC1, 0x31, 0]), 300, 200),
    ("extended webp", webp("VP8X", [0, 0, 0, 0, 43, 1, 0, 199, 0, 0]), 300, 200),
    ("svg", Array("<svg width=\"300\" height='200px'>".utf8), 300, 200),
    (
      "svg behind comments",
      Array("\u{FEFF}<?xml v?>\n<!-- <p> -->\n<SVG viewBox='0 0 300 200'/>".utf8), 300, 200
    ),
    ("svg with a width and a box", Array("<svg width='150' viewBox='0,0,300,200'>".utf8), 150, 100),
    (
      "svg with a height and a box", Array("<svg viewBox='0 0 300 200' height='100'>".utf8), 150,
      100
    ),
    (
      "svg in per cent", Array("<svg width='100%' height='100%' viewBox='0 0 300 200'>".utf8), 300,
      200
    ),
    ("svg in fractions", Array("<svg width='299.6' height='0.2'>".utf8), 300, 1),
  ]

  @Test(arguments: pictures.indices) func readsEachFormat(index: Int) throws {
    let picture = Self.pictures[index]
    let read = ImageSize(picture.head.span)
    let size = try #require(read, "\(picture.name)")
    #expect(size.width == picture.width && size.height == picture.height, "\(picture.name)")
  }

  @Test(arguments: pictures.indices) func readsNothingFromAHeadThatEndsEarly(index: Int) {
    let head = Self.pictures[index].head
    for count in 0..<head.count {
      // Whatever is left, it must not be read beyond; a size can only be the whole one's.
      let size = ImageSize(Array(head[..<count]).span)
      let whole = ImageSize(head.span)
      #expect(size == nil || size == whole)
    }
  }

  @Test(arguments: [
    png + [0, 0, 0, 0, 0, 0, 0, 0], png + [0, 0, 0, 1, 0, 0, 0, 0],
    png + [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 1], png + [0, 1, 0, 0, 0, 0, 0, 1],
    Array("GIF89a".utf8) + [0, 0, 0, 0], jpeg(), [0xFF, 0xD8, 0xFF, 0xE1, 0, 0, 0xFF, 0xC0],
    [0xFF, 0xD8, 0xFF, 0xD9] + frame(), [0xFF, 0xD8, 0, 0] + frame(),
    webp("VP8 ", [0, 0, 0, 0, 0, 0, 44, 1, 200, 0]), webp("VP9 ", [1, 2, 3, 4]),
    Array("<svg>".utf8), Array("<svg width='1e999' height='2'>".utf8),
    Array("<svg width='nan' height='inf'>".utf8), Array("<svg width='-3' height='4'>".utf8),
    Array("<svg viewBox='0 0 0 0'>".utf8), Array("<svg viewBox='1 2 3'>".utf8),
    Array("<html><svg width='1' height='1'>".utf8), Array("x <svg width='1' height='1'>".utf8), [],
  ])
  func readsNothingFromHostileHeads(head: [UInt8]) {
    let size = ImageSize(head.span)
    #expect(size == nil)
  }

  @Test func readsLongHeadsInOneGo() {
    let fill = [0xFF, 0xD8] + [UInt8](repeating: 0xFF, count: 1 << 20)
    let comments = Array(String(repeating: "<!--", count: 1 << 18).utf8)
    let short = Self.jpeg((0..<1000).flatMap { _ in Self.segment(0xE0, []) }, Self.frame())
    let sizes = [ImageSize(fill.span), ImageSize(comments.span), ImageSize(short.span)]
    #expect(sizes.map { $0?.width } == [nil, nil, 300])
  }
}
