/// Finds sentences that are translated in several ways, across all pages of a locale.
///
/// A page leaves only digests of its sentences behind. Whose texts are needed for a finding are read
/// once more.
struct SentenceVariants {
  /// Where a sentence and its translation stand, and what they say.
  struct Sentence: Sendable {
    let page: Int
    let locale: Int
    let source: UInt64
    let target: UInt64
    /// Bytes of the file.
    let sourceRange: Range<Int>
    let targetRange: Range<Int>

    /// Takes a sentence; `nil` for one of less than four words, which is a label.
    init?(_ unit: TranslationUnit, _ pair: UnitPair, _ text: PageText, page: Int) {
      guard SentenceVariants.isSentence(pair) else { return nil }
      self.page = page
      locale = text.locale
      source = SentenceVariants.digest(pair.source.trimmed)
      target = SentenceVariants.digest(pair.target.trimmed)
      sourceRange = unit.source
      let start = text.bitext.fileOffset(of: unit.target.lowerBound)
      targetRange = start..<(start + unit.target.count)
    }
  }

  private let plan: Plan
  private var files: [String: SourceFile] = [:]

  init(_ plan: Plan) { self.plan = plan }

  /// Returns a finding for each sentence with several translations, where the first of them stands
  /// that is not the most frequent one.
  mutating func findings(_ sentences: [Sentence]) -> Diagnostics {
    var diagnostics = Diagnostics()
    for group in Self.groups(sentences) {
      let most = Self.mostFrequent(group)
      guard let other = group.first(where: { $0.target != group[most].target }) else { continue }
      let count = group.count { $0.target == group[most].target }
      if let finding = finding(other, group[most], count, of: group.count) {
        diagnostics.report(finding)
      }
    }
    return diagnostics
  }

  /// Returns the sentences with several translations, in the order of their pages.
  private static func groups(_ sentences: [Sentence]) -> [[Sentence]] {
    struct Key: Hashable {
      let locale: Int
      let source: UInt64
    }
    // Nearly all sentences have one translation: only of the others is there a group.
    var firsts: [Key: Int] = [:]
    firsts.reserveCapacity(sentences.count)
    var groups: [Int: [Sentence]] = [:]
    for (index, sentence) in sentences.enumerated() {
      let key = Key(locale: sentence.locale, source: sentence.source)
      guard let first = firsts[key] else {
        firsts[key] = index
        continue
      }
      if sentence.target != sentences[first].target { groups[first] = [] }
    }
    guard !groups.isEmpty else { return [] }
    for sentence in sentences {
      guard let first = firsts[Key(locale: sentence.locale, source: sentence.source)] else {
        continue
      }
      groups[first]?.append(sentence)
    }
    return groups.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Returns the index of the first sentence with the most frequent translation.
  private static func mostFrequent(_ group: [Sentence]) -> Int {
    var counts: [UInt64: Int] = [:]
    for sentence in group { counts[sentence.target, default: 0] += 1 }
    var best = 0
    for index in group.indices
    where counts[group[index].target, default: 0] > counts[group[best].target, default: 0] {
      best = index
    }
    return best
  }

  private mutating func finding(
    _ other: Sentence,
    _ usual: Sentence,
    _ count: Int,
    of total: Int
  ) -> Diagnostic? {
    guard let file = file(other), other.targetRange.upperBound <= file.bytes.count,
      let original = file.text(other.sourceRange),
      let text = self.file(usual)?.text(usual.targetRange)
    else { return nil }
    return Diagnostic(
      .translationInconsistent,
      "a sentence that occurs several times has one translation",
      at: file.location(of: other.targetRange),
      notes: [
        "the original: '\(UnitExcerpt.of(original))'",
        "\(count) of \(total) times it is '\(UnitExcerpt.of(text))'",
      ],
      locale: plan.locale(other.locale).tag
    )
  }

  private mutating func file(_ sentence: Sentence) -> SourceFile? {
    guard let path = plan.pages[sentence.page].files[sentence.locale],
      let place = plan.file(path, sentence.locale)
    else { return nil }
    if let known = files[place.path] { return known }
    guard let bytes = try? File.read(place.path), bytes.span.isUTF8 else { return nil }
    let file = SourceFile(path: place.displayPath, bytes: bytes)
    // A site's pages need not all be in memory at once.
    if files.count >= 256 { files.removeAll() }
    files[place.path] = file
    return file
  }

  fileprivate static func isSentence(_ pair: UnitPair) -> Bool {
    guard pair.source.bytes.count >= 12 else { return false }
    guard !pair.original.hasOwnScript else { return true }
    return SentenceWords.count(in: pair.source, atLeast: 4)
  }

  /// As FNV-1a, by eight bytes at a time: the same in every run, which Swift's own hashes are not.
  fileprivate static func digest(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    unsafe bytes.withUnsafeBytes { buffer in
      var value: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(buffer.count)
      var offset = 0
      while offset + 8 <= buffer.count {
        value = mixed(value, unsafe buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        offset += 8
      }
      var rest: UInt64 = 0
      while offset < buffer.count {
        rest = rest << 8 | UInt64(unsafe buffer[offset])
        offset += 1
      }
      return mixed(value, rest)
    }
  }

  /// Takes in eight bytes; both halves of the product, so that the upper bits count too.
  private static func mixed(_ value: UInt64, _ next: UInt64) -> UInt64 {
    let product = (value ^ next).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return (product.low ^ product.high) &+ 0xD6E8_FEB8_6659_FD93
  }
}

extension SourceFile {
  /// Returns a part of the file; `nil` where it has become shorter since.
  fileprivate func text(_ range: Range<Int>) -> String? {
    guard range.upperBound <= bytes.count else { return nil }
    return String(decoding: bytes[range], as: UTF8.self)
  }
}
