import Testing

@testable import Diglot

struct CodeLanguageTests {
  @Test(arguments: [
    ("powershell", CodeLanguage.powershell), ("azurepowershell", .powershell),
    ("PowerShell", .powershell), ("azurepowershell-interactive", .powershell), ("json", .json),
    ("csharp", .csharp), ("C#", .csharp), ("http", .http), ("xml", .xml), ("HTML", .xml),
    ("xaml", .xml), ("markup", .xml), ("bash", .shell), ("shell", .shell), ("sh", .shell),
    ("azurecli", .shell), ("azurecli-interactive", .shell), ("cli", .shell), ("console", .console),
    ("sql", .sql), ("tsql", .sql), ("yaml", .yaml), ("YML", .yaml), ("python", .python),
    ("kusto", .kusto), ("kql", .kusto), ("javascript", .javascript), ("js", .javascript),
    ("TypeScript", .javascript), ("swift", .swift),
  ])
  func knowsWhatPeopleWriteBehindAFence(label: String, language: CodeLanguage) {
    #expect(CodeLanguage(label: label) == language)
  }

  @Test(arguments: [
    "", "Output", "text", "txt", "plaintext", "c", "-interactive", "json5x", "İ", "🙂",
  ])
  func leavesTheRestWithoutColours(label: String) {
    #expect(CodeLanguage(label: label) == nil)
  }
}
