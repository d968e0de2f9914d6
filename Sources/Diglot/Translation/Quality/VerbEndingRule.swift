/// Korean verbs that machine translation tore apart: `사용 하 여`, `에 대 한`.
///
/// Only what is certain: the stem of such a verb never stands alone between spaces.
enum VerbEndingRule {
  /// Each with a space before it, and a letter of Hangul before that.
  private static let torn: [StaticString] = [
    " 하 ", " 되 ", " 시키 ", " 대 한", " 대 해", " 통 해", " 위 해", " 의 한", " 의 해", " 관 한",
    " 했 고", " 했 습", " 됐 ", " 있 는", " 있 습", " 있 도록", " 없 는", " 없 습",
  ]

  static func faults(_ pair: UnitPair) -> [UnitFault] {
    guard pair.language.name == "ko" else { return [] }
    let bytes = pair.target.masked.span
    var faults: [UnitFault] = []
    var offset = 0
    while let space = bytes.firstIndex(of: 0x20, from: offset) {
      offset = space + 1
      // A syllable of Hangul: U+AC00 to U+D7A3.
      guard space >= 3, (0xEA...0xED).contains(bytes[space - 3]) else { continue }
      for ending in torn where bytes.hasPrefix(ending, at: space) {
        faults.append(fault(space, ending, bytes))
        break
      }
    }
    return faults
  }

  private static func fault(
    _ space: Int,
    _ ending: StaticString,
    _ bytes: borrowing Span<UInt8>
  ) -> UnitFault {
    var start = space
    while start > 0, bytes[start - 1] != 0x20 { start -= 1 }
    let range = start..<(space + ending.utf8CodeUnitCount)
    return UnitFault(
      range: range,
      message: "a verb is one word",
      note: "write the stem and the ending together"
    )
  }
}
