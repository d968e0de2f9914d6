import Foundation
import Testing

/// What holds the built-in theme together besides its looks.
struct BuiltInThemeTests {
  private static let root = URL(filePath: #filePath)
    .appending(path: "../../../..")
    .standardizedFileURL

  @Test func embedsEveryFileOfTheTemplatesFolderUnderItsName() throws {
    let names = try FileManager.default
      .subpathsOfDirectory(atPath: Self.root.appending(path: "templates").path)
      .filter { $0.contains(".") }
    let list = try text("Sources/CTemplates/templates.c")
    let embedded = list.matches(of: /#embed "\.\.\/\.\.\/templates\/([^"]+)"/).map { String($0.1) }
    let named = list.matches(of: /\{"([^"]+)",/).map { String($0.1) }
    #expect(embedded == named)
    #expect(Set(named) == Set(names))
  }

  @Test func saysEachStringInAllFiveLanguagesWithTheSamePlaceholders() throws {
    let languages = ["en", "ko", "zh-TW", "ja", "ru"]
    for entry in try text("templates/strings.yml").split(separator: /\n(?=\w+:\n)/).dropFirst() {
      let lines = entry.matches(of: /\n  ([\w-]+): "([^"]+)"/)
      #expect(lines.map { String($0.1) } == languages, "\(entry)")
      let placeholders = Set(lines.map { line in Set(line.2.matches(of: /\{\w+\}/).map(\.0)) })
      #expect(placeholders.count == 1, "\(entry)")
    }
  }

  @Test func namesOnlyStringsThatExist() throws {
    let keys = Set(try text("templates/strings.yml").matches(of: /\n(\w+):\n/).map(\.1))
    let templates =
      ["page", "404", "languages", "header", "footer", "languages-list"]
      + ["head", "table-of-contents", "redirect"]
      + ["sidebar", "breadcrumb", "previous-next", "contents", "staleness", "translation"]
      + ["status", "working-page", "working-difference", "working-list"]
    for template in templates {
      let asked = try text("templates/\(template).mustache").matches(of: /\{\{text\.(\w+)\}\}/)
      #expect(Set(asked.map(\.1)).isSubset(of: keys), "\(template)")
    }
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
  }
}
