/// Steps one after the other: `### YamlMime:Tutorial`.
extension DocumentBuilder {
  mutating func appendTutorial(
    _ page: YAMLNode,
    to root: MarkdownNode,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) {
    checkKeys(of: page, ["title", "metadata", "items"])
    if let title = text("title", of: page, isRequired: true) {
      try appendHeading(level: 1, title, to: root, &parser)
    }
    let items = items("items", of: page, isRequired: true)
    guard !items.isEmpty else { return }
    let steps = appendElement("ol", class: "steps", to: root)
    for item in items {
      try appendStep(item, to: appendElement("li", to: steps), &parser)
    }
  }

  private mutating func appendStep(
    _ item: YAMLNode,
    to step: MarkdownNode,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) {
    checkKeys(of: item, ["title", "durationInMinutes", "content"])
    if let title = text("title", of: item, isRequired: true) {
      try appendHeading(level: 2, title, to: step, &parser)
    }
    if let minutes = count("durationInMinutes", of: item), let words = string("stepDuration") {
      let duration = appendElement("p", class: "duration", to: step)
      let text = UIStrings.filled(words, with: ["minutes": String(minutes)])
      duration.append(step.makeText(Array(text.utf8)))
    }
    if let content = text("content", of: item, isRequired: true) {
      try appendBlocks(content, to: step, &parser)
    }
  }
}
