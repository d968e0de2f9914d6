/// The files of a site by their paths, in many small dictionaries: a site with one file changed is
/// copied in a moment, however many files it has.
package struct FileTable: Sendable, Sequence, ExpressibleByDictionaryLiteral {
  private static let shardCount = 128

  private var shards = [[String: SiteFile]](repeating: [:], count: shardCount)
  package private(set) var count = 0

  package init(dictionaryLiteral files: (String, SiteFile)...) {
    for (path, file) in files { self[path] = file }
  }

  package init(_ files: [String: SiteFile]) {
    for (path, file) in files { self[path] = file }
  }

  package var isEmpty: Bool { count == 0 }
  var paths: [String] { shards.flatMap(\.keys) }

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

  package func makeIterator() -> some IteratorProtocol<(key: String, value: SiteFile)> {
    shards.lazy.joined().makeIterator()
  }
}
