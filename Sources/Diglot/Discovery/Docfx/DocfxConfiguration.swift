/// What the docfx.json of a docset says.
struct DocfxConfiguration: Sendable {
  static let fileName = "docfx.json"

  let file: SourceFile
  /// The object under `build`, or the whole file where there is none.
  let root: YAMLNode
  let content: [FileMapping]
  let resources: [FileMapping]
  let metadata: DocsetMetadata
  /// `dest`, without slashes around it: where the docset lies in the whole site.
  let destination: String?

  /// `xref`: the maps of uids, as they are written.
  var xrefMaps: [String] {
    guard let xref = root["xref"] else { return [] }
    if case .list(let items) = xref.content { return items.compactMap(\.text) }
    return xref.text.map { [$0] } ?? []
  }
  /// `rules`: the levels of findings, for whoever reads them.
  var rules: YAMLNode? { root["rules"] }
}

/// Reads a docfx.json; what does not fit is reported and counts as absent.
struct DocfxReader {
  private let file: SourceFile
  /// The docset's folder, below the repository.
  private let folder: RelativePath

  init(_ file: SourceFile, folder: RelativePath) {
    self.file = file
    self.folder = folder
  }

  /// Returns what the file says, or `nil` where it is no object.
  func read(_ diagnostics: inout Diagnostics) -> DocfxConfiguration? {
    guard let whole = JSONDocument.parse(file, &diagnostics) else { return nil }
    guard isMapping(whole, "docfx.json", &diagnostics) else { return nil }
    let build = whole["build"].flatMap { isMapping($0, "'build'", &diagnostics) ? $0 : nil }
    let root = build ?? whole
    let everything = root["content"] == nil && root["resource"] == nil
    return DocfxConfiguration(
      file: file,
      root: root,
      // A docset that names no files at all has all that lie in its folder.
      content: everything
        ? [mapping(files: [], exclude: [], source: "", destination: "", at: root, &diagnostics)]
          .compactMap { $0 }
        : mappings(root, "content", &diagnostics),
      resources: mappings(root, "resource", &diagnostics),
      metadata: metadata(root, &diagnostics),
      destination: (root["dest"] ?? whole["dest"]).flatMap { destination($0, &diagnostics) }
    )
  }

  private func isMapping(
    _ node: YAMLNode,
    _ name: String,
    _ diagnostics: inout Diagnostics
  ) -> Bool {
    if case .mapping = node.content { return true }
    report(.unexpectedType, "\(name) must be an object, not \(node.kindName)", node, &diagnostics)
    return false
  }

  // MARK: Files

  private func mappings(
    _ root: YAMLNode,
    _ key: String,
    _ diagnostics: inout Diagnostics
  ) -> [FileMapping] {
    guard let node = root[key], !node.isNull else { return [] }
    guard case .list(let items) = node.content else {
      return [mapping(node, key, &diagnostics)].compactMap { $0 }
    }
    return items.compactMap { mapping($0, key, &diagnostics) }
  }

  private func mapping(
    _ node: YAMLNode,
    _ key: String,
    _ diagnostics: inout Diagnostics
  ) -> FileMapping? {
    switch node.content {
    case .scalar where !node.isNull:
      return mapping(
        files: [node],
        exclude: [],
        source: "",
        destination: "",
        at: node,
        &diagnostics
      )
    case .mapping:
      return mapping(
        files: texts(node, "files", &diagnostics),
        exclude: texts(node, "exclude", &diagnostics),
        // docfx 2 used to call it 'cwd'.
        source: (node["src"] ?? node["cwd"])?.text ?? "",
        destination: node["dest"].flatMap { destination($0, &diagnostics) } ?? "",
        at: node["src"] ?? node["cwd"] ?? node,
        &diagnostics
      )
    default:
      let rule = "an item of '\(key)' must be text or an object, not \(node.kindName)"
      report(.unexpectedType, rule, node, &diagnostics)
      return nil
    }
  }

  private func mapping(
    files: [YAMLNode],
    exclude: [YAMLNode],
    source: String,
    destination: String,
    at node: YAMLNode,
    _ diagnostics: inout Diagnostics
  ) -> FileMapping? {
    let slashes = source.withSlashes
    guard let source = RelativePath(folder.string + "/" + slashes) else {
      let rule = "the files of a docset lie in its repository, not in '\(source)'"
      report(.invalidValue, rule, node, &diagnostics)
      return nil
    }
    // In a list, `!x` takes files away.
    let isTaken = { (node: YAMLNode) in node.text?.hasPrefix("!") == true }
    let taken = globs(exclude + files.filter(isTaken), &diagnostics)
    let given = globs(files.filter { !isTaken($0) }, &diagnostics)
    let isAll = files.allSatisfy(isTaken)
    return FileMapping(
      source: source.string.isEmpty ? "" : source.string + "/",
      destination: destination.isEmpty ? "" : destination + "/",
      files: GlobSet(isAll ? [.everything].compactMap { $0 } : given),
      exclude: GlobSet(taken)
    )
  }

  /// A text or a list of them; none where the key is absent.
  private func texts(
    _ node: YAMLNode,
    _ key: String,
    _ diagnostics: inout Diagnostics
  ) -> [YAMLNode] {
    guard let value = node[key], !value.isNull else { return [] }
    var items = [value]
    if case .list(let list) = value.content { items = list }
    return items.filter { item in
      if item.text != nil { return true }
      let rule = "'\(key)' must be text or a list of texts, not \(item.kindName)"
      report(.unexpectedType, rule, item, &diagnostics)
      return false
    }
  }

  private func globs(_ nodes: [YAMLNode], _ diagnostics: inout Diagnostics) -> [Glob] {
    var globs: [Glob] = []
    for node in nodes {
      let text = node.text ?? ""
      do throws(GlobError) {
        globs.append(try Glob(text.hasPrefix("!") ? String(text.dropFirst()) : text))
      } catch {
        report(.globPatternInvalid, "in '\(text)': \(error.message)", node, &diagnostics)
      }
    }
    return globs
  }

  /// Returns a folder of the site without slashes around it; what leads out of it is reported.
  private func destination(_ node: YAMLNode, _ diagnostics: inout Diagnostics) -> String? {
    guard let text = node.text else { return nil }
    let path = RelativePath(text.withSlashes)
    guard let path, !path.string.split(separator: "/").contains(where: { $0.hasPrefix(".") }) else {
      let rule = "'dest' is a folder of the site, not '\(text)'"
      report(.invalidValue, rule, node, &diagnostics)
      return nil
    }
    return path.string.isEmpty ? nil : path.string
  }

  // MARK: Metadata

  private func metadata(_ root: YAMLNode, _ diagnostics: inout Diagnostics) -> DocsetMetadata {
    var metadata = DocsetMetadata()
    for pair in pairs(root, "globalMetadata", &diagnostics) {
      metadata.general[pair.key] = pair.value
    }
    for pair in pairs(root, "fileMetadata", &diagnostics) {
      guard isMapping(pair.value, "'\(pair.key)'", &diagnostics),
        case .mapping(let values) = pair.value.content
      else { continue }
      metadata.byFile[pair.key] = values.compactMap { value in
        let key = YAMLNode(content: .scalar(text: value.key, isPlain: false), range: value.keyRange)
        return globs([key], &diagnostics).first.map {
          DocsetMetadata.FileValue(files: $0, value: value.value)
        }
      }
    }
    return metadata
  }

  private func pairs(
    _ root: YAMLNode,
    _ key: String,
    _ diagnostics: inout Diagnostics
  ) -> [YAMLNode.Pair] {
    guard let node = root[key], !node.isNull, isMapping(node, "'\(key)'", &diagnostics),
      case .mapping(let pairs) = node.content
    else { return [] }
    return pairs
  }

  private func report(
    _ code: DiagnosticCode,
    _ rule: String,
    _ node: YAMLNode,
    _ diagnostics: inout Diagnostics
  ) {
    diagnostics.report(Diagnostic(code, rule, at: file.location(of: node.range)))
  }
}

extension Glob {
  /// `**`: every file.
  fileprivate static let everything = try? Glob("**")
}
