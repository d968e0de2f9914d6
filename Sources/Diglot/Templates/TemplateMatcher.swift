/// Finds the two ends of every section, parent and block.
enum TemplateMatcher {
  /// Fills in the partners of `tags`; stops at the first end that does not fit.
  static func match(
    _ tags: inout [TemplateTag],
    of file: SourceFile,
    _ diagnostics: inout Diagnostics
  ) {
    var open: [Int] = []
    for index in tags.indices {
      if tags[index].kind.opens { open.append(index) }
      guard tags[index].kind == .close else { continue }
      guard let start = open.popLast() else {
        diagnostics.report(.closesNothing(file, tags[index]))
        return
      }
      guard file.label(tags[start]) == file.label(tags[index]) else {
        diagnostics.report(.mismatch(file, opening: tags[start], closing: tags[index]))
        return
      }
      tags[start].partner = index
      tags[index].partner = start
    }
    if let start = open.last { diagnostics.report(.unclosed(file, tags[start])) }
  }
}

extension SourceFile {
  fileprivate func label(_ tag: TemplateTag) -> String { bytes.span.text(tag.label) }

  /// The tag without its delimiters, such as `#name`.
  fileprivate func text(_ tag: TemplateTag) -> String {
    let sigil =
      switch tag.kind {
      case .section: "#"
      case .inverted: "^"
      case .parent: "<"
      case .block: "$"
      default: "/"
      }
    return sigil + label(tag)
  }
}

extension Diagnostic {
  fileprivate static func closesNothing(_ file: SourceFile, _ tag: TemplateTag) -> Diagnostic {
    Diagnostic(
      .templateSyntaxError,
      "'\(file.text(tag))' closes nothing",
      at: file.location(of: tag.whole)
    )
  }

  fileprivate static func mismatch(
    _ file: SourceFile,
    opening: TemplateTag,
    closing: TemplateTag
  ) -> Diagnostic {
    let start = file.location(of: opening.whole)
    return Diagnostic(
      .templateSyntaxError,
      "'\(file.text(closing))' must not close '\(file.text(opening))'",
      at: file.location(of: closing.whole),
      notes: ["'\(file.text(opening))' opens at \(start.file):\(start.line):\(start.column)"]
    )
  }

  fileprivate static func unclosed(_ file: SourceFile, _ tag: TemplateTag) -> Diagnostic {
    Diagnostic(
      .templateSyntaxError,
      "'\(file.text(tag))' must be closed",
      at: file.location(of: tag.whole)
    )
  }
}
