import Foundation

@testable import Diglot

/// A project that a test builds: its locales' folders lie in `shared`, or are its own files.
struct CorpusProject: Sendable {
  /// Folders below `shared`; `nil` is a locale without files.
  var locales: [(tag: String, folder: String?)]
  var originalTag = "en"
  var translations = SiteConfiguration.Translations.strip
  /// More lines of the configuration.
  var more = ""
  /// Files of the project itself, by path.
  var files: [String: String] = [:]

  /// English, rebuilt, and translations of it.
  init(_ docset: String, _ branch: String, _ locales: [RealPages.Entry] = RealPages.locales) {
    self.locales =
      [("en", nil)] + locales.map { ($0.tag, RealPages.folder(docset, branch, $0)) }
  }

  /// A project whose files are all its own, in `content/<tag>`.
  init(tags: [String], files: [String: String]) {
    locales = tags.map { ($0, nil) }
    self.files = files
  }

  var configuration: String {
    var text = """
      title: Partner Center
      baseURL: https://docs.example.com/partner/
      originalLocale: \(originalTag)
      translations: \(translations.rawValue)
      \(more)
      locales:

      """
    for locale in locales {
      text += "  - tag: \(locale.tag)\n"
      if let folder = locale.folder { text += "    content: ../shared/\(folder)\n" }
    }
    return text
  }
}

/// A site as `compile(_:)` wrote it, read back into memory; nothing of it stays on the disk.
struct CorpusSite: Sendable {
  let report: BuildReport
  /// Every file of the output, those of the writer's own folder included.
  let files: [String: [UInt8]]

  static func build(_ project: CorpusProject, jobs: Int = 2) async throws -> CorpusSite {
    let output = TemporaryOutput()
    try output.put(project.configuration, in: "diglot.yml")
    for (path, text) in project.files { try output.put(text, in: path) }
    // The project lies where `../shared` is the corpus, as it would beside the repository.
    if RealPages.exists {
      try FileManager.default.createSymbolicLink(
        atPath: output.folder + "/shared",
        withDestinationPath: RealPages.folder.path()
      )
    }
    return try await build(in: output, jobs: jobs)
  }

  /// Makes a project of repositories as `diglot init --from` does, and builds it.
  static func build(fromRepositories repositories: [String]) async throws -> CorpusSite {
    let output = TemporaryOutput()
    _ = try initialize(
      InitializeOptions(folder: output.folder + "/project", repositories: repositories)
    )
    return try await build(in: output, jobs: 2)
  }

  private static func build(in output: TemporaryOutput, jobs: Int) async throws -> CorpusSite {
    var options = BuildOptions(project: output.folder + "/project")
    options.jobs = jobs
    let report = try await compile(options)
    return CorpusSite(report: report, files: try output.files(in: "project/public"))
  }

  /// The pages of a locale, without the site's own and those where others were, sorted.
  func pages(_ tag: String) -> [String] { pages(below: tag.lowercased() + "/") }

  private func pages(below folder: String) -> [String] {
    files.filter { path, bytes in
      path.hasPrefix(folder) && path.hasSuffix("/index.html")
        && bytes.span.firstIndex(of: "http-equiv=\"refresh\"") == nil
    }.map(\.key).sorted()
  }

  func findings(_ codes: DiagnosticCode...) -> [Diagnostic] {
    report.diagnostics.findings.filter { codes.contains($0.code) }
  }

  func page(_ path: String) -> CorpusPage? { files[path].map { CorpusPage(path, $0) } }

  /// Returns the pages of a locale, or of all, parsed by two workers.
  ///
  /// They yield after each page: other tests, some of them with a time limit, share their threads.
  func parsedPages(only tag: String?) async -> [String: CorpusPage] {
    let folder = tag.map { $0.lowercased() + "/" } ?? ""
    let paths = pages(below: folder)
    return await withTaskGroup(of: [CorpusPage].self) { group in
      for worker in 0..<2 {
        group.addTask {
          var pages: [CorpusPage] = []
          for index in stride(from: worker, to: paths.count, by: 2) {
            pages.append(CorpusPage(paths[index], files[paths[index]] ?? []))
            await Task.yield()
          }
          return pages
        }
      }
      var all: [String: CorpusPage] = [:]
      for await pages in group {
        for page in pages { all[page.path] = page }
      }
      return all
    }
  }
}

extension TemporaryOutput {
  fileprivate func put(_ text: String, in path: String) throws {
    let url = URL(filePath: folder + "/project/" + path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: url)
  }

  fileprivate func files(in root: String) throws -> [String: [UInt8]] {
    let root = folder + "/" + root
    var files: [String: [UInt8]] = [:]
    guard FileManager.default.fileExists(atPath: root) else { return files }
    for path in try FileManager.default.subpathsOfDirectory(atPath: root) {
      files[path] = FileManager.default.contents(atPath: root + "/" + path).map(Array.init)
    }
    return files
  }
}
