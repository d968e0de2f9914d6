import Testing

@testable import Diglot

@Suite(.timeLimit(.minutes(1)))
struct GlobTests {
  @Test(arguments: [
    ("**/*.md", "a.md", true), ("**/*.md", "x/a.MD", true), ("**.md", "x/y/a.md", true),
    ("**.md", "a.md", true), ("x/**.md", "x/y/a.md", true), ("x/**.md", "y/a.md", false),
    ("docs/**", "docs/a/b.md", true), ("docs/**", "docsx/a.md", false), ("docs/**", "docs", false),
    ("docs/**/*", "docs/a/b.md", true), ("*.png", "a/b.png", false), ("*.png", "b.PNG", true),
    ("**/obj/**", "obj/x.md", true), ("**/obj/**", "a/obj/b/x.md", true),
    ("**/obj/**", "a/objx/x.md", false), ("**", ".github/x.md", false),
    (".github/**", ".github/x.md", false), ("a/**", "a/.b/c", false), ("***/f", "a/b/f", true),
    ("***/f", "f", true), ("a/**/b", "a/b", true), ("a/**/b", "a/x/y/b", true),
    ("a/**/b/**/c", "a/b/x/b/c", true), ("?.md", "가.md", true), ("?.md", "ab.md", false),
    ("[ab].md", "B.md", true), ("[!ab].md", "c.md", true), ("[^ab].md", "a.md", false),
    ("[a-c]x", "bx", true), ("[a-c]x", "dx", false), ("[a-]x", "-x", true), ("[a]]", "a]", true),
    ("*.{md,yml}", "a.yml", true), ("*.{md,yml}", "a.txt", false), ("{a,b/c}/d", "b/c/d", true),
    ("{a,{b,c}d}.x", "cd.x", true), ("{a,{b,c}d}.x", "c.x", false), ("a{,b}", "a", true),
    ("a,b", "a,b", true), ("[{]", "{", true), ("a\\b", "a/b", true), ("/a/./b", "a/b", true),
    ("A/B", "a/b", true), ("ÄÖ*", "äöx", true), ("a*b*c", "axxbxxc", true),
    ("a*b*c", "axxbxx", false),
    ("a**b", "axxb", true), ("a**b", "ax/xb", false), ("*", "a", true), ("*", "a/b", false),
    ("README*", "readme.md", true), ("*a", "aab", false), ("*ab", "aaab", true), ("İ", "İ", true),
  ])
  func matches(pattern: String, path: String, expected: Bool) throws {
    #expect(try Glob(pattern).matches(path) == expected)
    #expect(GlobSet([try Glob("zzz"), try Glob(pattern)]).matches(path) == expected)
  }

  @Test(
    arguments: [
      ("", .empty, 0), ("/", .empty, 0), ("ab[c", .unclosedClass, 2), ("[]", .emptyClass, 0),
      ("가[!]", .emptyClass, 1), ("a[z-b]", .reversedRange, 2), ("[a/b]", .slashInClass, 2),
      ("a{b", .unclosedBrace, 1), ("a}", .strayBrace, 1), ("{a,b}c}", .strayBrace, 6),
      ("{a,[}", .unclosedClass, 3),
      (String(repeating: "{a,b}", count: 9), .tooManyAlternatives, 40),
      (String(repeating: "a", count: 1_001), .tooLong, 1_000),
    ] as [(String, GlobError.Problem, Int)]
  )
  func refuses(pattern: String, problem: GlobError.Problem, offset: Int) {
    let error = #expect(throws: GlobError.self) { try Glob(pattern) }
    #expect(error?.problem == problem)
    #expect(error?.offset == offset || problem == .tooManyAlternatives)
    #expect(error?.message.isEmpty == false)
  }

  @Test func isBoundedOnHostilePatterns() throws {
    let folders = try Glob(String(repeating: "**/a/", count: 150) + "b")
    #expect(!folders.matches(String(repeating: "a/", count: 2_000) + "c"))
    let stars = try Glob(String(repeating: "*a", count: 300) + "b")
    #expect(!stars.matches(String(repeating: "a", count: 4_000)))
    #expect(throws: GlobError.self) { try Glob(String(repeating: "{", count: 900)) }
    #expect(throws: GlobError.self) { try Glob(String(repeating: "{,", count: 400)) }
  }
}
