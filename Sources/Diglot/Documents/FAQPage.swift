/// Questions and answers: `### YamlMime:FAQ`.
extension DocumentBuilder {
  mutating func appendFAQ(
    _ page: YAMLNode,
    to root: MarkdownNode,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) {
    checkKeys(of: page, ["title", "summary", "sections", "additionalContent", "metadata"])
    if let title = text("title", of: page, isRequired: true) {
      try appendHeading(level: 1, title, to: root, &parser)
    }
    if let summary = text("summary", of: page) { try appendBlocks(summary, to: root, &parser) }
    let sections = items("sections", of: page, isRequired: true)
    for section in sections {
      checkKeys(of: section, ["name", "questions"])
      let name = text("name", of: section)
      // A list without sections has one that is called 'Ignored', and was translated like a word.
      let isNamed = sections.count > 1 && name != nil
      if isNamed, let name { try appendHeading(level: 2, name, to: root, &parser) }
      for question in items("questions", of: section, isRequired: true) {
        try appendQuestion(question, level: isNamed ? 3 : 2, to: root, &parser)
      }
    }
    if let more = text("additionalContent", of: page) { try appendBlocks(more, to: root, &parser) }
  }

  private mutating func appendQuestion(
    _ node: YAMLNode,
    level: Int,
    to root: MarkdownNode,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) {
    checkKeys(of: node, ["question", "answer"])
    guard let question = text("question", of: node, isRequired: true) else { return }
    try appendHeading(level: level, question, to: root, &parser)
    let heading = root.lastChild
    guard let answer = text("answer", of: node, isRequired: true) else { return }
    let element = appendElement("div", class: "answer", to: root)
    try appendBlocks(answer, to: element, &parser)
    if let heading { questions.append(Question(heading: heading, answer: element)) }
  }
}

/// A question of a page with its answer, for search engines.
struct Question {
  let heading: MarkdownNode
  let answer: MarkdownNode
}
