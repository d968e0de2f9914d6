import Testing

@testable import Diglot

struct RelativePathTests {
  @Test(arguments: [
    ("a/./b/../c.md", "a/c.md"), ("./x", "x"), ("a//b", "a/b"), ("", ""),
  ])
  func normalises(path: String, expected: String) {
    #expect(RelativePath(path)?.string == expected)
  }

  @Test func refusesToLeaveItsFolder() {
    #expect(RelativePath("a/../../x") == nil)
  }
}
