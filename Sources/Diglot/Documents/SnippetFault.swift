/// Why a piece of a file cannot be shown.
enum SnippetFault: Error {
  case notFound, unreadable, notUTF8, noLines, tooMuch
  /// In bytes.
  case tooLarge(Int)
  case tooLong(Int)
  case missingTag(String)
  case unclosedTag(String)
  case noNotebook, unnamedCell
  case missingCell(String)
  case repeatedCell(String)
}

extension Diagnostic {
  static func snippet(
    _ fault: SnippetFault,
    _ path: String,
    isColons: Bool
  ) -> (Location) -> Diagnostic {
    let code: DiagnosticCode =
      switch fault {
      case .noNotebook: .notNotebookContent
      case .unnamedCell, .missingCell: .tagNotFound
      case .repeatedCell: .multipleTagsWithSameName
      default: isColons ? .invalidCode : .codesnippetNotFound
      }
    let severity = isColons ? Severity.warning : code.severity
    let message = message(fault, path)
    return { location in
      Diagnostic(
        code,
        severity: severity,
        message,
        at: location,
        notes: ["the page says in the place of the code that it is not there"]
      )
    }
  }

  private static func message(_ fault: SnippetFault, _ path: String) -> String {
    switch fault {
    case .notFound: "the file of code '\(path)' does not exist"
    case .unreadable: "the file of code '\(path)' can be read"
    case .notUTF8: "a file of code is UTF-8; '\(path)' is not"
    case .noLines: "the lines that are asked for exist in '\(path)'"
    case .tooMuch: "a page searches no more than 64 times its size limit for code"
    case .tooLarge(let limit): "a file of code has at most \(limit) bytes; '\(path)' has more"
    case .tooLong(let limit): "a page shows at most \(limit) bytes of code from files"
    case .missingTag(let name): "the tag '\(name)' exists in '\(path)'"
    case .unclosedTag(let name): "the tag '\(name)' in '\(path)' has an end"
    case .noNotebook: "'\(path)' is a notebook, JSON with 'cells'"
    case .unnamedCell: "a cell of a notebook is asked for by '?name='"
    case .missingCell(let name): "a cell of '\(path)' has the name '\(name)' in its metadata"
    case .repeatedCell(let name): "only one cell of '\(path)' has the name '\(name)'"
    }
  }

  static func unknownLanguage(_ label: String) -> (Location) -> Diagnostic {
    { location in
      Diagnostic(
        .unknownLanguageCode,
        "the language of code with tags is one that is known here, not '\(label)'",
        at: location,
        notes: ["every kind of comment is tried; name the lines by 'range' to be sure"]
      )
    }
  }

  // MARK: Attributes

  static func badAttributes(at location: Location) -> Diagnostic {
    code("the attributes of ':::code' are written name=\"value\", each once", location)
  }

  static func textBehind(at location: Location) -> Diagnostic {
    code("nothing follows ':::code' on its line", location)
  }

  static func unknownAttribute(_ name: String) -> (Location) -> Diagnostic {
    { location in code("':::code' has no attribute '\(name)'", location) }
  }

  static func badLines(_ name: String, _ value: String) -> (Location) -> Diagnostic {
    { location in code("'\(name)' has lines such as '1-3,7,10-', not '\(value)'", location) }
  }

  static func noSource(at location: Location) -> Diagnostic {
    code("':::code' has the attribute 'source'", location)
  }

  static func noLanguage(at location: Location) -> Diagnostic {
    Diagnostic(
      .invalidCode,
      "':::code' has the attribute 'language' where the file's ending does not tell",
      at: location,
      notes: ["the code is shown without colours"]
    )
  }

  private static func code(_ message: String, _ location: Location) -> Diagnostic {
    Diagnostic(
      .invalidCode,
      message,
      at: location,
      notes: [
        "its attributes are 'source', 'language', 'range', 'id', 'highlight' and 'interactive'; "
          + "the line is shown as it is written"
      ]
    )
  }
}
