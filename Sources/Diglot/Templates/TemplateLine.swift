/// One line of a template: what stands before, between and after its tags.
///
/// A tag that holds newlines (a comment) does not end its line.
struct TemplateLine {
  enum Piece {
    case text(Range<Int>)
    /// An index into the template's tags.
    case tag(Int)
  }

  /// The spaces and tabs at its start.
  var indent: Range<Int>
  var pieces: [Piece] = []
  /// The `\n` or `\r\n`; empty at the end of the file.
  var ending: Range<Int>
  /// Whether the line is only structure, so that neither its whitespace nor its end is printed.
  var isStandalone = false
  /// Whether a standalone line prints its end, since the block on it stands for text.
  var keepsEnding = false
  /// The first and last tags, where nothing but whitespace stands before or after them.
  var leadingTag: Int?
  var trailingTag: Int?
}
