import Foundation
import Testing

@testable import Diglot

struct ConfigurationLoaderTests {
  /// Calls `body` with a new folder that holds `files`.
  private func withFolder(_ files: [String: [UInt8]], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, bytes) in files {
      let file = folder.appending(path: name)
      let parent = file.deletingLastPathComponent()
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    try body(folder.path())
  }

  private static let text = Array(
    "title: T\nbaseURL: http://a\noriginalLocale: en\nlocales: [{tag: en}]\n".utf8
  )

  @Test func takesAFolderOrItsFile() throws {
    try withFolder(["diglot.yml": Self.text, "content/en/a.md": []]) { folder in
      for project in [folder, folder + "/diglot.yml", folder + "/./"] {
        var diagnostics = Diagnostics()
        let site = ConfigurationLoader.load(project: project, &diagnostics)
        #expect(site?.locales.first?.content?.displayPath == folder + "/content/en")
        #expect(diagnostics.lines == [])
      }
    }
  }

  @Test func saysWhatIsMissing() throws {
    try withFolder(["diglot.yaml": Self.text]) { folder in
      var diagnostics = Diagnostics()
      #expect(ConfigurationLoader.load(project: folder, &diagnostics) == nil)
      #expect(ConfigurationLoader.load(project: folder + "/no", &diagnostics) == nil)
      #expect(
        diagnostics.lines == [
          "config-not-found: no 'diglot.yml' in '\(folder)'",
          "config-not-found: there is no project at '\(folder)/no'",
        ]
      )
      #expect(diagnostics.findings[0].notes.first?.contains("did you mean 'diglot.yaml'?") == true)
      #expect(diagnostics.findings[1].notes.count == 1)
    }
  }

  @Test func tellsTheWayOutOfAnEmptyFolder() throws {
    try withFolder([:]) { folder in
      var diagnostics = Diagnostics()
      #expect(ConfigurationLoader.load(project: folder, &diagnostics) == nil)
      #expect(diagnostics.findings.first?.notes.first?.contains("write a 'diglot.yml'") == true)
    }
  }

  @Test func refusesBytesThatAreNotUTF8() throws {
    let bytes = Array("title: T\nbaseURL: 가".utf8) + [0xFF, 0x0A]
    try withFolder(["diglot.yml": bytes]) { folder in
      var diagnostics = Diagnostics()
      #expect(ConfigurationLoader.load(project: folder, &diagnostics) == nil)
      #expect(diagnostics.lines == ["2:11 encoding-invalid: byte 21 is not UTF-8"])
    }
  }

  @Test func reportsAFileThatCannotBeRead() {
    var diagnostics = Diagnostics()
    let place = ProjectFolder(path: "no/such/diglot.yml")
    #expect(ConfigurationLoader.read(place, &diagnostics) == nil)
    #expect(diagnostics.findings.map(\.code) == [.fileUnreadable])
  }

  @Test(arguments: [
    ("", "content", "content", "content"), (".", "./a/../b", "./a/../b", "b"),
    ("s/", "x", "s/x", "s/x"), ("s", "../../x", "s/../../x", "../x"),
    ("/a", "../../x", "/a/../../x", "/x"), ("s", "/x//y/", "/x//y/", "/x/y"),
    ("s", "..", "s/..", "."),
  ])
  func joinsPaths(base: String, path: String, joined: String, shown: String) {
    let folder = ProjectFolder(path: base).appending(path)
    #expect(folder.path == joined)
    #expect(folder.displayPath == shown)
  }

  @Test(arguments: [
    ("a/b", "a", true), ("a", "a", true), ("ab", "a", false), ("a", ".", true),
    ("../a", ".", false),
    ("/a", ".", false), ("/a", "/", true), ("a", "a/b", false),
  ])
  func knowsWhatLiesInside(inner: String, outer: String, expected: Bool) {
    #expect(ProjectFolder(path: inner).isInside(ProjectFolder(path: outer)) == expected)
  }

  @Test(arguments: [
    ("diglot.yml", "."), ("a/diglot.yml", "a"), ("/diglot.yml", "/"), ("/a/b", "/a"),
  ])
  func knowsTheFolderOfAFile(file: String, folder: String) {
    #expect(ProjectFolder(path: file).parent.path == folder)
  }
}
