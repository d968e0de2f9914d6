import Foundation
import Testing

@testable import Diglot

/// The theme's colours for code, read from its style sheet.
struct CodeColourTests {
  private let css: String

  init() throws {
    var root = URL(filePath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    css = try String(
      contentsOf: root.appending(path: "templates/assets/diglot.css"),
      encoding: .utf8
    )
  }

  /// Returns the values of a custom property in the order of the style sheet: by day, by night.
  private func colours(_ name: String) -> [String] {
    css.components(separatedBy: "--\(name): #").dropFirst().prefix(2).map {
      String($0.prefix { $0.isHexDigit })
    }
  }

  /// Returns the relative luminance of WCAG 2.
  private func luminance(_ colour: String) -> Double {
    let digits = colour.count == 3 ? colour.map { "\($0)\($0)" }.joined() : colour
    let value = Int(digits, radix: 16) ?? 0
    let parts = [value >> 16, value >> 8 & 255, value & 255].map { part in
      let light = Double(part) / 255
      return light <= 0.04045 ? light / 12.92 : pow((light + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  @Test(arguments: ["hl-k", "hl-s", "hl-n", "hl-v", "hl-a", "hl-m", "accent", "soft"])
  func canBeReadOnTheGroundOfCode(name: String) {
    let pairs = zip(colours(name), colours("tint")).map { (luminance($0), luminance($1)) }
    #expect(pairs.count == 2)
    for (text, ground) in pairs {
      #expect((max(text, ground) + 0.05) / (min(text, ground) + 0.05) >= 4.5)
    }
  }

  @Test func everyClassHasAColour() {
    for kind in [
      TokenKind.keyword, .string, .comment, .number, .builtin, .variable, .attribute, .prompt,
      .meta,
    ] {
      let tag = "\(kind.openingTag)"
      let name = tag.components(separatedBy: "\"")[1]
      #expect(css.contains("\n.\(name) {"), "\(tag)")
    }
  }
}
