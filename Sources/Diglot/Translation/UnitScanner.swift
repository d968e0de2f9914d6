/// Finds the translation units of a page's body and takes them out, in one linear pass.
///
///     <span data-ttu-id="59e94-103">T</span><span class="sxs-lookup"><span data-stu-id="59e94-103">S</span></span>
///
/// Works on bytes before Markdown is parsed, so that T and S may hold anything; code fences and
/// code spans are left alone. Of a unit that is not well formed, the markup is taken out, all text
/// is kept, and it is reported.
struct UnitScanner {
  private let file: SourceFile
  private var target: [UInt8] = []
  private var units: [TranslationUnit] = []
  private var runs: [Bitext.Run] = []
  /// The keys that were used, in order; once they do not grow any more, `keys` has them instead.
  private var growingKeys: [TranslationUnit.Key] = []
  private var keys: Set<TranslationUnit.Key>?
  private var findings = Diagnostics()
  private var code: CodeSkipper

  /// From where the file has not been copied yet.
  private var pending: Int
  /// The first opening tag at or after the last offset that was asked for.
  private var nextOpening = -1
  /// End tags whose start tags were taken out.
  private var droppedClosings: Set<Int> = []
  /// How many bytes may still be read to match tags, which bounds what nested ones cost.
  private var matchingBudget: Int

  private static let opening: StaticString = "<span data-ttu-id=\""
  private static let lookup: StaticString = "<span class=\"sxs-lookup\">"
  private static let sourceOpening: StaticString = "<span data-stu-id=\""
  private static let middle: StaticString =
    "</span><span class=\"sxs-lookup\"><span data-stu-id=\""
  private static let closing: StaticString = "</span>"

  private init(_ file: SourceFile, bodyStart: Int) {
    self.file = file
    pending = bodyStart
    matchingBudget = 8 * file.bytes.count
    code = CodeSkipper(byteCount: file.bytes.count)
  }

  /// Returns the bitext of the body that begins at `bodyStart` of `file`.
  static func scan(
    _ file: SourceFile,
    bodyStart: Int,
    _ diagnostics: inout Diagnostics
  ) -> Bitext {
    var scanner = UnitScanner(file, bodyStart: bodyStart)
    scanner.run(file.bytes.span)
    diagnostics.append(scanner.findings)
    return Bitext(target: scanner.target, units: scanner.units, runs: scanner.runs)
  }

  /// Returns whether a body may hold units, malformed ones included.
  static func mayHoldUnits(_ bytes: borrowing Span<UInt8>, from start: Int) -> Bool {
    bytes.firstIndex(of: "data-ttu-id=", from: start) != nil
      || bytes.firstIndex(of: "data-stu-id=", from: start) != nil
      || bytes.firstIndex(of: "sxs-lookup", from: start) != nil
  }

  private mutating func run(_ bytes: borrowing Span<UInt8>) {
    if Self.mayHoldUnits(bytes, from: pending) {
      target.reserveCapacity(bytes.count / 2)
      var offset = pending
      while let markup = code.nextMarkup(in: bytes, from: offset) {
        offset = step(bytes, markup)
      }
    }
    copy(bytes, upTo: bytes.count)
  }

  private mutating func step(_ bytes: borrowing Span<UInt8>, _ offset: Int) -> Int {
    guard bytes.hasPrefix("<span ", at: offset) || bytes.hasPrefix(Self.closing, at: offset) else {
      return offset + 1
    }
    if droppedClosings.remove(offset) != nil {
      return drop(bytes, offset..<(offset + Self.closing.utf8CodeUnitCount))
    }
    if bytes.hasPrefix(Self.opening, at: offset) { return unit(bytes, offset) }
    if bytes.hasPrefix(Self.lookup, at: offset) || bytes.hasPrefix(Self.sourceOpening, at: offset) {
      return strayLookup(bytes, offset)
    }
    return offset + 1
  }

  // MARK: Copying

  private mutating func copy(_ bytes: borrowing Span<UInt8>, upTo offset: Int) {
    guard offset > pending else { return }
    runs.append(Bitext.Run(target: target.count, file: pending))
    unsafe bytes.extracting(pending..<offset).withUnsafeBufferPointer {
      unsafe target.append(contentsOf: $0)
    }
    pending = offset
  }

  /// Copies what stands before `range` and leaves `range` out; returns its end.
  private mutating func drop(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Int {
    copy(bytes, upTo: range.lowerBound)
    pending = range.upperBound
    return range.upperBound
  }

  // MARK: Units

  private mutating func unit(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Int {
    let tag = UnitTag(bytes, start + Self.opening.utf8CodeUnitCount)
    guard let key = tag.key else { return stray(bytes, start, tag, .idMalformed) }
    let parts: Parts
    switch self.parts(bytes, tag.end) {
    case .success(let found): parts = found
    case .failure(let fault):
      guard let found = partsAroundCode(bytes, tag.end) else {
        return stray(bytes, start, tag, fault)
      }
      parts = found
    }
    if !bytes.isEqual(tag.id, parts.sourceTag.id) {
      report(.idsDiffer, start..<tag.end)
    } else if !take(key) {
      report(.idRepeated, start..<tag.end)
    }
    _ = drop(bytes, start..<tag.end)
    let targetStart = target.count
    copy(bytes, upTo: parts.middle)
    units.append(
      TranslationUnit(
        key: key,
        target: targetStart..<target.count,
        source: parts.source
      )
    )
    return drop(
      bytes,
      parts.middle..<(parts.source.upperBound + 2 * Self.closing.utf8CodeUnitCount)
    )
  }

  /// Where a unit is cut.
  private struct Parts {
    /// The end of T.
    let middle: Int
    let sourceTag: UnitTag
    /// S.
    let source: Range<Int>
  }

  /// Returns the parts of the unit whose T begins at `start`.
  private mutating func parts(
    _ bytes: borrowing Span<UInt8>,
    _ start: Int
  ) -> Result<Parts, Fault> {
    let limit = opening(bytes, from: start)
    guard let middle = Self.firstTag(Self.middle, in: bytes, start..<limit),
      !Self.holdsLookup(bytes, start..<middle)
    else { return .failure(.sourceMissing) }
    let tag = UnitTag(bytes, middle + Self.middle.utf8CodeUnitCount)
    guard let end = sourceEnd(bytes, tag.end, limit), !Self.holdsLookup(bytes, tag.end..<end)
    else { return .failure(.sourceUnclosed) }
    return .success(Parts(middle: middle, sourceTag: tag, source: tag.end..<end))
  }

  /// Returns the parts of a unit in whose text the markup of units stands as code.
  private mutating func partsAroundCode(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Parts? {
    let rawLimit = opening(bytes, from: start)
    guard bytes.firstIndex(of: UInt8(ascii: "`"), from: start, to: rawLimit) != nil else {
      return nil
    }
    code.enterLeaf(bytes, start)
    return partsBetweenCode(bytes, start, limit: min(bytes.count, start + matchingBudget))
  }

  private mutating func partsBetweenCode(
    _ bytes: borrowing Span<UInt8>,
    _ start: Int,
    limit: Int
  ) -> Parts? {
    var walker = CodeSkipper(inside: code)
    var (offset, depth) = (start, 0)
    var head: (middle: Int, tag: UnitTag)?
    while let markup = walker.nextMarkup(in: bytes, from: offset), markup < limit {
      matchingBudget -= markup + 1 - offset
      offset = markup + 1
      if head == nil, bytes.hasPrefix(Self.middle, at: markup) {
        let tag = UnitTag(bytes, markup + Self.middle.utf8CodeUnitCount)
        head = (markup, tag)
        offset = tag.end
      } else if bytes.hasPrefix(Self.opening, at: markup)
        || bytes.hasPrefix(Self.lookup, at: markup)
        || bytes.hasPrefix(Self.sourceOpening, at: markup)
      {
        return nil
      } else if let head, bytes.hasPrefix(Self.closing, at: markup) {
        depth -= 1
        guard depth < 0 else { continue }
        guard bytes.hasPrefix("</span></span>", at: markup) else { return nil }
        return Parts(middle: head.middle, sourceTag: head.tag, source: head.tag.end..<markup)
      } else if head != nil, bytes.hasPrefix("<span", at: markup) {
        depth += 1
      }
    }
    return nil
  }

  /// Returns whether a unit begins in `range` and ends behind it, so that the range is no code.
  static func dividesUnit(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
    var last: Int?
    var search = range.lowerBound
    while let tag = firstTag(opening, in: bytes, search..<range.upperBound) {
      last = tag
      search = tag + 1
    }
    guard let last else { return false }
    let limit = firstTag(opening, in: bytes, (last + 1)..<bytes.count) ?? bytes.count
    guard let middle = firstTag(middle, in: bytes, last..<limit),
      let end = bytes.firstIndex(of: "</span></span>", from: middle, to: limit)
    else { return false }
    return end >= range.upperBound
  }

  /// Notes a unit's key; false where it was taken.
  ///
  /// The numbers of most pages only grow, and then no set is needed.
  private mutating func take(_ key: TranslationUnit.Key) -> Bool {
    if keys != nil { return keys?.insert(key).inserted ?? true }
    if let last = growingKeys.last,
      last.isParagraph != key.isParagraph || last.number >= key.number
    {
      keys = Set(growingKeys)
      return keys?.insert(key).inserted ?? true
    }
    growingKeys.append(key)
    return true
  }

  /// Returns where the first `tag`, which begins with `<`, lies wholly in `range`.
  ///
  /// The text between tags holds few `<`, so that this is faster than a search for all of `tag`.
  private static func firstTag(
    _ tag: StaticString,
    in bytes: borrowing Span<UInt8>,
    _ range: Range<Int>
  ) -> Int? {
    var offset = range.lowerBound
    while let start = bytes.firstIndex(of: UInt8(ascii: "<"), from: offset, to: range.upperBound) {
      if holds(bytes, tag, at: start, range) { return start }
      offset = start + 1
    }
    return nil
  }

  /// Returns where the next unit begins at or after `offset`; the search goes on where it ended.
  private mutating func opening(_ bytes: borrowing Span<UInt8>, from offset: Int) -> Int {
    if nextOpening < offset {
      nextOpening = Self.firstTag(Self.opening, in: bytes, offset..<bytes.count) ?? bytes.count
    }
    return nextOpening
  }

  private static func holdsLookup(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
    var offset = range.lowerBound
    while let tag = bytes.firstIndex(of: UInt8(ascii: "<"), from: offset, to: range.upperBound) {
      if holds(bytes, sourceOpening, at: tag, range) || holds(bytes, lookup, at: tag, range) {
        return true
      }
      offset = tag + 1
    }
    return false
  }

  private static func holds(
    _ bytes: borrowing Span<UInt8>,
    _ tag: StaticString,
    at offset: Int,
    _ range: Range<Int>
  ) -> Bool {
    offset + tag.utf8CodeUnitCount <= range.upperBound && bytes.hasPrefix(tag, at: offset)
  }

  /// Returns where S ends: at the `</span></span>` that closes its two spans.
  private mutating func sourceEnd(
    _ bytes: borrowing Span<UInt8>,
    _ start: Int,
    _ limit: Int
  ) -> Int? {
    if let end = matchingClosing(bytes, start, limit),
      bytes.hasPrefix(Self.closing, at: end + Self.closing.utf8CodeUnitCount)
    {
      return end
    }
    // S holds a span that is not balanced, such as an example of one.
    return bytes.firstIndex(of: "</span></span>", from: start, to: limit)
  }

  /// Returns the offset of the `</span>` that closes a span whose content begins at `start`.
  private mutating func matchingClosing(
    _ bytes: borrowing Span<UInt8>,
    _ start: Int,
    _ limit: Int
  ) -> Int? {
    let limit = min(limit, start + matchingBudget)
    var depth = 0
    var offset = start
    while let tag = bytes.firstIndex(of: UInt8(ascii: "<"), from: offset, to: limit) {
      offset = tag + 1
      if bytes.hasPrefix(Self.closing, at: tag) {
        if depth == 0 {
          matchingBudget -= tag - start
          return tag
        }
        depth -= 1
      } else if bytes.hasPrefix("<span", at: tag) {
        depth += 1
      }
    }
    matchingBudget -= max(0, limit - start)
    return nil
  }

  // MARK: Malformed units

  /// Takes the tag at `start` out, and its end tag when that is met; its text stays.
  private mutating func stray(
    _ bytes: borrowing Span<UInt8>,
    _ start: Int,
    _ tag: UnitTag,
    _ fault: Fault
  ) -> Int {
    report(fault, start..<tag.end)
    if let closing = matchingClosing(bytes, tag.end, bytes.count) {
      droppedClosings.insert(closing)
    }
    return drop(bytes, start..<tag.end)
  }

  /// Takes out an original that no translation stands before; its text stays.
  private mutating func strayLookup(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Int {
    let isWrapped = bytes.hasPrefix(Self.lookup, at: start)
    let inner = isWrapped ? start + Self.lookup.utf8CodeUnitCount : start
    guard bytes.hasPrefix(Self.sourceOpening, at: inner) else {
      return stray(bytes, start, UnitTag(without: start, end: inner), .targetMissing)
    }
    if isWrapped, let closing = matchingClosing(bytes, inner, bytes.count) {
      droppedClosings.insert(closing)
    }
    let tag = UnitTag(bytes, inner + Self.sourceOpening.utf8CodeUnitCount)
    return stray(bytes, start, tag, .targetMissing)
  }

  fileprivate enum Fault: Error {
    case idMalformed, sourceMissing, sourceUnclosed, targetMissing, idsDiffer, idRepeated
  }

  private mutating func report(_ fault: Fault, _ range: Range<Int>) {
    guard !findings.isFull else { return }
    findings.report(.malformedUnit(fault, at: file.location(of: range)))
  }
}

extension Diagnostic {
  fileprivate static func malformedUnit(
    _ fault: UnitScanner.Fault,
    at location: Location
  ) -> Diagnostic {
    let (message, note): (String, String) =
      switch fault {
      case .idMalformed:
        (
          "a translation unit's id is five hexadecimal digits, '-' and a number",
          "the text is kept, without its original"
        )
      case .sourceMissing:
        (
          "a translation is followed by '</span>' and its original in 'sxs-lookup'",
          "the text is kept, without its original"
        )
      case .sourceUnclosed:
        ("the original of a translation unit ends with '</span></span>'", "all text is kept")
      case .targetMissing:
        ("an original in 'sxs-lookup' follows its translation", "its text is kept as it stands")
      case .idsDiffer:
        ("a translation and its original have the same id", "they were taken as one unit")
      case .idRepeated:
        ("a translation unit's number is used once in a page", "the first one keeps the number")
      }
    return Diagnostic(.translationUnitMalformed, message, at: location, notes: [note])
  }
}
