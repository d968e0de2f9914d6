/// What a commit did, in files.
package struct WriteSummary: Sendable, Equatable {
  package var written = 0
  package var unchanged = 0
  package var removed = 0
}
