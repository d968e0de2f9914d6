/// A file of the new site: what it is called, and whether it must be moved into its place.
struct StagedFile: Sendable {
  enum State: Sendable {
    /// The output already holds these bytes.
    case unchanged
    /// The bytes lie in the stage.
    case staged
  }

  let path: RelativePath
  let state: State
  /// What a server sends; `nil` where the file is only written.
  var file: SiteFile?
}
