import Testing

@testable import Diglot

struct RouteTests {
  @Test(arguments: [
    ("ko/a/b/", "ko/a/c/", "../c/"), ("ko/a/b/", "en/a/b/", "../../../en/a/b/"),
    ("ko/a/", "ko/a/", "./"), ("ko/a/b/", "ko/a/", "../"), ("", "ko/", "ko/"),
    ("ko/ab/", "ko/abc/", "../abc/"), ("ko/", "ko/그림.png", "%EA%B7%B8%EB%A6%BC.png"),
    ("ko/a/", "ko/a b/", "../a%20b/"), ("ko/a/", "ko/a:b/", "../a%3Ab/"),
  ])
  func leadsFromPageToPage(from: String, to: String, url: String) {
    #expect(Route(path: from).relativeURL(to: to) == url)
  }

  @Test func leadsToTheRoot() {
    #expect(Route(path: "ko/a/b/").relativeRoot == "../../../")
    #expect(Route(path: "").relativeRoot == "./")
  }

  @Test(arguments: [
    ("index.md", ""), ("Guide/index.md", "guide/"), ("a/B.md", "a/b/"),
    ("my.notes.md", "my.notes/"),
  ])
  func takesTheSlugFromThePath(path: String, slug: String) {
    #expect(PageID(RelativePath(normal: path)).slug == slug)
  }
}
