import Testing

@testable import Diglot

/// PowerShell, shells and consoles; the tokens are written by hand from the languages' grammars.
struct CommandLexerTests {
  @Test(arguments: [
    ("Get-Item -Path $x", ["b Get-Item", "a -Path", "v $x"]),
    ("IF ($a -eq 10MB) { }", ["k IF", "v $a", "a -eq", "n 10MB"]),
    ("'it''s' \"a`\"b\"", ["s 'it''s'", "s \"a`\"b\""]),
    (
      "\"$env:HOME and $(Get-Date) ${a b}\"",
      [
        "s \"", "v $env:HOME", "s  and ", "b Get-Date", "s  ", "v ${a b}", "s \"",
      ]
    ),
    ("\"$(\"in $x\")!\"", ["s \"", "s \"in ", "v $x", "s \"", "s !\""]),
    ("@\"\nsay \"hi\"\n\"@ # c", ["s @\"", "s say \"hi\"", "s \"@", "c # c"]),
    ("@'\n$no\n'@", ["s @'", "s $no", "s '@"]),
    ("<# a\nb #>", ["c <# a", "c b #>"]),
    ("[string]$a[0] [System.IO.Path]::X", ["b string", "v $a", "n 0", "b System.IO.Path"]),
    ("f @Params; @{ a = 1 }; @(2)", ["v @Params", "n 1", "n 2"]),
    ("PS C:\\Work> dir\n  PS> cd x", ["p PS C:\\Work>", "b dir", "p PS>", "b cd"]),
    ("x 00000000-0000-0000-0000-000000000000", []),
    ("$a.for.Length", ["v $a"]),
  ])
  func readsPowerShell(code: String, tokens: [String]) {
    #expect(HighlightedCode(code, .powershell).tokens == tokens)
  }

  @Test(arguments: [
    ("az vm create --name x -n 2", ["b az", "a --name", "a -n", "n 2"]),
    ("if true; then ls; fi # c", ["k if", "b true", "k then", "b ls", "k fi", "c # c"]),
    ("a=1 b='x y'\necho a#b", ["v a", "v b", "s 'x y'", "b echo"]),
    (
      "echo \"$A ${B:-c} $(date +%s) d\"",
      [
        "b echo", "s \"", "v $A", "s  ", "v ${B:-c}", "s  ", "b date", "s  d\"",
      ]
    ),
    ("for f in a b; do x; done", ["k for", "k in", "k do", "b x", "k done"]),
    ("case $x in a) ls;; esac", ["k case", "v $x", "k in", "b ls", "k esac"]),
    (
      "cat <<EOF | sort\nfor $x\nEOF\nls",
      ["b cat", "m EOF", "b sort", "s for $x", "m EOF", "b ls"]
    ),
    ("echo 'a\nb' 2>&1", ["b echo", "s 'a", "s b'", "n 2", "n 1"]),
    ("curl \\\n  --url https://a.example/#x", ["b curl", "a --url"]),
    ("x $'a\\'b' \\\"y", ["b x", "s $'a\\'b'"]),
  ])
  func readsShells(code: String, tokens: [String]) {
    #expect(HighlightedCode(code, .shell).tokens == tokens)
  }

  @Test(arguments: [
    ("$ ls -a\nfor a file\n$ cd", ["p $ ", "b ls", "a -a", "p $ ", "b cd"]),
    ("C:\\Work> dir x\nif", ["p C:\\Work> ", "b dir"]),
    ("me@host:~/a$ ls\nout", ["p me@host:~/a$ ", "b ls"]),
    ("$ az x \\\n  --y z\nout -x", ["p $ ", "b az", "a --y"]),
    ("curl --x 'y'", ["b curl", "a --x", "s 'y'"]),
  ])
  func readsConsoles(code: String, tokens: [String]) {
    #expect(HighlightedCode(code, .console).tokens == tokens)
  }
}
