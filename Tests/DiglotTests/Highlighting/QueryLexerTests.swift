import Testing

@testable import Diglot

/// SQL and Kusto; the tokens are written by hand from the languages' grammars.
struct QueryLexerTests {
  @Test(arguments: [
    ("SELECT a.[from], b FROM t", ["k SELECT", "k FROM"]),
    (
      "select count(*) -- c\nwhere x = 'it''s'",
      ["k select", "b count", "c -- c", "k where", "s 'it''s'"]
    ),
    ("DECLARE @a NVARCHAR(10) = N'x'", ["k DECLARE", "v @a", "b NVARCHAR", "n 10", "s N'x'"]),
    ("/* a\nb */ @@ROWCOUNT > 1.5e3", ["c /* a", "c b */", "v @@ROWCOUNT", "n 1.5e3"]),
    ("t.select `order` fromage", []),
  ])
  func readsSQL(code: String, tokens: [String]) {
    #expect(HighlightedCode(code, .sql).tokens == tokens)
  }

  @Test(arguments: [
    ("T | where A == 'x' // c", ["k where", "s 'x'", "c // c"]),
    ("| project-away a-b", ["k project-away"]),
    ("| summarize sum(X) by bin(T, 1h)", ["k summarize", "b sum", "k by", "b bin", "n 1h"]),
    ("let p = @\"C:\\a\"\"b\"; \"x\\\"y\"", ["k let", "s @\"C:\\a\"\"b\"", "s \"x\\\"y\""]),
    (".show tables\n```a\nb```", ["m .show", "s ```a", "s b```"]),
    ("T.where", []),
  ])
  func readsKusto(code: String, tokens: [String]) {
    #expect(HighlightedCode(code, .kusto).tokens == tokens)
  }
}
