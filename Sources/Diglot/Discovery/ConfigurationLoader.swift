/// Finds and reads the project's `diglot.yml`.
package enum ConfigurationLoader {
  static let fileName = "diglot.yml"

  /// Returns the configuration of `project`: a folder, a YAML file, or `nil` for here.
  ///
  /// Gives `nil` where there is an error, which is then among the findings.
  package static func load(
    project: String?,
    overrides: ConfigurationOverrides = ConfigurationOverrides(),
    _ diagnostics: inout Diagnostics
  ) -> SiteConfiguration? {
    guard let place = locate(project, .disk, &diagnostics),
      let file = read(place, &diagnostics)
    else { return nil }
    return ConfigurationReader(
      file: file,
      overrides: overrides,
      lookup: .disk,
      folder: place.parent
    ).read(&diagnostics)
  }

  /// Returns where the project's file is; reports `config-not-found` where it is not.
  static func locate(
    _ project: String?,
    _ lookup: FolderLookup,
    _ diagnostics: inout Diagnostics
  ) -> ProjectFolder? {
    let project = ProjectFolder(path: project ?? "")
    switch lookup.kind(project.path) {
    case .file: return project
    case .folder:
      let file = project.appending(fileName)
      if lookup.kind(file.path) == .file { return file }
      let names = lookup.names(project.path)
      let near = names.first { $0.lowercased() == fileName } ?? NearMiss.of(fileName, among: names)
      diagnostics.report(.noConfiguration(in: project, near: near))
    default:
      diagnostics.report(.noProject(project))
    }
    return nil
  }

  /// Reads a file that must be UTF-8; reports what keeps it from being read.
  static func read(_ place: ProjectFolder, _ diagnostics: inout Diagnostics) -> SourceFile? {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try File.read(place.path)
    } catch {
      diagnostics.report(Diagnostic(.fileUnreadable, error.description))
      return nil
    }
    let file = SourceFile(path: place.displayPath, bytes: bytes)
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return file
    } catch {
      let range = error.byteOffsets
      diagnostics.report(.notUTF8(offset: range.lowerBound, at: file.location(of: range)))
      return nil
    }
  }
}

extension Diagnostic {
  fileprivate static func noConfiguration(
    in folder: ProjectFolder,
    near: String?
  ) -> Diagnostic {
    let name = ConfigurationLoader.fileName
    return Diagnostic(
      .configNotFound,
      "no '\(name)' in '\(folder.displayPath)'",
      notes: near.map { ["did you mean '\($0)'? It must be called '\(name)'"] }
        ?? ["name the project's folder, or write a '\(name)' with \(required)"]
    )
  }

  fileprivate static func noProject(_ project: ProjectFolder) -> Diagnostic {
    Diagnostic(
      .configNotFound,
      "there is no project at '\(project.displayPath)'",
      notes: ["name a folder that holds '\(ConfigurationLoader.fileName)', or the file itself"]
    )
  }

  private static var required: String { "'title', 'baseURL', 'originalLocale' and 'locales'" }

  fileprivate static func notUTF8(offset: Int, at place: Location) -> Diagnostic {
    Diagnostic(.encodingInvalid, "byte \(offset) is not UTF-8", at: place)
  }
}
