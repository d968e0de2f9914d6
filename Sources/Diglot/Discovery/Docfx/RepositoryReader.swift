/// Finds out which docsets a folder holds.
struct RepositoryReader {
  static let publishFileName = ".openpublishing.publish.config.json"

  private let folder: ProjectFolder

  init(_ folder: ProjectFolder) { self.folder = folder }

  /// Returns the folder's docsets, or `nil` where it is a plain folder of pages.
  func read(_ diagnostics: inout Diagnostics) -> Repository? {
    if let file = file(Self.publishFileName, in: "") {
      return Repository(docsets(file, &diagnostics), in: folder)
    }
    guard let file = file(DocfxConfiguration.fileName, in: "") else { return nil }
    let name = folder.displayPath.split(separator: "/").last.map(String.init) ?? ""
    let configuration = configuration(file, RelativePath(normal: ""), &diagnostics)
    let docset = Docset(
      name: name,
      folder: RelativePath(normal: ""),
      locale: nil,
      configuration: configuration
    )
    return Repository([docset], in: folder)
  }

  private func docsets(_ path: String, _ diagnostics: inout Diagnostics) -> [Docset] {
    guard let file = ConfigurationLoader.read(folder.appending(path), &diagnostics),
      let root = JSONDocument.parse(file, &diagnostics)
    else { return [] }
    guard case .list(let items)? = root.value("docsets_to_publish")?.content else {
      diagnostics.report(
        .noList(at: file.location(of: root.range.lowerBound..<root.range.lowerBound))
      )
      return []
    }
    return items.compactMap { docset($0, file, &diagnostics) }
  }

  private func docset(
    _ item: YAMLNode,
    _ file: SourceFile,
    _ diagnostics: inout Diagnostics
  ) -> Docset? {
    guard let source = item.value("build_source_folder"), let text = source.text else {
      diagnostics.report(
        .noSourceFolder(at: file.location(of: item.range.lowerBound..<item.range.lowerBound))
      )
      return nil
    }
    guard let wanted = RelativePath(text.withSlashes) else {
      diagnostics.report(.outside(text, at: file.location(of: source.range)))
      return nil
    }
    let found = Self.onDisk(wanted, in: folder)
    if found == nil { diagnostics.report(.noFolder(text, at: file.location(of: source.range))) }
    let place = found ?? wanted
    let configuration = found.flatMap { docsetConfiguration($0, source, file, &diagnostics) }
    return Docset(
      name: item.value("docset_name")?.text ?? (place.string.isEmpty ? text : String(place.name)),
      folder: place,
      locale: item.value("locale")?.text,
      configuration: configuration
    )
  }

  private func docsetConfiguration(
    _ place: RelativePath,
    _ source: YAMLNode,
    _ file: SourceFile,
    _ diagnostics: inout Diagnostics
  ) -> DocfxConfiguration? {
    guard let path = self.file(DocfxConfiguration.fileName, in: place.string) else {
      diagnostics.report(.noDocfx(place.string, at: file.location(of: source.range)))
      return nil
    }
    return configuration(path, place, &diagnostics)
  }

  private func configuration(
    _ path: String,
    _ place: RelativePath,
    _ diagnostics: inout Diagnostics
  ) -> DocfxConfiguration? {
    guard let file = ConfigurationLoader.read(folder.appending(path), &diagnostics) else {
      return nil
    }
    return DocfxReader(file, folder: place).read(&diagnostics)
  }

  // MARK: The disk

  /// Returns the path of a file below the repository, whatever the letter case of its name; `nil`
  /// also where a symbolic link leads out of it.
  private func file(_ name: String, in below: String) -> String? {
    let place = below.isEmpty ? folder : folder.appending(below)
    let path = Self.entry(name, in: place, .file).map { below.isEmpty ? $0 : below + "/" + $0 }
    guard let path, let real = File.realPath(folder.appending(path).path),
      let root = File.realPath(folder.path), FolderWalk.isPath(real, in: root)
    else { return nil }
    return path
  }

  /// Returns a folder's path as the disk has it.
  private static func onDisk(_ path: RelativePath, in folder: ProjectFolder) -> RelativePath? {
    var found: [String] = []
    for component in path.string.split(separator: "/") {
      let place = found.isEmpty ? folder : folder.appending(found.joined(separator: "/"))
      guard let name = entry(String(component), in: place, .folder) else { return nil }
      found.append(name)
    }
    return RelativePath(normal: found.joined(separator: "/"))
  }

  /// Returns the name that a folder's entry has on the disk; the exact one first.
  private static func entry(_ name: String, in place: ProjectFolder, _ kind: File.Kind) -> String? {
    let entries = ((try? File.list(place.path)) ?? []).filter { $0.kind == kind && $0.isValid }
    if entries.contains(where: { $0.name == name }) { return name }
    return entries.first { $0.name.lowercased() == name.lowercased() }?.name
  }
}

extension YAMLNode {
  /// Returns the value of a key, whatever its letter case: `targets` and `Targets` both occur.
  fileprivate func value(_ key: String) -> YAMLNode? {
    if let exact = self[key] { return exact }
    guard case .mapping(let pairs) = content else { return nil }
    return pairs.first { $0.key.lowercased() == key }?.value
  }
}

extension Diagnostic {
  fileprivate static func noList(at place: Location) -> Diagnostic {
    Diagnostic(.missingAttribute, "'docsets_to_publish' must be a list of docsets", at: place)
  }

  fileprivate static func noSourceFolder(at place: Location) -> Diagnostic {
    Diagnostic(.missingAttribute, "a docset has a 'build_source_folder'", at: place)
  }

  fileprivate static func outside(_ path: String, at place: Location) -> Diagnostic {
    Diagnostic(.invalidValue, "a docset lies in its repository, not in '\(path)'", at: place)
  }

  /// No error: a localized repository lists docsets of which nothing is translated.
  fileprivate static func noFolder(_ path: String, at place: Location) -> Diagnostic {
    Diagnostic(
      .directoryNotFound,
      severity: .info,
      "there is no folder '\(path)' in the repository",
      at: place,
      notes: ["the docset has no pages"]
    )
  }

  fileprivate static func noDocfx(_ path: String, at place: Location) -> Diagnostic {
    Diagnostic(
      .configNotFound,
      severity: .warning,
      "the docset '\(path)' has no docfx.json",
      at: place,
      notes: ["without one it has no pages"]
    )
  }
}
