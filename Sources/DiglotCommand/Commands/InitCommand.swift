import Diglot

/// `diglot init`: writes a project's first file and tells what it is made of.
enum InitCommand {
  static func run(_ arguments: Arguments, _ console: Console) -> ExitStatus {
    let folder = arguments.operand ?? "."
    let options = InitializeOptions(
      folder: folder,
      repositories: arguments.values(of: .from),
      baseURL: arguments.value(of: .baseURL)
    )
    let report: InitializeReport
    do throws(InitializeError) {
      report = try initialize(options)
    } catch {
      console.complain(message(for: error))
      return .failure
    }
    if arguments.value(of: .diagnostics) == "json" {
      let lines = DiagnosticJSON.lines(report.diagnostics.findings)
      guard console.write(.output, lines) else { return .failure }
    } else {
      let text = DiagnosticText(width: console.width, isColored: console.isColored)
      _ = console.write(.error, text.render(report.diagnostics.findings))
    }
    _ = console.write(.error, summary(report, folder: folder))
    return report.isWritten ? .success : .findings
  }

  /// Returns what was found, and what to do next.
  static func summary(_ report: InitializeReport, folder: String) -> String {
    let width = report.locales.map(\.tag.count).max() ?? 0
    var lines = report.locales.map { locale in
      let padding = String(repeating: " ", count: width - locale.tag.count)
      return "\(locale.tag)\(padding)  \(contents(locale))"
    }
    if report.isWritten {
      lines.append("\(report.path): written")
      lines.append("next: diglot build \(quoted(folder))")
    } else {
      lines.append("\(report.path): not written, because of the errors above")
    }
    return lines.map { VisibleText.of($0) + "\n" }.joined()
  }

  private static func contents(_ locale: InitializeReport.LocaleSummary) -> String {
    guard let repository = locale.repository else { return "rebuilt from the others" }
    let docsets = locale.docsets.map { docset in
      let pages = "\(docset.pages) page\(docset.pages == 1 ? "" : "s")"
      return docset.name.map { "\($0) (\(pages))" } ?? pages
    }
    return "\(repository): \(docsets.joined(separator: ", "))"
  }

  /// Returns a path as one word of a shell.
  private static func quoted(_ path: String) -> String {
    let isPlain = path.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || "0123456789./_-".unicodeScalars.contains($0)
    }
    return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }

  /// Returns why there is no project, in one phrase.
  static func message(for error: InitializeError) -> String {
    switch error {
    case .file(let error): error.description
    case .exists(let path):
      "'\(path)' is there already, and is never overwritten; name another folder, or remove it first"
    case .repositoryNotFound(let path, let near):
      "there is no folder '\(path)'" + (near.map { "; did you mean '\($0)'?" } ?? "")
    case .noPages(let path):
      "there are no pages in '\(path)': no Markdown that a docset names, or none at all"
    case .sameLocale(let tag, let first, let second):
      "'\(first)' and '\(second)' are both of the locale '\(tag)'; name one of them"
    case .folderInRepository(let folder, let repository):
      "the project '\(folder)' cannot lie in the repository '\(repository)'; name a folder beside it"
    }
  }
}
