/// One key of a header whose value is a scalar.
struct FrontMatterEntry: Sendable, Equatable {
  let key: String
  /// The scalar's text; empty for null.
  let value: String
  /// Whether the value is null (nothing, `~`, `null`), which is not the same as an empty text.
  let isNull: Bool
  /// UTF-8 byte offsets in the file.
  let keyRange: Range<Int>
  /// UTF-8 byte offsets in the file; a quoted value's range includes its quotes.
  let valueRange: Range<Int>
}
