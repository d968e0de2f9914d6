import Testing

@testable import Diglot

/// After any change, the site that follows is the one that a build from scratch makes.
struct LivePropertyTests {
  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      (seed: 1, settings: [:]),
      (seed: 2, settings: ["translations": "retain", "fallbackPages": "omit"]),
      (seed: 3, settings: ["statusPage": "true", "workingPages": "true", "assets": "all"]),
      (seed: 4, settings: ["translations": "retain", "missingInSwitcher": "unavailable"]),
    ] as [(seed: UInt64, settings: [String: String])]
  )
  func randomEditsGiveTheSiteOfAFreshBuild(
    _ run: (seed: UInt64, settings: [String: String])
  ) async throws {
    var edits = RandomEdits(seed: run.seed, settings: run.settings)
    let project = try await LiveProject(edits.files, configuration: edits.configuration)
    #expect(try await project.differences() == [])
    var compared = 0
    for number in 1...125 {
      let change = edits.next()
      switch change {
      case .write(let files): try await project.write(files)
      case .remove(let path): try await project.remove(path)
      case .rename(let old, let new): try await project.rename(old, to: new)
      }
      guard let differences = try await project.differences() else { continue }
      compared += 1
      #expect(differences == [], "seed \(run.seed), edit \(number): \(change)")
      let others = try await project.otherFindings()
      #expect(others == [], "seed \(run.seed), edit \(number): \(change)")
      if !differences.isEmpty || !others.isEmpty { return }
    }
    // Most states are without errors, or nothing would be compared.
    #expect(compared > 60)
  }
}
