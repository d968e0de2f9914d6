/// Which table of contents is a page's: of those that list it the nearest, else the nearest above.
struct TOCChoice {
  private struct Candidate {
    let path: String
    let folder: [Substring]
    let index: Int
  }

  private let candidates: [Candidate]
  /// For each page, the candidates that list it, by their place in `candidates`.
  private var references: [Int: [Int]] = [:]

  /// Takes all tables of contents of a locale; those that others include do not stand alone, and a
  /// page that is found through its folder is not listed.
  init(_ trees: [TOCTree]) {
    candidates = Self.standing(trees)
    for (place, candidate) in candidates.enumerated() {
      for node in trees[candidate.index].nodes where !node.isFolderLink {
        guard let page = node.target.page?.page else { continue }
        if references[page]?.last != place { references[page, default: []].append(place) }
      }
    }
  }

  /// Returns the trees that no other includes; of those that include each other in a circle, the one
  /// that is the furthest up.
  private static func standing(_ trees: [TOCTree]) -> [Candidate] {
    let all = trees.indices.map { index in
      Candidate(
        path: trees[index].path.string.lowercased(),
        folder: trees[index].path.folder.lowercased().split(separator: "/"),
        index: index
      )
    }
    let included = Set(trees.flatMap(\.included))
    var standing = all.filter { !included.contains($0.path) }
    var reached = Set(standing.flatMap { trees[$0.index].included })
    let others = all.filter { included.contains($0.path) }
    for candidate in others.sorted(by: { ($0.folder.count, $0.path) < ($1.folder.count, $1.path) })
    where !reached.contains(candidate.path) {
      standing.append(candidate)
      reached.formUnion(trees[candidate.index].included)
    }
    return standing.sorted { $0.index < $1.index }
  }

  /// Whether a page stands in any of them.
  func isListed(_ page: Int) -> Bool { references[page] != nil }

  /// Returns the index of the tree of a page, whose file is `file`.
  func tree(of page: Int, _ file: RelativePath) -> Int? {
    let folder = file.folder.lowercased().split(separator: "/")
    let listed = references[page]?.map { candidates[$0] }
    var best: (key: (down: Int, up: Int, path: String), index: Int)?
    for candidate in listed ?? candidates {
      let shared = zip(folder, candidate.folder).prefix { $0 == $1 }.count
      let key = (candidate.folder.count - shared, folder.count - shared, candidate.path)
      // One that does not list the page must lie in its folder or above.
      guard listed != nil || key.0 == 0 else { continue }
      if best.map({ key < $0.key }) ?? true { best = (key, candidate.index) }
    }
    return best?.index
  }
}
