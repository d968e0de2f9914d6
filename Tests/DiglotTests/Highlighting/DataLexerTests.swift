import Testing

@testable import Diglot

/// JSON, YAML, XML and HTTP; the tokens are written by hand from the languages' grammars.
struct DataLexerTests {
  @Test(arguments: [
    (
      "{\"a\" : \"b\", \"c\": [1, -2.5e+3, true, null]}",
      [
        "a \"a\"", "s \"b\"", "a \"c\"", "n 1", "n -2.5e+3", "k true", "k null",
      ]
    ),
    ("{\"a\\\"\": {Token}} // c", ["a \"a\\\"\"", "c // c"]),
    ("/* a */ \"open\n1", ["c /* a */", "s \"open", "n 1"]),
    ("\"a\n\": 1", ["s \"a", "s \": 1"]),
  ])
  func readsJSON(code: String, tokens: [String]) {
    #expect(HighlightedCode(code, .json).tokens == tokens)
  }

  @Test(arguments: [
    ("a: 1 # c\nb-c: x#y", ["a a", "n 1", "c # c", "a b-c"]),
    ("- a: 'it''s'\n  \"b\": \"x\"", ["a a", "s 'it''s'", "a \"b\"", "s \"x\""]),
    ("on: [push, 'x', {a: true}]", ["a on", "s 'x'", "a a", "k true"]),
    ("url: http://a.example:80/", ["a url"]),
    ("- run: |\n    a: b\n\n    c\n  d: e", ["a run", "s     a: b", "s     c", "a d"]),
    ("a: >-  # c\n b\nc: 2021-03-01", ["a a", "c # c", "s  b", "a c"]),
    ("--- !t\na: &x ~\nb: *x\n...", ["m ---", "b !t", "a a", "v &x", "a b", "v *x", "m ..."]),
    ("- -5\n- No\n- no way", ["n -5", "k No"]),
  ])
  func readsYAML(code: String, tokens: [String]) {
    #expect(HighlightedCode(code, .yaml).tokens == tokens)
  }

  @Test(arguments: [
    ("<a b=\"c\" d='e' f=g h/>", ["b a", "a b", "s \"c\"", "a d", "s 'e'", "a f", "s g", "a h"]),
    ("<x:Name.Part>&amp; & b</x:Name.Part>", ["b x:Name.Part", "v &amp;", "b x:Name.Part"]),
    ("<!-- <a> -->a<!DOCTYPE html><?x ?>", ["c <!-- <a> -->", "m <!DOCTYPE html><?x ?>"]),
    (
      "<script>if (a < 1) f('</b>')</SCRIPT>",
      [
        "b script", "k if", "n 1", "s '</b>'", "b SCRIPT",
      ]
    ),
    ("<style>a{} /* <b> */</style><b>", ["b style", "b style", "b b"]),
    ("<script/>if<b>", ["b script", "b b"]),
    ("a < b <c", ["b c"]),
  ])
  func readsMarkup(code: String, tokens: [String]) {
    #expect(HighlightedCode(code, .xml).tokens == tokens)
  }

  @Test(arguments: [
    (
      "GET https://a.example/{id}?x=1 HTTP/1.1\nAccept: */*\n",
      [
        "k GET", "v {id}", "m HTTP/1.1", "a Accept",
      ]
    ),
    (
      "HTTP/1.1 200 OK\nA-B: c: d\n\n{\"x\": 1}",
      ["m HTTP/1.1", "n 200", "a A-B", "a \"x\"", "n 1"]
    ),
    (
      "PUT /a\n\n<b c=\"d\"/>\n\nHTTP/2 204",
      ["k PUT", "b b", "a c", "s \"d\"", "m HTTP/2", "n 204"]
    ),
    ("### one\nPOST /a\n{}\n### two\nGET /b", ["c ### one", "k POST", "c ### two", "k GET"]),
    ("https://a.example/{a}{b", ["v {a}{b"]),
  ])
  func readsHTTP(code: String, tokens: [String]) {
    #expect(HighlightedCode(code, .http).tokens == tokens)
  }
}
