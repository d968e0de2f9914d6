import Foundation
import Testing

@testable import Diglot
@testable import DiglotCommand

struct DiagnosticJSONTests {
  private struct Object: Decodable, Equatable {
    let code: String
    let severity: String
    let message: String
    let file: String?
    let line: Int?
    let column: Int?
    let locale: String?
  }

  private func decode(_ text: String) throws -> [Object] {
    try text.split(separator: "\n").map {
      try JSONDecoder().decode(Object.self, from: Data($0.utf8))
    }
  }

  @Test func writesAnObjectALine() throws {
    let location = Diagnostic.Location(file: "a.md", line: 3, column: 7, length: 2, excerpt: "x")
    let findings = [
      Diagnostic(.fileNotFound, "no '가'", at: location, locale: "ko"),
      Diagnostic(.configNotFound, "none"),
    ]
    let expected = """
      {"code":"file-not-found","severity":"warning","message":"no '가'","file":"a.md","line":3,"column":7,"locale":"ko"}
      {"code":"config-not-found","severity":"error","message":"none","file":null,"line":null,"column":null,"locale":null}

      """
    #expect(DiagnosticJSON.lines(findings) == expected)
  }

  @Test func isValidForEveryScalar() throws {
    // Every kind of content at once: all controls, marks of JSON, separators, both ends of planes.
    var text = String.UnicodeScalarView()
    let planes: [UInt32] = [0x2028, 0x2029, 0x202E, 0xD7FF, 0xE000, 0xFFFF, 0xE0001, 0x10FFFF]
    for value in Array(0...0x17F) + planes {
      if let scalar = Unicode.Scalar(UInt32(value)) { text.append(scalar) }
    }
    let location = Diagnostic.Location(
      file: String(text),
      line: 1,
      column: 1,
      length: 1,
      excerpt: ""
    )
    let finding = Diagnostic(.fileNotFound, String(text), at: location, locale: String(text))
    let lines = DiagnosticJSON.lines([finding])
    let object = try #require(try decode(lines).first)
    for value in [object.message, object.file, object.locale] {
      #expect(value?.unicodeScalars.elementsEqual(text) == true)
    }
    let controls = lines.dropLast().unicodeScalars.filter {
      $0.properties.generalCategory == .control || $0.properties.generalCategory == .format
    }
    #expect(controls.isEmpty)
  }
}
