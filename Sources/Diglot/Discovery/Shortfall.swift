/// Texts that a plan promised and that turned out not to be: unreadable files, pages over the budget,
/// originals that no unit holds after all.
struct Shortfall: Sendable, Equatable {
  struct File: Sendable, Hashable {
    let locale: Int
    let page: PageID
  }

  var files: Set<File> = []
  /// The ids of pages whose original cannot be rebuilt.
  var originals: Set<PageID> = []

  var isEmpty: Bool { files.isEmpty && originals.isEmpty }

  mutating func formUnion(_ other: Shortfall) {
    files.formUnion(other.files)
    originals.formUnion(other.originals)
  }
}
