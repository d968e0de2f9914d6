/// A language that code can be coloured in.
enum CodeLanguage: String, CaseIterable, Sendable {
  case powershell, json, csharp, http
  /// XML and HTML, told apart by nothing: `<script>` holds JavaScript in either.
  case xml
  case shell
  /// Commands behind prompts, and what they print.
  case console
  case sql, yaml, python, kusto
  /// JavaScript and TypeScript.
  case javascript
  case swift

  /// Returns the language that the info string of a fence names, in any case, or `nil` for output,
  /// plain text and languages that are not known here.
  ///
  ///     "C#" → csharp, "azurecli-interactive" → shell, "Output" → nil
  init?(label: String) {
    var name = label.lowercased()
    if name.hasSuffix(Self.interactive) { name.removeLast(Self.interactive.count) }
    guard let language = Self.labels[name] else { return nil }
    self = language
  }

  private static let interactive = "-interactive"

  private static let labels: [String: CodeLanguage] = {
    var labels: [String: CodeLanguage] = [:]
    for language in allCases {
      for name in language.names.split(separator: " ") { labels[String(name)] = language }
    }
    return labels
  }()

  /// What people write behind a fence, in lower case.
  private var names: String {
    switch self {
    case .powershell: "powershell azurepowershell posh pwsh ps ps1 psm1 psd1"
    case .json: "json jsonc json5 jsonl geojson"
    case .csharp: "csharp cs c# csx"
    case .http: "http https rest"
    case .xml: "xml html xhtml xaml markup svg xsd xsl xslt htm config csproj rss atom"
    case .shell: "bash shell sh zsh ksh azurecli cli dotnetcli shellscript"
    case .console: "console shell-session bash-session sh-session terminal"
    case .sql: "sql tsql t-sql mssql mysql pgsql postgresql plsql sqlite"
    case .yaml: "yaml yml"
    case .python: "python py python3 py3 pyi"
    case .kusto: "kusto kql csl"
    case .javascript: "javascript js jsx mjs cjs node typescript ts tsx"
    case .swift: "swift"
    }
  }
}
