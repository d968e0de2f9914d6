import Foundation
import Testing

@testable import Diglot

/// The official cases; `~lambdas` is left out, since our data holds no code.
@Suite(.enabled(if: MustacheSpecification.exists, "the specification is not beside the repository"))
struct MustacheSpecificationTests {
  @Test(arguments: [
    ("comments", 12), ("delimiters", 14), ("interpolation", 42), ("inverted", 22),
    ("partials", 12), ("sections", 34), ("~dynamic-names", 21), ("~inheritance", 27),
  ])
  func rendersTheOfficialCases(file: String, count: Int) throws {
    let cases = try MustacheSpecification.cases(file)
    #expect(cases.count >= count)
    for example in cases {
      #expect(try example.render() == example.expected, "\(example.name): \(example.template)")
    }
  }

  @Test func leavesOutOnlyLambdas() throws {
    #expect(
      try MustacheSpecification.files() == [
        "comments", "delimiters", "interpolation", "inverted", "partials", "sections",
        "~dynamic-names", "~inheritance", "~lambdas",
      ]
    )
  }
}

/// Where the official cases are, when somebody put them beside the repository.
enum MustacheSpecification {
  struct File: Decodable { let tests: [Case] }

  struct Case: Decodable {
    let name: String
    let data: JSONValue
    let template: String
    let partials: [String: String]?
    let expected: String

    func render() throws -> String {
      try TemplateFixture.render(template, data.templateValue, partials: partials ?? [:])
    }
  }

  static let folder: URL = {
    var url = URL(filePath: #filePath)
    for _ in 0..<4 { url.deleteLastPathComponent() }
    return url.deletingLastPathComponent().appending(path: "shared/mustache-spec/specs")
  }()

  static var exists: Bool { FileManager.default.fileExists(atPath: folder.path()) }

  static func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path())
      .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }

  static func cases(_ file: String) throws -> [Case] {
    let data = try Data(contentsOf: folder.appending(path: file + ".json"))
    return try JSONDecoder().decode(File.self, from: data).tests
  }
}
