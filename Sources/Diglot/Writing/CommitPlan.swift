/// The renames that turn the old site into the new one, found before the first is made.
///
/// Every path names a file or a whole folder, the same in the stage and in the site.
struct CommitPlan: Equatable {
  /// Changes places with what is there; the old ones then die with the stage.
  var exchanges: [String] = []
  /// Has its owned files removed first, because something of another kind comes in its place.
  var clearings: [String] = []
  /// Moves to where nothing is, or over a file.
  var renames: [String] = []
}
