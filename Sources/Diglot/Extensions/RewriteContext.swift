/// What the rewriting of constructs knows of the text around them, and what it finds out.
struct RewriteContext {
  let text: PageText
  /// The words of the interface in the text's language.
  let words: InterfaceWords
  /// What the pivots of the page are called, by id.
  let pivotTitles: [String: String]
  private(set) var diagnostics = Diagnostics()
  /// The pivots that zones name, with their places in the text.
  private(set) var usedPivots: [(id: String, range: Range<Int>)] = []
  /// How many frames with videos the text has so far.
  private(set) var videoCount = 0

  init(_ text: PageText, words: InterfaceWords, pivotTitles: [String: String] = [:]) {
    self.text = text
    self.words = words
    self.pivotTitles = pivotTitles
  }

  /// Notes a finding, which `make` is given the place of, unless there are too many.
  mutating func report(at range: Range<Int>, _ make: (Diagnostic.Location) -> Diagnostic) {
    guard !diagnostics.isFull else { return }
    diagnostics.report(make(text.location(of: range)))
  }

  mutating func use(pivot id: String, at range: Range<Int>) { usedPivots.append((id, range)) }

  mutating func nextVideoNumber() -> Int {
    videoCount += 1
    return videoCount
  }
}
