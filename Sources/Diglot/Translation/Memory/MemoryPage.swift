/// What one translated page gives to the memory of its locale: its sentences, packed.
///
/// Bytes and offsets instead of texts, since a large site has more than a hundred thousand of them.
struct MemoryPage: Sendable {
  /// By index.
  let page: Int
  let locale: Int
  /// Sources and targets in turn.
  private var bytes: [UInt8] = []
  /// Where each of them ends.
  private var ends: [UInt32] = []
  /// The hashes of the words of all sources, see `words(_:)`.
  private var words: [UInt32] = []
  private var wordEnds: [UInt32] = []

  /// Packs the units of `text`.
  init(_ text: PageText, page: Int) {
    self.page = page
    locale = text.locale
    let file = text.source.file.bytes
    guard file.count < UInt32.max else { return }
    let units = text.bitext.units
    bytes.reserveCapacity(units.reduce(0) { $0 + $1.source.count + $1.target.count })
    words.reserveCapacity(units.reduce(0) { $0 + $1.source.count } / 5)
    ends.reserveCapacity(2 * units.count)
    wordEnds.reserveCapacity(units.count)
    for unit in units {
      bytes += file[unit.source]
      ends.append(UInt32(bytes.count))
      bytes += text.text[unit.target]
      ends.append(UInt32(bytes.count))
      words += Self.words(file[unit.source])
      wordEnds.append(UInt32(words.count))
    }
  }

  /// How many units there are.
  var count: Int { wordEnds.count }

  /// Returns the original of a unit, by index, as it stands in the file.
  func source(of unit: Int) -> ArraySlice<UInt8> { piece(2 * unit) }

  /// Returns the translation of a unit, by index.
  func target(of unit: Int) -> ArraySlice<UInt8> { piece(2 * unit + 1) }

  /// Returns the words of a unit's original, see `words(_:)`.
  func words(of unit: Int) -> ArraySlice<UInt32> {
    words[(unit == 0 ? 0 : Int(wordEnds[unit - 1]))..<Int(wordEnds[unit])]
  }

  private func piece(_ number: Int) -> ArraySlice<UInt8> {
    bytes[(number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])]
  }

  /// Returns the hashes of the words of a sentence in their order; letter case does not matter, and
  /// neither do signs and markup where there is any word.
  static func words(_ sentence: ArraySlice<UInt8>) -> [UInt32] {
    let flat = FlatText(sentence: sentence)
    return TextToken.words(TextToken.tokens(flat)[...], in: flat.bytes).map {
      UInt32(truncatingIfNeeded: $0 ^ ($0 >> 32))
    }
  }
}
