/// A pattern for paths, compiled once.
///
/// `*` within a segment, `?` one character, `**` any number of folders, `[a-z]` and `[!a]` classes,
/// `{a,b}` alternatives. Case never counts. A path with a segment that starts with `.` matches no
/// pattern. At its end, `**` stands for at least one segment.
///
///     **/*.md     a.md, x/a.MD
///     docs/**     docs/a/b.md, not docsx/a.md
///     *.png       not a/b.png
///
/// Matching costs at most path × pattern in each of the alternatives: a star that fails gives up
/// its place to the last one alone, never to those before it.
struct Glob: Sendable {
  enum Token: Sendable, Equatable {
    case scalar(Unicode.Scalar)
    case anyScalar
    case anyRun
    case set(ranges: [ClosedRange<Unicode.Scalar>], isNegated: Bool)
  }

  enum Segment: Sendable, Equatable {
    /// Any number of folders.
    case anyFolders
    case tokens([Token])
  }

  private let alternatives: [[Segment]]

  /// Compiles `pattern`; throws where it is none.
  init(_ pattern: String) throws(GlobError) { alternatives = try GlobCompiler.compile(pattern) }

  /// Returns whether a path, `/` between its segments, is one of those meant.
  func matches(_ path: String) -> Bool {
    let segments = path.lowercased().split(separator: "/").map { Array($0.unicodeScalars) }
    return Self.isVisible(segments) && matches(visible: segments)
  }

  /// No segment starts with a dot, and there is one at all.
  fileprivate static func isVisible(_ segments: [[Unicode.Scalar]]) -> Bool {
    !segments.isEmpty && segments.allSatisfy { $0.first != "." }
  }

  fileprivate func matches(visible segments: [[Unicode.Scalar]]) -> Bool {
    alternatives.contains { Self.matches(segments, $0) }
  }

  private static func matches(_ path: [[Unicode.Scalar]], _ pattern: [Segment]) -> Bool {
    // A last `**` takes one segment at least, which can be any: leave it out of the search.
    let path = pattern.last == .anyFolders ? path.dropLast() : path[...]
    return wildcardMatch(Array(path), pattern, isRun: { $0 == .anyFolders }) { segment, part in
      guard case .tokens(let tokens) = part else { return false }
      return wildcardMatch(segment, tokens, isRun: { $0 == .anyRun }, one: matchesOne)
    }
  }

  private static func matchesOne(_ scalar: Unicode.Scalar, _ token: Token) -> Bool {
    switch token {
    case .scalar(let expected): scalar == expected
    case .anyScalar: true
    case .anyRun: false
    case .set(let ranges, let isNegated): ranges.contains { $0.contains(scalar) } != isNegated
    }
  }

  /// Matches elements against a pattern in which some parts stand for any run of them.
  private static func wildcardMatch<Element, Part>(
    _ elements: [Element],
    _ pattern: [Part],
    isRun: (Part) -> Bool,
    one: (Element, Part) -> Bool
  ) -> Bool {
    var (element, part) = (0, 0)
    var retry: (element: Int, part: Int)?
    while element < elements.count {
      if part < pattern.count, isRun(pattern[part]) {
        part += 1
        retry = (element, part)
      } else if part < pattern.count, one(elements[element], pattern[part]) {
        element += 1
        part += 1
      } else if let last = retry {
        retry = (last.element + 1, last.part)
        element = last.element + 1
        part = last.part
      } else {
        return false
      }
    }
    return pattern[part...].allSatisfy(isRun)
  }
}

/// Several patterns at once.
struct GlobSet: Sendable {
  private let globs: [Glob]

  init(_ globs: [Glob] = []) { self.globs = globs }

  var isEmpty: Bool { globs.isEmpty }

  /// Returns whether any of the patterns matches.
  func matches(_ path: String) -> Bool {
    if globs.isEmpty { return false }
    let segments = path.lowercased().split(separator: "/").map { Array($0.unicodeScalars) }
    return Glob.isVisible(segments) && globs.contains { $0.matches(visible: segments) }
  }
}
