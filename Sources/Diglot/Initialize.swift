/// What `diglot init` is asked for.
package struct InitializeOptions: Sendable {
  /// The project's folder, which need not be there.
  package var folder: String
  /// Folders with localized pages: repositories of docfx or Open Publishing, or plain ones.
  package var repositories: [String]
  /// The site's address; `nil` leaves a place for it.
  package var baseURL: String?

  /// Asks for a project in `folder` over `repositories`.
  package init(folder: String, repositories: [String], baseURL: String? = nil) {
    self.folder = folder
    self.repositories = repositories
    self.baseURL = baseURL
  }
}

/// What `diglot init` found and did, for the command to tell.
package struct InitializeReport: Sendable {
  /// A locale of the new project.
  package struct LocaleSummary: Sendable, Equatable {
    package let tag: String
    /// As it was given; `nil` for a locale whose pages are rebuilt.
    package let repository: String?
    package let docsets: [DocsetSummary]
  }

  /// A docset with pages, or a plain folder, which has no name.
  package struct DocsetSummary: Sendable, Equatable {
    package let name: String?
    package let pages: Int
  }

  package var diagnostics = Diagnostics()
  /// In the order of the switcher.
  package var locales: [LocaleSummary] = []
  /// The file, as a person would type it.
  package var path = ""
  /// Whether it was written; with errors it is not.
  package var isWritten = false
}

/// Why no project could be made.
package enum InitializeError: Error, Sendable, Equatable {
  /// The file system refused something.
  case file(FileError)
  /// There is a project already, which is never overwritten.
  case exists(path: String)
  case repositoryNotFound(path: String, near: String?)
  /// A folder holds nothing that could become a page.
  case noPages(path: String)
  /// Two folders are of the same locale.
  case sameLocale(tag: String, String, String)
  /// The site would be written into a repository.
  case folderInRepository(folder: String, repository: String)
}

/// Writes the `diglot.yml` of a project over repositories that are there, and overwrites nothing.
package func initialize(_ options: InitializeOptions) throws(InitializeError) -> InitializeReport {
  var report = InitializeReport()
  let folder = ProjectFolder(path: options.folder)
  let file = folder.appending(ConfigurationLoader.fileName)
  report.path = file.displayPath
  guard File.kind(file.path) == nil else { throw .exists(path: file.displayPath) }
  var surveys: [RepositorySurvey] = []
  for path in options.repositories {
    surveys.append(try RepositorySurvey(of: path, &report.diagnostics))
  }
  let draft = try ProjectDraft(surveys, baseURL: options.baseURL)
  report.locales = draft.summaries
  guard !report.diagnostics.hasErrors else { return report }
  try write(draft, into: folder, file.displayPath)
  report.isWritten = true
  return report
}

private func write(
  _ draft: ProjectDraft,
  into folder: ProjectFolder,
  _ path: String
) throws(InitializeError) {
  let made: [String]
  do throws(FileError) { made = try OutputLocation.make(folder.path) } catch { throw .file(error) }
  do throws(InitializeError) {
    try write(try draft.text(in: folder), into: folder, path)
  } catch {
    OutputLocation.remove(made)
    throw error
  }
}

/// Writes the file beside its place, and moves it there unless something has come there meanwhile.
private func write(
  _ text: String,
  into folder: ProjectFolder,
  _ path: String
) throws(InitializeError) {
  let name = ConfigurationLoader.fileName
  let temporary = ".\(name).new"
  do throws(FileError) {
    let open = try OpenFolder(path: folder.path, faults: nil)
    let file = try open.createAnew(temporary)
    do throws(FileError) {
      try file.write(Array(text.utf8).span)
      try open.moveNew(temporary, to: open, as: name)
    } catch {
      try? open.removeFile(temporary)
      throw error
    }
  } catch {
    throw error.isTaken ? .exists(path: path) : .file(error)
  }
}
