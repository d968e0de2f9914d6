import Testing

@testable import Diglot

/// C#, Python, JavaScript and Swift; the tokens are written by hand from the languages' grammars.
struct ProgramLexerTests {
  @Test(arguments: [
    ("public class A : B { }", ["k public", "k class", "b A"]),
    ("var x = new List<int>();", ["k var", "k new", "b List", "k int"]),
    ("#region x\nf('\\'', 1_000L); // c", ["m #region x", "s '\\''", "n 1_000L", "c // c"]),
    ("@\"a\\\"\"b\" + \"c\\\"\"", ["s @\"a\\\"\"b\"", "s \"c\\\"\""]),
    ("$\"a {b.F(\"c\")} {{d}}\"", ["s $\"a ", "s \"c\"", "s  {{d}}\""]),
    ("$@\"a\n{b}\"", ["s $@\"a", "s \""]),
    ("\"\"\"a \"b\" \"\"\" + 1", ["s \"\"\"a \"b\" \"\"\"", "n 1"]),
    ("$$\"\"\"{a} {{1}}\"\"\"", ["s $$\"\"\"{a} ", "n 1", "s }\"\"\""]),
    ("$\"{a\n} \"b\"", ["s $\"", "s \"b\""]),
    ("x.get @class /* a\nb */", ["c /* a", "c b */"]),
    ("[JsonProperty(\"a\")]\nint? a;", ["s \"a\"", "k int"]),
  ])
  func readsCSharp(code: String, tokens: [String]) {
    #expect(HighlightedCode(code, .csharp).tokens == tokens)
  }

  @Test(arguments: [
    ("def f(self): # c\n  return None", ["k def", "v self", "c # c", "k return", "k None"]),
    ("@a.b\nx = m @ n", ["m @a.b"]),
    ("'''a\n'b''' + r'\\'' + Rb\"c\"", ["s '''a", "s 'b'''", "s r'\\''", "s Rb\"c\""]),
    ("f\"a {x['b']!r} {{c}}\"", ["s f\"a ", "s 'b'", "s  {{c}}\""]),
    ("f'''{\nx}\n'''", ["s f'''", "s '''"]),
    (">>> len(x)\n... 0x1F", ["p >>> ", "b len", "p ... ", "n 0x1F"]),
    ("x.print 'open\nprint", ["s 'open", "b print"]),
    ("fr = bin1 + f", []),
  ])
  func readsPython(code: String, tokens: [String]) {
    #expect(HighlightedCode(code, .python).tokens == tokens)
  }

  @Test(arguments: [
    ("const a = 'b' // c", ["k const", "s 'b'", "c // c"]),
    ("`a ${b ? `c${1}` : {d: 2}.d} e`", ["s `a ", "s `c", "n 1", "s `", "n 2", "s  e`"]),
    ("a / b / 2; x = /[/\"]\\/'/gi.test(y)", ["n 2", "s /[/\"]\\/'/gi"]),
    ("return /a/; f(1) / 2 / 3", ["k return", "s /a/", "n 1", "n 2", "n 3"]),
    ("(/[;\n/x/)", ["s /x/"]),
    ("/* a\nb */ JSON.delete", ["c /* a", "c b */", "b JSON"]),
    ("let a: string = <T>b!; @Input() c", ["k let", "b string", "m @Input"]),
    ("[...new Set()]", ["k new", "b Set"]),
  ])
  func readsJavaScript(code: String, tokens: [String]) {
    #expect(HighlightedCode(code, .javascript).tokens == tokens)
  }

  @Test(arguments: [
    ("let a: Int = 0x1F // c", ["k let", "b Int", "n 0x1F", "c // c"]),
    ("/* a /* b */ c */ func f() {}", ["c /* a /* b */ c */", "k func"]),
    ("\"a \\(f(\"b\", (1))) c\"", ["s \"a ", "s \"b\"", "n 1", "s  c\""]),
    ("#\"a\\(b) \\#(1) \"c\"#", ["s #\"a\\(b) ", "n 1", "s  \"c\"#"]),
    ("\"\"\"\n\"a\" \\\"\"\" b\n\"\"\"", ["s \"\"\"", "s \"a\" \\\"\"\" b", "s \"\"\""]),
    ("@Test #if os(Linux)\n`class` .default", ["m @Test", "m #if", "b Linux"]),
    ("1...5 Self nil", ["n 1", "n 5", "k Self", "k nil"]),
  ])
  func readsSwift(code: String, tokens: [String]) {
    #expect(HighlightedCode(code, .swift).tokens == tokens)
  }
}
