/// Whether a page's translation is still what the original says.
enum PageState: String, Sendable, CaseIterable {
  /// It was made from the very file that is the original today.
  case current
  /// The original has changed since.
  case behind
  /// The original has gone.
  case orphaned
  /// Nobody noted what it was made from, or there is nothing to compare that with.
  case untracked
}
