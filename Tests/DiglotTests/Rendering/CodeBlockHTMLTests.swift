import Testing

@testable import Diglot

/// Blocks of code as readers see them.
struct CodeBlockHTMLTests {
  private func html(_ markdown: String, isRightToLeft: Bool = false) throws -> String {
    var options = MarkdownHTMLOptions()
    options.highlightsCode = true
    options.isRightToLeft = isRightToLeft
    return try MarkdownFixture.html(markdown, options: options)
  }

  @Test func keepsTheLabelAsItIsTyped() throws {
    #expect(
      try html("```C#\n1\n```").hasPrefix(
        "<pre><code class=\"language-C#\" data-label=\"C#\" translate=\"no\">"
      )
    )
    #expect(try html("```PowerShell\n1\n```").contains("class=\"language-PowerShell\""))
    #expect(try html("```zzz more\n1\n```").contains("language-zzz\" data-label=\"zzz\""))
    #expect(
      try html("```\n<&>\n```") == "<pre><code translate=\"no\">&lt;&amp;&gt;\n</code></pre>\n"
    )
  }

  @Test func takesTheEndingOfInteractiveCodeForAnAttribute() throws {
    #expect(
      try html("```azurecli-interactive\nx\n```").hasPrefix(
        "<pre><code class=\"language-azurecli\" data-interactive=\"azurecli\" "
          + "data-label=\"Azure CLI\" translate=\"no\">"
      )
    )
  }

  @Test func escapesLabels() throws {
    let written = try html("```\"><b>\nx\n```")
    #expect(written.contains("class=\"language-&quot;&gt;&lt;b&gt;\""))
  }

  @Test func coloursKnownLanguagesInAnyCase() throws {
    for label in ["sql", "SQL", "Sql"] {
      #expect(try html("```\(label)\nSELECT 1\n```").contains("<span class=\"hl-k\">SELECT</span>"))
    }
    #expect(try !html("```Output\nSELECT 1\n```").contains("<span"))
  }

  @Test func runsFromLeftToRightInAnyText() throws {
    #expect(try html("    x\n", isRightToLeft: true).hasPrefix("<pre dir=\"ltr\"><code"))
    #expect(try html("    x\n").hasPrefix("<pre><code translate"))
  }

  @Test func isAsCMarkWritesItOtherwise() throws {
    #expect(
      try MarkdownFixture.html("```sql-interactive a\nSELECT\n```")
        == "<pre><code class=\"language-sql-interactive\">SELECT\n</code></pre>\n"
    )
  }
}
