/// The source line of a finding and the line of carets below it, at the same columns of a terminal.
struct Excerpt: Sendable, Equatable {
  let line: String
  /// Such as `    ^~~~`.
  let marker: String

  private static let tabWidth = 4

  /// A part of the line that is shown whole or not at all.
  private struct Cell {
    let text: String
    let width: Int
    let isCovered: Bool
  }

  /// Lays out `source` with the finding at `column`, from 1, and `length`, both in scalars.
  ///
  /// A line wider than `width` is cut around the finding. Linear in the line's length.
  init(_ source: String, column: Int, length: Int, width: Int) {
    let scalars = source.unicodeScalars
    let start = min(max(0, column - 1), scalars.count)
    // No more than this can be shown; a line may be millions of scalars long.
    let first = max(0, start - 2 * width)
    let shown = scalars.dropFirst(first).prefix(start - first + 2 * width)
    let cells = Self.cells(shown, covered: start - first..<start - first + max(1, length))
    let window = Self.window(cells, width: width, isLong: shown.count < scalars.count)
    let cutsLeft = first > 0 || window.lowerBound > 0
    let cutsRight = first + shown.count < scalars.count || window.upperBound < cells.count
    line =
      (cutsLeft ? "…" : "") + cells[window].map(\.text).joined() + (cutsRight ? "…" : "")
    marker = Self.marker(cells[window], offset: cutsLeft ? 1 : 0)
  }

  private static func cells(
    _ scalars: some Sequence<Unicode.Scalar>,
    covered: Range<Int>
  ) -> [Cell] {
    var cells: [Cell] = []
    var column = 0
    for (index, scalar) in scalars.enumerated() {
      let text: String
      var width: Int
      if scalar == "\t" {
        width = tabWidth - column % tabWidth
        text = String(repeating: " ", count: width)
      } else if VisibleText.isHidden(scalar) {
        text = VisibleText.symbol(for: scalar)
        width = text.unicodeScalars.count
      } else {
        text = String(Character(scalar))
        width = DisplayWidth.of(scalar)
      }
      cells.append(Cell(text: text, width: width, isCovered: covered.contains(index)))
      column += width
    }
    return cells
  }

  /// Returns the cells that fit into `width`, an ellipsis at either end included.
  ///
  /// The finding is whole where it fits, with a third of the room that is left before it.
  private static func window(_ cells: [Cell], width: Int, isLong: Bool) -> Range<Int> {
    if !isLong, cells.reduce(0, { $0 + $1.width }) <= width { return 0..<cells.count }
    let room = max(1, width - 2)
    var lower = cells.firstIndex(where: \.isCovered) ?? cells.count
    let covered = cells.reduce(0) { $0 + ($1.isCovered ? $1.width : 0) }
    var used = 0
    while lower > 0, used + cells[lower - 1].width <= max(0, room - covered) / 3 {
      lower -= 1
      used += cells[lower].width
    }
    var upper = lower
    used = 0
    while upper < cells.count, used + cells[upper].width <= room {
      used += cells[upper].width
      upper += 1
    }
    // At the end of a line the room that is left goes to what stands before.
    while lower > 0, used + cells[lower - 1].width <= room {
      lower -= 1
      used += cells[lower].width
    }
    // A mark without the letter that it belongs to would sit on the ellipsis.
    while lower < upper, lower > 0, cells[lower].width == 0 { lower += 1 }
    return lower..<upper
  }

  private static func marker(_ cells: ArraySlice<Cell>, offset: Int) -> String {
    let first = cells.firstIndex(where: \.isCovered) ?? cells.endIndex
    var start = offset + cells[..<first].reduce(0) { $0 + $1.width }
    // A finding that begins with a combining mark points at the letter under it.
    if first < cells.endIndex, cells[first].width == 0, start > offset { start -= 1 }
    let width = cells.reduce(0) { $0 + ($1.isCovered ? $1.width : 0) }
    return String(repeating: " ", count: start) + "^"
      + String(repeating: "~", count: max(0, width - 1))
  }
}
