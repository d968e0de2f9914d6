import Testing

struct HouseRulesTests {
  private typealias Source = HouseRules.Source

  private let site = Source("Site/Sitemap.swift", "struct Sitemap {}\n")

  @Test(arguments: [
    "let x: Sitemap? = nil", "func f(_ x: [Sitemap]) {}", "extension Sitemap {}",
    "let x = Diglot.Sitemap()", "let x = Diglot::Sitemap()", "let x = \"\\(Sitemap())\"",
    "let x = #\"\"\"\n a \\#(g(\"b\", Sitemap())) \"\"\"#",
  ])
  func findsATypeOfALaterRoom(text: String) {
    let sources = [site, Source("Support/A.swift", text)]
    #expect(HouseRules.climbs(in: sources).count == 1)
  }

  @Test(arguments: [
    "// Sitemap\n/* a /* Sitemap */ Sitemap */", "let x = \"Sitemap \\\" Sitemap\"",
    "let x = \"\"\"\n  Sitemap \" Sitemap\n  \"\"\"", "let x = #\"\\(Sitemap) \" Sitemap\"#",
    "let x = y.Sitemap", "enum A { struct Sitemap {}; let x: Sitemap }",
    "private struct Sitemap {}\nlet x: Sitemap", "func f<Sitemap>(_ x: Sitemap) {}",
    "struct A<B, Sitemap: C> { let x: Sitemap }",
  ])
  func takesNothingElseForAType(text: String) {
    let sources = [site, Source("Support/A.swift", text)]
    #expect(HouseRules.climbs(in: sources) == [])
  }

  @Test func letsALaterRoomNameAnEarlierOne() {
    let support = Source("Support/Path.swift", "struct Path {}")
    #expect(HouseRules.climbs(in: [support, Source("Site/B.swift", "let x: Path")]) == [])
    #expect(HouseRules.climbs(in: [site, Source("Compile.swift", "let x: Sitemap")]) == [])
  }

  @Test func keepsRoomsOnOneFloorApart() {
    let html = Source("HTML/Tag.swift", "enum Tag {}")
    let found = HouseRules.climbs(in: [html, Source("Markdown/B.swift", "\nlet x: Tag")])
    #expect(found == ["Markdown/B.swift:2: 'Tag' of HTML"])
  }

  @Test func findsTheTopOfTheLadderNamedBelow() {
    let top = Source("Compile.swift", "package struct BuildOptions {}")
    let found = HouseRules.climbs(in: [top, Source("Site/B.swift", "let x: BuildOptions")])
    #expect(found == ["Site/B.swift:1: 'BuildOptions' of Compile"])
  }

  @Test func findsRoomsOffTheLadder() {
    let paths = ["Support/A.swift", "Compile.swift", "Cellar/A.swift", "Site/Utils/A.swift"]
    let found = HouseRules.strangeRooms(in: paths.map { Source($0, "") })
    #expect(found == ["Cellar/A.swift", "Site/Utils/A.swift"])
  }

  @Test func findsLibrariesImportedElsewhere() {
    let text = "private import CCMarkGFM\nimport Glibc\nimport FoundationEssentials"
    let found = HouseRules.strangeImports(in: [
      Source("Markdown/A.swift", "import CCMarkGFM"), Source("HTML/B.swift", text),
    ])
    #expect(found == ["HTML/B.swift:1: CCMarkGFM", "HTML/B.swift:3: FoundationEssentials"])
  }

  @Test func findsLongFiles() {
    let line = "let x = 1\n"
    let sources = [400, 401].map { Source("A\($0).swift", String(repeating: line, count: $0)) }
    #expect(HouseRules.longFiles(in: sources) == ["A401.swift: 401 lines"])
  }

  @Test(arguments: ["func f()", "var x: Int", "init(_ a: () -> Int = { 1 })", "subscript(i: Int)"])
  func findsLongMembers(head: String) {
    func source(lines: Int) -> Source {
      let body = String(repeating: "    if true { g() }\n", count: lines - 2)
      return Source("A.swift", "struct A {\n  \(head) {\n\(body)  }\n}\n")
    }
    #expect(HouseRules.longMembers(in: [source(lines: 40)]) == [])
    let found = HouseRules.longMembers(in: [source(lines: 41)])
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("A.swift:2: ") == true)
    #expect(found.first?.hasSuffix("has 41 lines") == true)
  }

  @Test func takesNoTypeForALongMember() {
    let body = String(repeating: "  let x = 1\n", count: 60)
    #expect(HouseRules.longMembers(in: [Source("A.swift", "enum A {\n\(body)}\n")]) == [])
  }

  @Test(arguments: [
    "package struct A {}", "// no\npackage func f() {}",
    "enum A {\n  package static func f() {}\n}",
    "@discardableResult\npackage func f() {}", "/// no\n\npackage let x = 1",
  ])
  func findsWhatIsNotExplained(text: String) {
    #expect(HouseRules.undocumented(in: [Source("A.swift", text)]).count == 1)
  }

  @Test(arguments: [
    "/// Yes.\npackage struct A {}", "/// Yes.\n@discardableResult\npackage func f() {}",
    "enum A {\n  package var x: Int { 1 }\n  package static func < (a: A, b: A) -> Bool { true }\n}",
    "package import Glibc", "// package struct A {}", "struct A {}",
  ])
  func asksForNoMoreThanThat(text: String) {
    #expect(HouseRules.undocumented(in: [Source("A.swift", text)]) == [])
  }
}
