/// Reads YAML into a tree, within a budget, and without recursion.
enum YAMLDocument {
  /// How deep lists and mappings may lie in one another.
  static let depthLimit = 64
  /// How many values all aliases together may stand for.
  static let aliasLimit = 10_000
  /// How many repeated keys of one document are reported; finding a place costs the whole file.
  static let duplicateLimit = 20

  /// Returns the one document of `file`, or of the bytes `range` in it.
  ///
  /// An empty document is null. A syntax error is reported under `code` and gives `nil`. Of a key
  /// that occurs twice the last value is kept, with a finding. Merge keys (`<<`) are ordinary keys.
  /// `text` is read in place of the file's own bytes, and has as many of them.
  static func parse(
    _ file: SourceFile,
    in range: Range<Int>? = nil,
    as text: [UInt8]? = nil,
    syntaxErrorCode code: DiagnosticCode = .yamlSyntaxError,
    _ diagnostics: inout Diagnostics
  ) -> YAMLNode? {
    let range = range ?? 0..<file.bytes.count
    let bytes = text ?? file.bytes
    var composer = YAMLComposer(base: range.lowerBound)
    let result: YAMLNode?
    do throws(YAMLSyntaxError) {
      result = try composer.compose(bytes.span.extracting(range))
    } catch {
      diagnostics.report(.yamlSyntax(code, error, from: range.lowerBound, file))
      result = nil
    }
    for (first, second) in composer.duplicates {
      let line = file.location(of: first.keyRange).line
      diagnostics.report(
        .duplicateKey(second.key, firstLine: line, at: file.location(of: second.keyRange))
      )
    }
    return result
  }
}

extension Diagnostic {
  fileprivate static func yamlSyntax(
    _ code: DiagnosticCode,
    _ error: YAMLSyntaxError,
    from base: Int,
    _ file: SourceFile
  ) -> Diagnostic {
    func location(_ offset: Int) -> Location {
      file.location(of: (base + offset)..<(base + offset))
    }
    let note = error.context.map { "\($0.text), which begins on line \(location($0.offset).line)" }
    return Diagnostic(
      code,
      "invalid YAML: \(error.problem)",
      at: location(error.offset),
      notes: note.map { [$0] } ?? []
    )
  }

  fileprivate static func duplicateKey(
    _ key: String,
    firstLine: Int,
    at location: Location
  ) -> Diagnostic {
    Diagnostic(
      .yamlDuplicateKey,
      "key '\(key)' occurs twice, the last value is used",
      at: location,
      notes: ["the first is on line \(firstLine)"]
    )
  }
}
