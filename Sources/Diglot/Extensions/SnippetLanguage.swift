/// A language that files of code are written in: what it is called, and how its comments name pieces.
struct SnippetLanguage: Sendable {
  /// As the class of a block of code says it.
  let name: String
  let tagStyles: [CodeTagStyle]

  /// Finds the language by a name or by a file's ending without its dot, in any case.
  init?(_ label: String) {
    var label = label.lowercased()
    if label.hasSuffix("-interactive") { label.removeLast("-interactive".count) }
    guard let language = Self.byLabel[label] else { return nil }
    self = language
  }

  private init(_ name: String, _ styles: [CodeTagStyle]) {
    self.name = name
    tagStyles = styles
  }

  private static let byLabel: [String: SnippetLanguage] = {
    var labels: [String: SnippetLanguage] = [:]
    for (styles, languages) in families {
      for names in languages {
        let names = names.split(separator: " ").map(String.init)
        for name in names { labels[name] = SnippetLanguage(names[0], styles) }
      }
    }
    return labels
  }()

  /// For each way to write comments the languages, each with its other names and endings.
  private static let families: [([CodeTagStyle], [String])] = [
    (
      [.slashes],
      [
        "actionscript as", "arduino ino", "assembly nasm asm",
        "cpp c c++ objective-c obj-c objc objectivec h hpp cc cxx m mm", "cuda cu cuh", "d dlang",
        "fsharp f# fs fsi fsx", "go golang", "java gradle", "kotlin kt kts", "dart", "bicep",
        "javascript js node mjs cjs", "json jsonc", "pascal pas", "processing pde", "qsharp q# qs",
        "rust rs", "scala", "smalltalk st", "swift", "typescript ts", "kusto kql csl", "proto",
      ]
    ),
    ([.slashes, .region], ["csharp c# cs csx"]),
    ([.slashes, .markup, .region], ["cshtml aspx-cs aspx-csharp razor"]),
    ([.slashes, .markup], ["php", "react tsx jsx"]),
    ([.slashes, .stars], ["scss less"]),
    ([.stars], ["css"]),
    ([.apostrophe, .region], ["vb vbnet vbscript bas vbs vba"]),
    ([.apostrophe, .markup, .region], ["vbhtml aspx-vb"]),
    (
      [.markup],
      [
        "xml xsl xslt xsd wsdl csdl edmx vsixmanifest csproj vbproj fsproj props targets config resx",
        "xaml", "handlebars hbs", "html htm jsp asp aspx ascx", "markdown md", "svg",
      ]
    ),
    ([.markup, .hash], ["ruby ru erb rb"]),
    ([.dashes], ["haskell hs", "lua", "sql tsql"]),
    (
      [.hash],
      [
        "perl pl", "powershell posh ps1 psm1 psd1 azurepowershell", "python py", "r",
        "shell sh", "bash", "azurecli", "console", "yaml yml", "dockerfile", "terraform tf hcl",
        "toml",
        "makefile mk", "cmake", "elixir ex exs", "julia jl",
      ]
    ),
    ([.rem], ["batchfile bat cmd"]),
    ([.percent], ["erlang erl", "matlab", "latex tex"]),
    ([.semicolon], ["lisp lsp clj", "ini"]),
  ]
}
