/// The rules about the headings of one page, on values alone.
enum HeadingCheck {
  /// A heading as a reader finds it; the heads of tabs are none.
  struct Entry: Equatable {
    let level: Int
    let text: String
    /// Whether there is neither text nor a picture.
    let isEmpty: Bool
    let range: Range<Int>
  }

  /// What the headings stand in.
  struct Page {
    /// In document order.
    let headings: [Entry]
    /// Where the first block that a reader sees stands, unless that is a heading of level 1.
    let opening: Range<Int>?
    /// Whether raw HTML has a heading of level 1, whose place among the others is not known.
    let hasRawH1: Bool
    /// Whether the front matter has a title.
    let hasTitle: Bool
  }

  static func faults(in page: Page) -> [ContentFault] {
    titles(page) + outline(page.headings) + duplicates(page.headings)
  }

  /// Returns what is wrong with the headings of a file that pages include.
  static func faults(inIncluded headings: [Entry]) -> [ContentFault] {
    headings.filter { $0.level == 1 }.map { .h1InInclude(at: $0.range) }
  }

  private static func titles(_ page: Page) -> [ContentFault] {
    var faults: [ContentFault] = []
    let h1s = page.headings.filter { $0.level == 1 }
    if h1s.isEmpty, !page.hasRawH1 { faults.append(.h1Missing()) }
    if let first = h1s.first, page.opening != nil { faults.append(.h1NotFirst(at: first.range)) }
    faults += h1s.dropFirst().map { .multipleH1s(at: $0.range) }
    let isNameless = page.headings.allSatisfy { $0.text.allSatisfy(\.isWhitespace) }
    if !page.hasTitle, !page.hasRawH1, isNameless {
      faults.append(.titleMissing())
    }
    return faults
  }

  private static func outline(_ headings: [Entry]) -> [ContentFault] {
    var faults: [ContentFault] = []
    var last: Int?
    for heading in headings {
      if heading.isEmpty { faults.append(.headingEmpty(at: heading.range)) }
      if let last, heading.level > last + 1 {
        faults.append(.headingSkipped(heading.level, after: last, at: heading.range))
      }
      last = heading.level
    }
    return faults
  }

  private static func duplicates(_ headings: [Entry]) -> [ContentFault] {
    var seen: Set<String> = []
    return headings.compactMap { heading in
      guard heading.level == 2, !heading.isEmpty else { return nil }
      let words = heading.text.lowercased().split(whereSeparator: \.isWhitespace)
      return seen.insert(words.joined(separator: " ")).inserted
        ? nil : .h2Duplicated(at: heading.range)
    }
  }
}

extension ContentFault {
  fileprivate static func h1Missing() -> ContentFault {
    ContentFault(code: .h1Missing, range: 0..<0, message: "a page has a heading of level 1")
  }

  fileprivate static func h1NotFirst(at range: Range<Int>) -> ContentFault {
    ContentFault(
      code: .h1NotFirst,
      range: range,
      message: "the heading of level 1 is the first thing in a page"
    )
  }

  fileprivate static func multipleH1s(at range: Range<Int>) -> ContentFault {
    ContentFault(
      code: .multipleH1s,
      range: range,
      message: "a page has one heading of level 1"
    )
  }

  fileprivate static func h1InInclude(at range: Range<Int>) -> ContentFault {
    ContentFault(
      code: .h1InInclude,
      range: range,
      message: "an included file has no heading of level 1"
    )
  }

  fileprivate static func titleMissing() -> ContentFault {
    ContentFault(
      code: .titleMissing,
      range: 0..<0,
      message: "a page has a heading, or a 'title' in its front matter",
      notes: ["the name of its file is shown"]
    )
  }

  fileprivate static func headingEmpty(at range: Range<Int>) -> ContentFault {
    ContentFault(code: .headingEmpty, range: range, message: "a heading has a text")
  }

  fileprivate static func headingSkipped(
    _ level: Int,
    after last: Int,
    at range: Range<Int>
  ) -> ContentFault {
    ContentFault(
      code: .headingSkipped,
      range: range,
      message: "a heading is at most one level below the one before it",
      notes: ["this one is of level \(level), the one before it of level \(last)"]
    )
  }

  fileprivate static func h2Duplicated(at range: Range<Int>) -> ContentFault {
    ContentFault(
      code: .h2Duplicated,
      range: range,
      message: "the headings of level 2 in a page differ"
    )
  }
}
