@testable import Diglot

/// The Markdown of the repositories that none of their docsets makes a page of: the archive, what
/// lies at the root, and tables of contents.
///
/// As a project they are copies, each branch in a folder of its own, tables under another name.
enum OutsidePages {
  static let branches = ["live-sxs", "live"]

  static func files(_ locale: RealPages.Entry) throws -> [String] {
    let folder = RealPages.folder(RealPages.partnerCenter, "live-sxs", locale)
    let built = Set(try RealPages.builtFiles(in: folder))
    return try RealPages.files(in: folder).filter {
      !built.contains($0) || RealPages.isTableOfContents($0)
    }
  }

  static func project() throws -> CorpusProject {
    var files: [String: String] = [:]
    for locale in RealPages.locales {
      for branch in branches {
        let folder = RealPages.folder(RealPages.partnerCenter, branch, locale)
        for file in try self.files(locale) {
          let copy = "content/\(locale.tag)/\(branch)/\(name(file))"
          files[copy] = try RealPages.text(folder + "/" + file)
        }
      }
    }
    var project = CorpusProject(tags: ["en"] + RealPages.locales.map(\.tag), files: files)
    project.translations = .retain
    return project
  }

  /// Returns where the site has the page of a file of a branch.
  static func page(_ tag: String, _ branch: String, _ file: String) -> String {
    RealPages.page(tag, branch + "/" + name(file), among: [])
  }

  private static func name(_ file: String) -> String {
    file.replacing(/\bTOC\.md$/, with: "contents-of-the-folder.md")
  }
}
