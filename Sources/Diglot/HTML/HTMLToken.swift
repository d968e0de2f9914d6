/// A piece of raw HTML; all ranges are in the tokenizer's input, in bytes.
struct HTMLToken: Hashable {
  enum Kind: Hashable {
    /// Text in which character references count.
    case text
    /// The contents of an element such as `script`, where nothing but its end tag counts.
    case rawText
    case startTag(isSelfClosing: Bool)
    case endTag
    case comment
    /// `<!…>`, `<?…?>`, `<![CDATA[…]]>` and everything that browsers read as a bogus comment.
    case declaration
    /// A tag that the input ends in.
    case unfinishedTag
  }

  let kind: Kind
  /// All of the token, its angle brackets included.
  let range: Range<Int>
  /// The name of a tag as it is written; empty for other kinds.
  let name: Range<Int>
}

/// An attribute of a start tag; ranges are in the tokenizer's input, in bytes.
struct HTMLAttributeToken: Hashable {
  let name: Range<Int>
  /// Without quotes, character references not replaced.
  let value: Range<Int>
  /// Whether there was a `=`; `<a x>` and `<a x="">` mean the same.
  let hasValue: Bool
}
