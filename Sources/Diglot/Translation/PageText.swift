/// The text of a page in one language, and the file that it stands in.
///
/// For a rebuilt original the file is that of a translation.
struct PageText: Sendable {
  let source: SourcePage
  let bitext: Bitext
  /// The locale of the text, by index.
  let locale: Int
  let isRebuilt: Bool
  /// The locale of the file; another one than that of the text where it was rebuilt.
  let fileLocale: Int
  /// What has become of the units; empty where that was not asked, or all are current.
  var unitStates: [UnitState] = []

  var text: [UInt8] { bitext.target }

  /// Returns what holds for the page, by index, whose text this is.
  func settings(of page: Int, _ plan: Plan) -> PageSettings {
    let path = plan.pages[page].files[fileLocale]
    return PageSettings(plan: plan, source: source, path: path, locale: fileLocale)
  }

  /// Returns the text as that of a pseudo-locale, in which it is shown with other letters.
  func shown(in locale: Int) -> PageText {
    PageText(
      source: source,
      bitext: bitext,
      locale: locale,
      isRebuilt: isRebuilt,
      fileLocale: fileLocale
    )
  }

  /// Returns where `range` of the text stands in the file.
  func location(of range: Range<Int>) -> Diagnostic.Location {
    // A sentence of the original in the place of a translation may be longer than what is left.
    let end = source.file.bytes.count
    let start = min(bitext.fileOffset(of: range.lowerBound), end)
    return source.file.location(of: start..<min(start + range.count, end))
  }
}
