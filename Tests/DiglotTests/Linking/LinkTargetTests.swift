import Testing

@testable import Diglot

struct LinkTargetTests {
  private func relative(_ path: String, _ query: String = "", _ fragment: String = "") -> LinkTarget
  {
    .relative(LinkTarget.Reference(path: path, query: query, fragment: fragment))
  }

  @Test(arguments: [
    "https://x.example", "http://x", "mailto:a@b.example", "tel:+1", "//host/x", "ms-settings:x",
    "HTTPS://X", "files:x", "\\\\server\\share",
  ])
  func leavesOtherPlacesAlone(destination: String) {
    #expect(LinkTarget(destination) == .external)
  }

  @Test(arguments: ["C:\\docs\\a.md", "c:/docs/a.md", "file:///etc/x", "FILE://host/x", " file:x"])
  func knowsTheDrivesOfTheAuthor(destination: String) {
    #expect(LinkTarget(destination) == .localPath)
  }

  @Test func tellsTheKindsApart() {
    #expect(LinkTarget("") == .empty)
    #expect(LinkTarget("  ") == .empty)
    #expect(LinkTarget("/a/b") == .siteAbsolute)
    #expect(LinkTarget("\\a") == .siteAbsolute)
    #expect(LinkTarget("#part") == .samePage(fragment: "part"))
    #expect(LinkTarget("?x=1") == .samePage(fragment: ""))
  }

  @Test func splitsPathQueryAndFragment() {
    #expect(LinkTarget("a.md") == relative("a.md"))
    #expect(LinkTarget("../a%20b.md?view=1#part") == relative("../a b.md", "view=1", "part"))
    #expect(LinkTarget("b.md#x?y") == relative("b.md", "", "x?y"))
    #expect(LinkTarget("b.md?#x") == relative("b.md", "", "x"))
    #expect(LinkTarget("..\\dir\\b.md") == relative("../dir/b.md"))
    #expect(LinkTarget(" a.png ") == relative("a.png"))
    #expect(LinkTarget("~/a.md") == relative("~/a.md"))
  }
}
