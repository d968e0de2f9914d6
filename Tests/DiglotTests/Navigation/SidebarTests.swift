import Foundation
import Testing

@testable import Diglot

/// The lists that pages have: whole ones, and branches of long ones.
struct SidebarTests {
  private static let files = [
    "en/index.md": "# I", "en/a.md": "# A", "en/g.md": "# G", "en/s/t/c.md": "# C",
    "en/s/d.md": "# D", "en/other.md": "# O",
    "en/toc.yml": """
    - {name: Start, href: index.md}
    - name: Group
      items:
      - {name: A, href: a.md, displayName: 'x, "y"'}
      - name: Inner <1>
        items:
        - {name: C, href: s/t/c.md}
    - name: G
      href: g.md
      items:
      - {name: D, href: s/d.md}
    - name: Open
      expanded: true
      items:
      - {name: Again, href: a.md}
      - {name: Web, href: "https://example.com/?a&b"}
    - {name: Nowhere, href: nowhere.md}
    """,
  ]

  @Test func opensTheBranchOfThePage() throws {
    let html = try NavigationFixture(Self.files).sidebar("s/t/c")
    #expect(
      html == """
        <li><a href="../../../">Start</a></li>
        <li><details open><summary>Group</summary><ul>
        <li><a href="../../../a/" data-words="x, &quot;y&quot;">A</a></li>
        <li><details open><summary>Inner &lt;1&gt;</summary><ul>
        <li><a href="../../../s/t/c/" aria-current="page">C</a></li>
        </ul></details></li>
        </ul></details></li>
        <li class="both"><a href="../../../g/">G</a><details><summary aria-label="G"></summary><ul>
        <li><a href="../../../s/d/">D</a></li>
        </ul></details></li>
        <li><details open><summary>Open</summary><ul>
        <li><a href="../../../a/">Again</a></li>
        <li><a href="https://example.com/?a&amp;b">Web</a></li>
        </ul></details></li>
        <li><span>Nowhere</span></li>

        """
    )
  }

  @Test func marksTheFirstEntryOfAPage() throws {
    let html = try NavigationFixture(Self.files).sidebar("a")
    #expect(html.components(separatedBy: "aria-current=\"page\"").count == 2)
    #expect(html.contains("<a href=\"../a/\" aria-current=\"page\" data-words"))
  }

  @Test func opensAGroupThatIsAPage() throws {
    let html = try NavigationFixture(Self.files).sidebar("g")
    #expect(
      html.contains(
        "<a href=\"../g/\" aria-current=\"page\">G</a><details open><summary aria-label=\"G\">"
      )
    )
    #expect(html.contains("<details><summary>Group"))
  }

  @Test func marksNothingForAPageThatItDoesNotList() throws {
    let html = try NavigationFixture(Self.files).sidebar("other")
    #expect(!html.contains("aria-current"))
    #expect(html.components(separatedBy: "<details open").count == 2)
  }

  @Test func holdsTheBranchOfALongListAlone() throws {
    let fixture = try NavigationFixture(Self.files, wholeLimit: 3)
    #expect(
      fixture.sidebar("s/t/c") == """
        <li><a href="../../../">Start</a></li>
        <li><details open><summary>Group</summary><ul>
        <li><a href="../../../a/" data-words="x, &quot;y&quot;">A</a></li>
        <li><details open><summary>Inner &lt;1&gt;</summary><ul>
        <li><a href="../../../s/t/c/" aria-current="page">C</a></li>
        </ul></details></li>
        </ul></details></li>
        <li class="both"><a href="../../../g/">G</a><a class="folded" href="../../../contents.html#n5" \
        aria-label="G"></a></li>
        <li><a class="folded" href="../../../contents.html#n7">Open</a></li>
        <li><span>Nowhere</span></li>

        """
    )
    #expect(fixture.page("s/t/c", 0)?.allContents == "../../../contents.html")
    #expect(try NavigationFixture(Self.files).page("s/t/c", 0)?.allContents == nil)
  }

  @Test func foldsEverythingForAPageThatALongListDoesNotHave() throws {
    let html = try NavigationFixture(Self.files, wholeLimit: 3).sidebar("other")
    #expect(!html.contains("<details"))
    #expect(html.components(separatedBy: "\n").count == 6)
  }

  @Test func listsAllContentsOpen() throws {
    let fixture = try NavigationFixture(Self.files, wholeLimit: 3)
    let contents = try #require(fixture.navigation.contents(0).first)
    let html = String(decoding: contents.html, as: UTF8.self)
    #expect(contents.path.string == "contents.html")
    #expect(html.contains("<li><details open id=\"n1\"><summary>Group"))
    #expect(html.contains("<a href=\"g/\">G</a><details open id=\"n5\"><summary"))
    #expect(html.contains("<li><details id=\"n7\" open><summary>Open"))
    #expect(html.components(separatedBy: " open").count == 5)
    #expect(html.components(separatedBy: "<li").count == 12)
    #expect(try NavigationFixture(Self.files).navigation.contents(0).isEmpty)
  }

  @Test func findsAFreeNameForTheListOfAllContents() throws {
    var files = Self.files
    files["en/contents.html"] = "mine"
    files["en/contents-2.html.md"] = "# Mine"
    let fixture = try NavigationFixture(files, wholeLimit: 3)
    #expect(fixture.navigation.contents(0).map(\.path.string) == ["contents-3.html"])
  }

  @Test func givesTwoTablesOfOneFolderAListEach() throws {
    var files = Self.files
    files["en/TOC.md"] = "# [O](other.md)\n# B\n# C\n# D\n"
    let fixture = try NavigationFixture(files, wholeLimit: 3)
    let paths = fixture.navigation.contents(0).map(\.path.string).sorted()
    #expect(paths == ["contents-2.html", "contents.html"])
    #expect(fixture.sidebar("other").contains("<a href=\"../other/\" aria-current=\"page\">O</a>"))
  }

  @Test func holdsAllTheContentsOfEveryPageInItsBranch() throws {
    let fixture = try NavigationFixture(Self.files, wholeLimit: 3)
    for page in ["index", "a", "g", "s/d", "s/t/c", "other"] {
      let html = fixture.sidebar(page)
      for tag in ["li", "details", "ul", "a", "summary"] {
        let opened = html.matches(of: try Regex("<\(tag)[ >]")).count
        #expect(opened == html.components(separatedBy: "</\(tag)>").count - 1, "\(tag) of \(page)")
      }
    }
  }

  @Test func leadsToThePagesBeforeAndBehind() throws {
    let fixture = try NavigationFixture(Self.files)
    func around(_ page: String) -> [String?] {
      let page = fixture.page(page, 0)
      return [page?.previous, page?.next].map {
        $0.map { fixture.name($0.label) + " " + ($0.href ?? "") }
      }
    }
    #expect(around("index") == [nil, "A a/"])
    #expect(around("a") == ["Start ../", "C ../s/t/c/"])
    #expect(around("s/t/c") == ["A ../../../a/", "G ../../../g/"])
    #expect(around("g") == ["C ../s/t/c/", "D ../s/d/"])
    #expect(around("s/d") == ["G ../../g/", nil])
    #expect(around("other") == [nil, nil])
  }
}
