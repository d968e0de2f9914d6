import Testing

@testable import Diglot

/// The units of real pages beside their own rebuilt originals, unchanged and changed by a script.
@Suite(.enabled(if: RealPages.exists, "the corpus is not beside the repository"))
struct UnitStateCorpusTests {
  /// A page and the original it was made from.
  private struct Page {
    let path: String
    let text: PageText
    let original: String

    init(_ path: String) throws {
      self.path = path
      let file = SourceFile(path: path, bytes: try RealPages.bytes(path))
      text = PageText(translation: file)
      original = String(
        decoding: text.bitext.original(in: file.bytes.span).target,
        as: UTF8.self
      )
    }

    func compare(_ original: String) -> UnitComparison {
      let file = SourceFile(path: "en.md", bytes: Array(original.utf8))
      return UnitComparison.compare(text, with: UnitComparison.Reference(PageText(original: file)))
    }
  }

  @Test func unchanged() throws {
    var pages = 0, units = 0, stale = 0, missing = 0
    for locale in RealPages.locales {
      let folder = RealPages.folder(RealPages.partnerCenter, "live-sxs", locale)
      for file in try RealPages.files(in: folder) {
        let page = try Page(folder + "/" + file)
        let found = page.compare(page.original)
        pages += 1
        units += found.states.count
        for (index, state) in found.states.enumerated() where state != .current {
          stale += 1
          let unit = page.text.bitext.units[index]
          print("STALE", locale.tag, file, unit.key.string, state, page.text.source.file.bytes.span.text(unit.source).debugDescription)
        }
        for m in found.missing {
          missing += 1
          print("MISS", locale.tag, file, String(decoding: found.sentences[m].text, as: UTF8.self).debugDescription)
        }
      }
    }
    print("TOTAL", pages, units, stale, missing)
  }
}

extension PageText {
  /// The text of a translation's file.
  init(translation file: SourceFile, locale: Int = 1) {
    var diagnostics = Diagnostics()
    let header = FrontMatter.read(file, &diagnostics)
    self.init(
      source: SourcePage(file: file, header: header),
      bitext: UnitScanner.scan(file, bodyStart: header.bodyStart, &diagnostics),
      locale: locale,
      isRebuilt: false,
      fileLocale: locale
    )
  }

  /// The text of an original's file.
  init(original file: SourceFile) { self.init(translation: file, locale: 0) }
}
