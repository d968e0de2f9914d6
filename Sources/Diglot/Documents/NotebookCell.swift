/// Finds a cell of a Jupyter notebook by the name in its metadata.
enum NotebookCell {
  enum Search: Equatable {
    /// The source of the one cell of that name.
    case found([UInt8])
    case missing, repeated, noNotebook
  }

  static func find(_ name: String, in bytes: [UInt8]) -> Search {
    var ignored = Diagnostics()
    let file = SourceFile(path: "", bytes: bytes)
    guard let root = JSONDocument.parse(file, &ignored), !ignored.hasErrors,
      let cells = root["cells"], case .list(let all) = cells.content
    else { return .noNotebook }
    let named = all.filter { $0["metadata"]?["name"]?.text == name }
    guard let cell = named.first else { return .missing }
    if named.count > 1 { return .repeated }
    return .found(source(of: cell))
  }

  /// A source is one text, or a list of lines with their ends.
  private static func source(of cell: YAMLNode) -> [UInt8] {
    guard let source = cell["source"] else { return [] }
    if case .list(let lines) = source.content {
      var code: [UInt8] = []
      for line in lines { code += Array((line.text ?? "").utf8) }
      return code
    }
    return Array((source.text ?? "").utf8)
  }
}
