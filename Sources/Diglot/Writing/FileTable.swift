/// The files of a site by their paths, in many small dictionaries: a site with one file changed is
/// copied in a moment, however many files it has.
package struct FileTable: Sendable, Sequence, ExpressibleByDictionaryLiteral {
  private static let shardCount = 128

  private var shards = [[String: SiteFile]](repeating: [:], count: shardCount)
  /// How many files there are.
  package private(set) var count = 0

  /// Takes files as they are written down in a test.
  package init(dictionaryLiteral files: (String, SiteFile)...) {
    for (path, file) in files { self[path] = file }
  }

  /// Takes files by their paths below the site's root.
  package init(_ files: [String: SiteFile]) {
    for (path, file) in files { self[path] = file }
  }

  /// Whether there is no file at all.
  package var isEmpty: Bool { count == 0 }
  var paths: [String] { shards.flatMap(\.keys) }

  /// The file at a path below the site's root; `nil` where none is.
  package subscript(path: String) -> SiteFile? {
    get { shards[Self.shard(path)][path] }
    set {
      let shard = Self.shard(path)
      let before = shards[shard].count
      shards[shard][path] = newValue
      count += shards[shard].count - before
    }
  }

  private static func shard(_ path: String) -> Int {
    Int(UInt(bitPattern: path.hashValue) % UInt(shardCount))
  }

  /// Goes through all files, in no order.
  package func makeIterator() -> some IteratorProtocol<(key: String, value: SiteFile)> {
    shards.lazy.joined().makeIterator()
  }
}
