import Foundation
import Testing

@testable import Diglot

/// The sources as they are, against the rules of the house; `HouseRulesTests` shows that the rules
/// can be broken.
struct LayeringTests {
  private let library: [HouseRules.Source]
  private let command: [HouseRules.Source]

  init() throws {
    library = try Self.sources(of: "Diglot")
    command = try Self.sources(of: "DiglotCommand")
  }

  @Test func readsTheSources() {
    #expect(library.contains { $0.outline.types.contains("ByteBuffer") })
    #expect(command.contains { $0.outline.types.contains("Console") })
  }

  @Test func noRoomNamesATypeOfALaterRoom() {
    #expect(HouseRules.climbs(in: library) == [])
  }

  @Test func everyRoomIsOnTheLadder() {
    #expect(HouseRules.strangeRooms(in: library) == [])
    #expect(command.allSatisfy { HouseRules.vagueNames.isDisjoint(with: $0.folders) })
  }

  @Test func eachLibraryHasOneRoom() {
    #expect(HouseRules.strangeImports(in: library) == [])
  }

  @Test func filesAreShort() {
    #expect(HouseRules.longFiles(in: library + command) == [])
  }

  @Test func functionsAreShort() {
    #expect(HouseRules.longMembers(in: library + command) == [])
  }

  @Test func whatTheCommandUsesIsExplained() {
    #expect(HouseRules.undocumented(in: library) == [])
  }

  /// A code that nothing reports would be explained to readers in vain.
  @Test func everyKindOfFindingIsReportedSomewhere() {
    var names: Set<Substring> = []
    for source in library where source.room != "Diagnostics" {
      // What follows a dot, up to the end of the word.
      for piece in source.text.split(separator: ".", omittingEmptySubsequences: false).dropFirst() {
        names.insert(piece.prefix { $0.isLetter || $0.isNumber })
      }
    }
    for code in DiagnosticCode.allCases {
      #expect(names.contains("\(code)"), "\(code.rawValue)")
    }
  }

  private static func sources(of target: String) throws -> [HouseRules.Source] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/" + target)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path())
    return try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      HouseRules.Source(path, try String(contentsOf: root.appending(path: path), encoding: .utf8))
    }
  }
}
