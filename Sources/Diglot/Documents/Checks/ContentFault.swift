/// Something in a page that its author should know of, before it has a place in a file.
struct ContentFault: Equatable {
  let code: DiagnosticCode
  /// In the page's text, in UTF-8 bytes.
  let range: Range<Int>
  /// One phrase that states the rule.
  let message: String
  var notes: [String] = []
}
