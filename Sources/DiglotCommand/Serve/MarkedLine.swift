import Diglot

/// The line of a finding, cut where it is long, and the place of what is meant in it.
struct MarkedLine: Sendable, Equatable {
  let text: String
  /// 0-based, in Unicode scalars of `text`.
  let start: Int
  /// In Unicode scalars; at least 1, though the line may end before.
  let length: Int

  /// How many scalars are shown before what is meant, of it, and behind it.
  static let reach = 400

  init(_ location: Diagnostic.Location) {
    let scalars = location.excerpt.unicodeScalars
    let place = max(0, location.column - 1)
    // A line that is too long to be shown is empty, wherever the place in it is.
    let first = scalars.isEmpty ? 0 : max(0, place - Self.reach)
    length = min(max(1, location.length), Self.reach)
    let rest = scalars.dropFirst(first)
    let shown = rest.prefix(place - first + length + Self.reach)
    let isCut = (first > 0, shown.endIndex < rest.endIndex)
    text = (isCut.0 ? "…" : "") + String(shown) + (isCut.1 ? "…" : "")
    start = place - first + (isCut.0 ? 1 : 0)
  }

  var isBlank: Bool { text.allSatisfy(\.isWhitespace) }

  /// What stands before the place, at it and behind it.
  var parts: (before: String, marked: String, after: String) {
    let scalars = text.unicodeScalars
    let rest = scalars.dropFirst(start)
    return (
      String(scalars.prefix(start)), String(rest.prefix(length)), String(rest.dropFirst(length))
    )
  }
}
