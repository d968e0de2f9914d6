/// The words of the interface that stand in a text, in the text's language.
///
/// Where the sentences of a text have their originals beside the page, so have its words, for those
/// who read the original in the translation's place: `<span class="tu" data-original="Note">…`.
struct InterfaceWords: Sendable {
  private let words: [String: String]
  /// `nil` where nothing is marked.
  private let originals: [String: String]?

  init(_ words: [String: String], originals: [String: String]? = nil) {
    self.words = words
    self.originals = originals
  }

  subscript(key: String) -> String { words[key] ?? key }

  /// Appends words as HTML, with the placeholders in them filled in.
  func append(_ key: String, _ values: [String: String] = [:], to out: inout ByteBuffer) {
    let original = originals.map { UIStrings.filled($0[key] ?? key, with: values) }
    if let original {
      out.append("<span class=\"tu\" data-original=\"")
      out.appendEscaped(original)
      out.append("\">")
    }
    out.appendEscaped(UIStrings.filled(self[key], with: values))
    if original != nil { out.append("</span>") }
  }
}
