import Diglot

/// The status of a site for people: a table of its locales, and the pages to look at.
enum StatusText {
  /// Returns the table; with `showsPages` also every page that is missing or not current.
  static func text(_ status: SiteStatus, showsPages: Bool) -> String {
    let columns = columns.filter { column in
      column.isAlways || status.locales.contains { $0[column.figure] ?? 0 > 0 }
    }
    let rows =
      [["locale", ""] + columns.map(\.heading) + ["last hand-off"]]
      + status.locales.map { row($0, columns) }
    return table(rows) + "\n" + notes + (showsPages ? "\n" + pages(status) : "")
  }

  private struct Column {
    let figure: StatusFigure
    let heading: String
    var isAlways = false
  }

  private static let columns = [
    Column(figure: .translated, heading: "pages", isAlways: true),
    Column(figure: .fallback, heading: "fallback", isAlways: true),
    Column(figure: .missing, heading: "missing", isAlways: true),
    Column(figure: .redirected, heading: "moved"),
    Column(figure: .current, heading: "current", isAlways: true),
    Column(figure: .behind, heading: "behind", isAlways: true),
    Column(figure: .orphaned, heading: "orphaned"),
    Column(figure: .untracked, heading: "untracked"),
    Column(figure: .machine, heading: "machine"), Column(figure: .edited, heading: "edited"),
    Column(figure: .human, heading: "human"),
    Column(figure: .unlabelled, heading: "unlabelled"),
    Column(figure: .units, heading: "units"), Column(figure: .stale, heading: "stale"),
    Column(figure: .uncompared, heading: "uncompared"),
    Column(figure: .new, heading: "new"), Column(figure: .words, heading: "words"),
    Column(figure: .lint, heading: "findings"),
  ]

  private static let notes = """
    pages, fallback and missing are of all pages of the site; current to human of the locale's own
    pages; stale of its units; percentages are rounded down

    """

  private static func row(_ locale: LocaleStatus, _ columns: [Column]) -> [String] {
    [locale.tag, VisibleText.of(locale.name)]
      + columns.map { column in
        let isOfOriginal = [.translated, .fallback, .missing, .redirected, .words]
          .contains(column.figure)
        guard let number = locale[column.figure], isOfOriginal || !locale.isOriginal else {
          return "-"
        }
        guard number > 0, let percentage = locale.percentage(of: column.figure) else {
          return String(number)
        }
        return "\(number) (\(percentage == 0 ? "<1" : String(percentage))%)"
      } + [locale.lastHandOff ?? "-"]
  }

  private static func pages(_ status: SiteStatus) -> String {
    let concerns = status.concerns
    guard !concerns.isEmpty else { return "every page is translated and current\n" }
    return concerns.map { concern in
      "\(concern.tag)  \(VisibleText.of(concern.page))  \(concern.reason)\n"
    }.joined()
  }

  // MARK: Layout

  /// Returns lines whose columns begin below each other: words at the left, numbers at the right.
  static func table(_ rows: [[String]]) -> String {
    let count = rows.first?.count ?? 0
    let widths = (0..<count).map { column in rows.map { width($0[column]) }.max() ?? 0 }
    return rows.map { row in
      let cells = row.indices.map { column in
        let padding = String(repeating: " ", count: widths[column] - width(row[column]))
        return column < 2 ? row[column] + padding : padding + row[column]
      }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }

  private static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + DisplayWidth.of($1) }
  }
}
