/// Where the URL of an attribute leads.
struct HTMLLink {
  let url: [UInt8]
  /// More attributes as HTML, each with a space before it, such as ` hreflang="en"`.
  var attributes: [UInt8] = []
  /// HTML to write behind the element's end, such as a label that names the language.
  var suffix: [UInt8] = []
  /// The width and height of an image as attributes, for a tag that has neither.
  var size: [UInt8] = []
  /// How the browser is to load an image, as attributes behind all others.
  var loading: [UInt8] = []
}

/// The attributes whose values are URLs.
enum HTMLURLAttribute: String, Sendable {
  case href, src, cite, poster
}

/// What the sanitizer asks of the page around it.
protocol HTMLSanitizerDelegate: ~Copyable {
  /// Returns where `url` leads, or `nil` to leave the attribute out.
  ///
  /// `url` has its character references replaced and is never dangerous.
  mutating func link(
    _ url: [UInt8],
    in attribute: HTMLURLAttribute,
    of tag: HTMLTag
  ) -> HTMLLink?

  /// Returns the id to write for `id`, unique in the page, or `nil` to leave it out.
  mutating func id(_ id: [UInt8]) -> [UInt8]?

  /// Notes a finding about the bytes `range` of the raw HTML that is being written.
  mutating func report(_ code: DiagnosticCode, at range: Range<Int>, name: String)

  /// Returns attributes that say which language an image's alternative text is in, each with a space
  /// before it; `nil` where it is that of the text around it.
  func language(ofAlternative text: borrowing Span<UInt8>) -> [UInt8]?
}

extension HTMLSanitizerDelegate where Self: ~Copyable {
  func language(ofAlternative text: borrowing Span<UInt8>) -> [UInt8]? { nil }
}
