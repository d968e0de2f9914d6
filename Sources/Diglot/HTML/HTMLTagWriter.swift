/// Writes one allowed start tag with the attributes that may stay.
///
/// Attributes come in source order; then `id`, `class`, `target` and `rel`, which depend on others.
struct HTMLTagWriter {
  enum Outcome {
    /// Nothing was written: the tag must be printed as text.
    case refused
    /// The element is complete.
    case void
    /// An element is open, under the name that was written, if any.
    case opened(written: HTMLTag?, suffix: [UInt8])
  }

  /// More attributes of one tag are dropped, so that looking for repeated names stays cheap.
  static let maximumAttributeCount = 64

  /// What the source says, and what is written for it.
  private let tag: HTMLTag, written: HTMLTag
  private let ignoresLink: Bool
  private var seen: [String] = []
  private var id: [UInt8] = [], anchorName: [UInt8] = [], classes: [UInt8] = []
  private var relation: [UInt8] = [], alternative: [UInt8] = [], suffix: [UInt8] = []
  private var size: [UInt8] = [], loading: [UInt8] = []
  private var language: [UInt8] = []
  private var opensWindow = false
  private var hasAddress = false

  /// In a link, an `a` becomes a `span`: links do not nest.
  init(tag: HTMLTag, written: HTMLTag, isInsideLink: Bool) {
    self.tag = tag
    ignoresLink = written == .a && isInsideLink
    self.written = ignoresLink ? .span : written
  }

  mutating func addClass(_ name: String) {
    guard !classes.split(separator: 32).contains(ArraySlice(name.utf8)) else { return }
    if !classes.isEmpty { classes.append(32) }
    classes += name.utf8
  }

  mutating func write<Delegate: HTMLSanitizerDelegate & ~Copyable>(
    _ attributes: [HTMLAttributeToken],
    in raw: borrowing Span<UInt8>,
    into out: inout ByteBuffer,
    delegate: inout Delegate
  ) -> Outcome {
    let start = out.count
    out.append(UInt8(ascii: "<"))
    out.append(written.rawValue)
    let bare = out.count
    for attribute in attributes {
      write(attribute, in: raw, into: &out, delegate: &delegate)
    }
    writeCollected(into: &out, delegate: &delegate)
    if written == .img, !alternative.isEmpty, !seen.contains("lang") {
      language = delegate.language(ofAlternative: alternative.span) ?? []
    }
    if let outcome = withoutAddress(start: start, isBare: out.count == bare, into: &out) {
      return outcome
    }
    if written == .img, !seen.contains("alt") { out.append(" alt=\"\"") }
    if !seen.contains("width"), !seen.contains("height") { out.append(size) }
    out.append(language)
    out.append(loading)
    out.append(UInt8(ascii: ">"))
    guard written.model == .void else { return .opened(written: written, suffix: suffix) }
    if written == .iframe { out.append("</iframe>") }
    out.append(suffix)
    return .void
  }

  /// Takes back an element that is nothing without the address that it lacks.
  private func withoutAddress(start: Int, isBare: Bool, into out: inout ByteBuffer) -> Outcome? {
    if hasAddress { return nil }
    switch written {
    case .iframe:
      out.truncate(to: start)
      return .refused
    case .img, .source:
      out.truncate(to: start)
      if !language.isEmpty {
        out.append("<span")
        out.append(language)
        out.append(">")
      }
      out.appendSanitizedText(alternative.span, decodesReferences: false)
      if !language.isEmpty { out.append("</span>") }
      return .void
    case _ where tag == .a:
      guard id.isEmpty, isBare || written == .a else { return nil }
      out.truncate(to: start)
      return .opened(written: nil, suffix: suffix)
    default: return nil
    }
  }
}

// MARK: - Attributes

extension HTMLTagWriter {
  private mutating func write<Delegate: HTMLSanitizerDelegate & ~Copyable>(
    _ attribute: HTMLAttributeToken,
    in raw: borrowing Span<UInt8>,
    into out: inout ByteBuffer,
    delegate: inout Delegate
  ) {
    let name = raw.lowercasedText(attribute.name)
    let range =
      attribute.name.lowerBound..<max(attribute.name.upperBound, attribute.value.upperBound)
    guard seen.count < Self.maximumAttributeCount, name.utf8.allSatisfy(\.isAttributeNameByte),
      let rule = HTMLAllowList.rule(for: name, on: tag)
    else {
      return delegate.report(.disallowedHTMLAttribute, at: range, name: name)
    }
    guard !seen.contains(name) else { return }
    seen.append(name)
    // What belongs to the element of the source does not always fit what is written for it.
    if written != tag.modern, rule != .alignment, rule != .anchorName,
      HTMLAllowList.rule(for: name, on: written) == nil
    {
      return
    }
    let value = HTMLCharacterReference.decode(attribute: raw.extracting(attribute.value))
    if rule == .url {
      if !writeURL(value, of: name, into: &out, delegate: &delegate) {
        delegate.report(.disallowedHTMLAttribute, at: range, name: name)
      }
    } else if let value = collect(value.permittedInHTML, rule: rule) {
      if name == "alt" { alternative = value }
      Self.write(name, rule == .flag ? nil : value, into: &out)
    }
  }

  /// Keeps a value for later and returns `nil`, or returns what to write now.
  private mutating func collect(_ value: [UInt8], rule: HTMLAllowList.Rule) -> [UInt8]? {
    let words = value.split(whereSeparator: \.isHTMLSpace)
    switch rule {
    case .text, .flag: return value
    case .id: id = Array(words.joined(separator: [UInt8(ascii: "-")]))
    case .anchorName: anchorName = Array(words.joined(separator: [UInt8(ascii: "-")]))
    case .classes: for word in words { addClass(String(decoding: word, as: UTF8.self)) }
    case .alignment:
      let side = String(decoding: value.map(\.asciiLowercased), as: UTF8.self)
      if ["left", "center", "right"].contains(side) { addClass("align-\(side)") }
    case .relation: relation = Array(words.joined(separator: [32]))
    case .target: opensWindow = value.map(\.asciiLowercased) == Array("_blank".utf8)
    case .number, .count, .integer: return Self.number(value, rule: rule)
    case .keyword(let keywords):
      let exact = String(decoding: value, as: UTF8.self)
      return keywords.contains(exact)
        ? value : keywords.first { $0 == exact.lowercased() }.map { Array($0.utf8) }
    case .url, .obsolete: break
    }
    return nil
  }

  private static func number(_ value: [UInt8], rule: HTMLAllowList.Rule) -> [UInt8]? {
    var text = String(decoding: value, as: UTF8.self)
    if rule == .number, text.lowercased().hasSuffix("px") { text.removeLast(2) }
    guard let number = Int32(text), rule == .integer || number >= 0 else { return nil }
    if rule == .count, !(1...1000).contains(number) { return nil }
    return Array(String(number).utf8)
  }

  /// Returns `false` where the URL must not be followed; one that leads nowhere is only left out.
  private mutating func writeURL<Delegate: HTMLSanitizerDelegate & ~Copyable>(
    _ value: [UInt8],
    of name: String,
    into out: inout ByteBuffer,
    delegate: inout Delegate
  ) -> Bool {
    let url = HTMLURL.normalized(value)
    let isImage = written == .img && name == "src"
    guard !HTMLURL.isDangerous(url, isImage: isImage) else { return false }
    guard !url.isEmpty, let attribute = HTMLURLAttribute(rawValue: name),
      let link = delegate.link(url, in: attribute, of: written)
    else { return true }
    guard !HTMLURL.isDangerous(link.url, isImage: isImage),
      written != .iframe || HTMLURL.scheme(of: link.url) == "https"
    else { return false }
    out.append(UInt8(ascii: " "))
    out.append(name)
    out.append("=\"")
    out.appendEscapedHref(link.url)
    out.append(UInt8(ascii: "\""))
    out.append(link.attributes)
    suffix += link.suffix
    if isImage { (size, loading) = (link.size, link.loading) }
    if attribute == .href || attribute == .src { hasAddress = true }
    return true
  }

  private mutating func writeCollected<Delegate: HTMLSanitizerDelegate & ~Copyable>(
    into out: inout ByteBuffer,
    delegate: inout Delegate
  ) {
    let wanted = id.isEmpty ? anchorName : id
    id = wanted.isEmpty ? [] : delegate.id(wanted) ?? []
    if !id.isEmpty { Self.write("id", id, into: &out) }
    if !classes.isEmpty { Self.write("class", classes, into: &out) }
    guard written == .a, hasAddress else { return }
    if opensWindow {
      Self.write("target", Array("_blank".utf8), into: &out)
      let noopener = Array("noopener".utf8)
      if !relation.split(separator: 32).contains(noopener[...]) {
        relation += (relation.isEmpty ? [] : [32]) + noopener
      }
    }
    if !relation.isEmpty { Self.write("rel", relation, into: &out) }
  }

  private static func write(_ name: String, _ value: [UInt8]?, into out: inout ByteBuffer) {
    out.append(UInt8(ascii: " "))
    out.append(name)
    guard let value else { return }
    out.append("=\"")
    out.appendEscaped(value)
    out.append(UInt8(ascii: "\""))
  }
}

extension UInt8 {
  fileprivate var isAttributeNameByte: Bool {
    isASCIIAlphanumeric || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
      || self == UInt8(ascii: ".")
  }
}

extension [UInt8] {
  /// Without controls and noncharacters; valid UTF-8 stays valid.
  var permittedInHTML: [UInt8] {
    let source = span
    guard source.indices.contains(where: { source[$0] < 32 || source[$0] > 126 }) else {
      return self
    }
    var kept: [UInt8] = []
    var index = 0
    while index < source.count {
      let forbidden = source.forbiddenLength(at: index)
      index += forbidden
      if forbidden > 0 { continue }
      // A whole character: what follows its first byte would be read as the start of another one.
      repeat {
        kept.append(source[index])
        index += 1
      } while index < source.count && source[index] & 0xC0 == 0x80
    }
    return kept
  }
}
