import Foundation
import Testing

@testable import Diglot

/// The rules about translations on 125,929 real units, beside what other people counted.
///
/// Figures in the order ko, zh-TW, ja, ru.
@Suite(.enabled(if: RealPages.exists, "the corpus is not beside the repository"))
struct QualityCorpusTests {
  struct Figures: Sendable {
    var faults: [String: Int] = [:]
    /// Counted by splitting texts, without any rule.
    var plain: [String: Int] = [:]
    var units = 0
  }

  private static let figures = Task { try await count() }

  private static func count() async throws -> [Figures] {
    var all: [Figures] = []
    for locale in RealPages.locales {
      let folder = RealPages.folder(RealPages.partnerCenter, "live-sxs", locale)
      var figures = Figures()
      for file in try RealPages.files(in: folder) {
        for unit in ExpectedUnits(try RealPages.text(folder + "/" + file)).units {
          count(unit, locale.tag, &figures)
        }
        await Task.yield()
      }
      all.append(figures)
    }
    return all
  }

  private static func count(_ unit: ExpectedUnits.Unit, _ tag: String, _ figures: inout Figures) {
    let pair = UnitPair(
      Array(unit.target.utf8),
      Array(unit.source.utf8),
      QualityLanguage(tag: tag),
      original: QualityLanguage(tag: "en")
    )
    figures.units += 1
    for rule in pair.isCopy ? [QualityRule.copies] : QualityRule.all {
      for fault in rule.faults(pair) {
        figures.faults[rule.code.rawValue, default: 0] += 1
        guard rule.code == .translationBracketsUnbalanced else { continue }
        let isSquare = ["[", "]"].contains(pair.target.text(fault.range))
        if isSquare { figures.faults["square", default: 0] += 1 }
      }
    }
    plain(unit, &figures)
  }

  private static func plain(_ unit: ExpectedUnits.Unit, _ figures: inout Figures) {
    if unit.target == unit.source { figures.plain["copies", default: 0] += 1 }
    if isUneven(unit.target), !isUneven(unit.source) { figures.plain["square", default: 0] += 1 }
    for mark in [",", ".", ";", ":", "!", "?", "、", "。", "，", "：", "；"] {
      let pieces = unit.target.components(separatedBy: "** " + mark)
      figures.plain["spaced", default: 0] += pieces.count - 1
    }
    if unit.target.contains(")["), unit.target.contains("](") {
      figures.plain["glued", default: 0] += 1
    }
  }

  private static func isUneven(_ text: String) -> Bool {
    text.utf8.count { $0 == UInt8(ascii: "[") } != text.utf8.count { $0 == UInt8(ascii: "]") }
  }
}
