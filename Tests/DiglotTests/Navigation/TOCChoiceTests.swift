import Testing

@testable import Diglot

/// Which table of contents is a page's: format.md §4.3, with made-up folders.
struct TOCChoiceTests {
  /// A table of contents that lists `pages`, by index, those in `folders` through their folder.
  private func tree(
    _ path: String,
    _ pages: [Int] = [],
    folders: [Int] = [],
    includes: [String] = []
  ) -> TOCTree {
    let nodes = (pages + folders).enumerated().map { index, page in
      TOCNode(
        depth: 0,
        label: .text("x", language: nil),
        target: .page(TOCTarget.Page(page: page, servingLocale: 0, url: "x/", isWhole: true)),
        prefix: nil,
        words: "",
        isExpanded: false,
        isFolderLink: index >= pages.count,
        end: index + 1
      )
    }
    return TOCTree(path: RelativePath(normal: path), nodes: nodes, included: Set(includes))
  }

  private func choice(of id: String, _ trees: TOCTree...) -> String? {
    TOCChoice(trees).tree(of: 7, RelativePath(normal: id + ".md")).map { trees[$0].path.string }
  }

  @Test func takesTheOneThatListsThePage() {
    #expect(choice(of: "a/p", tree("toc.yml", [7]), tree("a/toc.yml", [1])) == "toc.yml")
    #expect(choice(of: "a/p", tree("toc.yml", [1]), tree("b/c/toc.yml", [7])) == "b/c/toc.yml")
  }

  @Test func takesTheOneThatIsNotFurtherDown() {
    #expect(choice(of: "a/p", tree("a/b/toc.yml", [7]), tree("toc.yml", [7])) == "toc.yml")
    #expect(choice(of: "a/p", tree("a/b/c/toc.yml", [7]), tree("x/toc.yml", [7])) == "x/toc.yml")
  }

  @Test func takesTheOneThatIsTheFewestFoldersUp() {
    #expect(choice(of: "a/b/p", tree("toc.yml", [7]), tree("a/toc.yml", [7])) == "a/toc.yml")
    #expect(choice(of: "a/b/p", tree("a/toc.yml", [7]), tree("a/b/toc.yml", [7])) == "a/b/toc.yml")
  }

  @Test func takesTheFirstPathWhereBothAreAsFar() {
    #expect(choice(of: "p", tree("y/toc.yml", [7]), tree("x/toc.yml", [7])) == "x/toc.yml")
    #expect(choice(of: "p", tree("TOC.yml", [7]), tree("toc.md", [7])) == "toc.md")
  }

  @Test func takesTheNearestAboveWhereNoneListsThePage() {
    let (top, a, other) = (tree("toc.yml"), tree("a/toc.yml"), tree("b/toc.yml"))
    #expect(choice(of: "a/b/p", top, a, other) == "a/toc.yml")
    #expect(choice(of: "p", top, a, other) == "toc.yml")
    #expect(choice(of: "c/p", top, a, other) == "toc.yml")
    #expect(choice(of: "c/p", a, other) == nil)
    #expect(choice(of: "p", a) == nil)
  }

  @Test func leavesOutWhatAnotherIncludes() {
    let outer = tree("toc.yml", [7], includes: ["a/toc.yml"])
    #expect(choice(of: "a/p", outer, tree("a/TOC.yml", [7])) == "toc.yml")
    #expect(
      choice(of: "a/p", tree("toc.yml", includes: ["a/toc.yml"]), tree("a/TOC.yml", [7]))
        == "toc.yml"
    )
  }

  @Test func doesNotCountALinkThroughAFolder() {
    let trees = [tree("toc.yml", folders: [7]), tree("b/a/toc.yml", [7])]
    #expect(TOCChoice(trees).tree(of: 7, RelativePath(normal: "p.md")) == 1)
    #expect(!TOCChoice([trees[0]]).isListed(7))
    #expect(TOCChoice(trees).isListed(7))
  }
}
