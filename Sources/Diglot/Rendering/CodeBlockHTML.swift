/// Writes blocks of code: as cmark-gfm does, or coloured and labelled for readers.
enum CodeBlockHTML {
  static func write(
    _ node: MarkdownNode,
    _ options: MarkdownHTMLOptions,
    into out: inout ByteBuffer
  ) {
    let label = node.withInfo { info -> [UInt8] in
      info.copy(0..<(info.indices.first { info[$0] == 0x20 || info[$0] == 0x09 } ?? info.count))
    }
    guard options.highlightsCode else { return writePlain(node, label, into: &out) }
    let isNamed = node.tag > 0 && node.tag <= options.codeAttributes.count
    let attributes = isNamed ? options.codeAttributes[node.tag - 1] : CodeAttributes()
    if !attributes.caption.isEmpty {
      out.append("<figure class=\"code\">\n<figcaption>")
      out.appendEscaped(attributes.caption)
      out.append("</figcaption>\n")
    }
    out.append(options.isRightToLeft ? "<pre dir=\"ltr\"><code" : "<pre><code")
    let language = openTag(String(decoding: label, as: UTF8.self), attributes, into: &out)
    writeCode(node, language, attributes.highlighted, into: &out)
    out.append("</code></pre>\n")
    if !attributes.caption.isEmpty { out.append("</figure>\n") }
  }

  private static func writePlain(
    _ node: MarkdownNode,
    _ label: [UInt8],
    into out: inout ByteBuffer
  ) {
    if label.isEmpty {
      out.append("<pre><code>")
    } else {
      out.append("<pre><code class=\"language-")
      out.appendEscaped(label)
      out.append("\">")
    }
    node.withCode { out.appendEscaped($0) }
    out.append("</code></pre>\n")
  }

  /// Writes the attributes of the element, and returns the language to colour it in.
  ///
  ///     sql                   →  class="language-sql" data-label="SQL"
  ///     azurecli-interactive  →  class="language-azurecli" data-interactive="azurecli" …
  private static func openTag(
    _ label: String,
    _ attributes: CodeAttributes,
    into out: inout ByteBuffer
  ) -> CodeLanguage? {
    let suffix = "-interactive"
    let isInteractive = label.lowercased().hasSuffix(suffix)
    let name = isInteractive ? String(label.dropLast(suffix.count)) : label
    if !name.isEmpty {
      attribute("class", "language-" + name, into: &out)
      if isInteractive || !attributes.interactiveMode.isEmpty {
        attribute("data-interactive", name, into: &out)
      }
      if !attributes.interactiveMode.isEmpty {
        attribute("data-interactive-mode", attributes.interactiveMode, into: &out)
      }
      if let title = CodeLabel.title(of: name) { attribute("data-label", title, into: &out) }
    }
    attribute("translate", "no", into: &out)
    out.append(">")
    return CodeLanguage(label: name)
  }

  private static func attribute(_ name: String, _ value: String, into out: inout ByteBuffer) {
    out.append(" " + name + "=\"")
    out.appendEscaped(value)
    out.append("\"")
  }

  // MARK: Code

  private static func writeCode(
    _ node: MarkdownNode,
    _ language: CodeLanguage?,
    _ highlighted: [LineRange],
    into out: inout ByteBuffer
  ) {
    guard !highlighted.isEmpty else { return write(node, language, into: &out) }
    var lines = ByteBuffer()
    write(node, language, into: &lines)
    mark(highlighted, in: lines.bytes.span, into: &out)
  }

  private static func write(
    _ node: MarkdownNode,
    _ language: CodeLanguage?,
    into out: inout ByteBuffer
  ) {
    guard let language else { return node.withCode { out.appendEscaped($0) } }
    node.withCode { CodeHighlighter.highlight($0, language: language, into: &out) }
  }

  /// Puts lines into spans, which none of the spans within crosses.
  private static func mark(
    _ highlighted: [LineRange],
    in code: borrowing Span<UInt8>,
    into out: inout ByteBuffer
  ) {
    var lines: [Range<Int>] = []
    var start = 0
    while start < code.count {
      let end = code.endOfLine(from: start)
      lines.append(start..<end)
      start = end + 1
    }
    let marked = marks(highlighted, count: lines.count)
    for (index, line) in lines.enumerated() {
      if marked[index] { out.append("<span class=\"hl-line\">") }
      out.append(code.extracting(line))
      if marked[index] { out.append("</span>") }
      if line.upperBound < code.count { out.append(UInt8(ascii: "\n")) }
    }
  }

  /// Says of each line whether a range has it, by where ranges begin and end: ranges may be many.
  private static func marks(_ ranges: [LineRange], count: Int) -> [Bool] {
    var steps = Array(repeating: 0, count: count + 1)
    for range in ranges {
      let lines = range.clipped(to: count)
      steps[lines.lowerBound] += 1
      steps[lines.upperBound] -= 1
    }
    var depth = 0
    return steps.dropLast().map { step in
      depth += step
      return depth > 0
    }
  }
}

/// What readers are told that code is written in.
enum CodeLabel {
  /// Returns the name of a language as people write it; `nil` for plain text.
  static func title(of label: String) -> String? {
    let name = label.lowercased()
    if plain.contains(name) { return nil }
    return titles[name] ?? label
  }

  private static let plain: Set = ["text", "txt", "plaintext", "plain", "none"]

  private static let titles: [String: String] = [
    "azurecli": "Azure CLI", "azurepowershell": "Azure PowerShell", "bash": "Bash",
    "batch": "Batch",
    "batchfile": "Batch", "bicep": "Bicep", "c": "C", "c#": "C#", "c++": "C++", "cli": "CLI",
    "cmd": "CMD", "console": "Console", "cpp": "C++", "cs": "C#", "csharp": "C#",
    "cshtml": "CSHTML", "css": "CSS", "diff": "Diff", "dockerfile": "Dockerfile",
    "dotnetcli": ".NET CLI", "f#": "F#", "fsharp": "F#", "go": "Go", "html": "HTML", "http": "HTTP",
    "https": "HTTP", "ini": "INI", "java": "Java", "javascript": "JavaScript", "js": "JavaScript",
    "json": "JSON", "jsonc": "JSON", "kql": "Kusto", "kusto": "Kusto", "markdown": "Markdown",
    "md": "Markdown", "output": "Output", "php": "PHP", "posh": "PowerShell",
    "powershell": "PowerShell", "ps1": "PowerShell", "py": "Python", "python": "Python", "r": "R",
    "razor": "Razor", "rest": "REST", "ruby": "Ruby", "rust": "Rust", "sh": "Shell",
    "shell": "Shell", "sql": "SQL", "swift": "Swift", "terraform": "Terraform", "ts": "TypeScript",
    "tsql": "T-SQL", "typescript": "TypeScript", "vb": "Visual Basic", "xaml": "XAML", "xml": "XML",
    "yaml": "YAML", "yml": "YAML",
  ]
}
