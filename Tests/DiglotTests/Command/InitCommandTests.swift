import Synchronization
import Testing

@testable import Diglot
@testable import DiglotCommand

struct InitCommandTests {
  private func run(
    _ words: [String],
    in folders: RepositoryFolders
  ) async -> (status: Int32, output: String, error: String) {
    let texts = Mutex((output: "", error: ""))
    let console = Console { stream, text in
      texts.withLock { if stream == .output { $0.output += text } else { $0.error += text } }
      return true
    }
    let status = await DiglotCommand.run(words, console)
    return texts.withLock { (status.rawValue, $0.output, $0.error) }
  }

  @Test func tellsWhatItFoundAndWhatToDoNext() async throws {
    let folders = try RepositoryFolders([
      "docs.ko-kr/a.md": RepositoryFolders.page(units: true), "docs.ko-kr/b.md": "# B",
      "docs.zh-tw/a.md": "# A",
    ])
    let root = folders.folder
    let (status, output, error) = await run(
      ["init", root + "/my site", "--from", root + "/docs.ko-kr", root + "/docs.zh-tw"],
      in: folders
    )
    #expect(status == 0 && output == "")
    #expect(
      error == """
        en     rebuilt from the others
        ko     \(root)/docs.ko-kr: 2 pages
        zh-TW  \(root)/docs.zh-tw: 1 page
        \(root)/my site/diglot.yml: written
        next: diglot build '\(root)/my site'

        """
    )
  }

  @Test func endsWithTheStatusOfOtherCommands() async throws {
    let folders = try RepositoryFolders([
      "docs/a.md": "# A", "docs/docfx.json": "{\"content\": [\"**.md\", \"[\"]}",
    ])
    let site = folders.folder + "/site"
    let words = ["init", site, "--from", folders.folder + "/docs"]
    let faulty = await run(words, in: folders)
    #expect(faulty.status == 1 && faulty.error.contains("glob-pattern-invalid"))
    #expect(
      faulty.error.hasSuffix("\(site)/diglot.yml: not written, because of the errors above\n")
    )
    let json = await run(words + ["--diagnostics", "json"], in: folders)
    #expect(json.status == 1 && json.output.contains("\"glob-pattern-invalid\""))
    #expect(
      await run(["init", site], in: folders).error == "diglot: 'init' needs '--from REPOSITORY …'\n"
    )
    #expect(await run(["init", site], in: folders).status == 2)
    try folders.put("mine", at: "site/diglot.yml")
    let there = await run(words, in: folders)
    #expect(there.status == 2)
    #expect(
      there.error == "diglot: '\(site)/diglot.yml' is there already, and is never overwritten; "
        + "name another folder, or remove it first\n"
    )
  }

  @Test func phrasesWhyThereIsNoProject() {
    let errors: [(InitializeError, String)] = [
      (
        .file(FileError(path: "a", operation: "open", code: 13)),
        "cannot open 'a': Permission denied"
      ),
      (.repositoryNotFound(path: "a", near: "b"), "there is no folder 'a'; did you mean 'b'?"),
      (.repositoryNotFound(path: "a", near: nil), "there is no folder 'a'"),
      (
        .noPages(path: "a"),
        "there are no pages in 'a': no Markdown that a docset names, or none at all"
      ),
      (
        .sameLocale(tag: "ko", "a", "b"),
        "'a' and 'b' are both of the locale 'ko'; name one of them"
      ),
      (
        .folderInRepository(folder: "a/b", repository: "a"),
        "the project 'a/b' cannot lie in the repository 'a'; name a folder beside it"
      ),
    ]
    for (error, message) in errors { #expect(InitCommand.message(for: error) == message) }
  }
}
