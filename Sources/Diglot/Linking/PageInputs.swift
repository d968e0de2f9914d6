/// What a page took from outside of its own files: the one rule by which a change in the project
/// finds the pages that have to be made again.
///
/// Beside what is noted here, a page depends on its own files, on what surrounds it (`Navigation`),
/// and on what the whole site has in common. Titles of other pages are no part of it: the page waits
/// for them, and they are filled in anew without it being made again.
struct PageInputs: Sendable {
  /// A name that was looked up, or a file that was read, as a number: two that meet by chance make
  /// a page once too often.
  struct Key: Hashable, Sendable {
    private let value: Int

    /// What is called by a path, in whichever locale: letter case and the endings of pages do not
    /// matter, nor does whether a folder or its start page is meant.
    ///
    ///     "Guide/Start.md", "guide/start", "guide/start/index.yml"  →  one key
    static func name(_ path: RelativePath) -> Key {
      let isPage = ["md", "yml", "yaml"].contains(path.fileExtension)
      var name = (isPage ? path.withoutExtension : path.string).lowercased()
      for start in ["index", "readme"] where name == start || name.hasSuffix("/" + start) {
        name.removeLast(min(name.count, start.count + 1))
      }
      return Key(value: hash("n", name))
    }

    /// Which names there are in a folder, for who looked for something like a name that is not there.
    static func names(in folder: some StringProtocol) -> Key {
      Key(value: hash("f", folder.lowercased()))
    }

    /// The bytes of a locale's file.
    static func bytes(_ path: RelativePath, of locale: Int) -> Key {
      Key(value: hash("\(locale)", path.string))
    }

    private static func hash(_ kind: String, _ text: String) -> Int {
      var hasher = Hasher()
      hasher.combine(kind)
      hasher.combine(text)
      return hasher.finalize()
    }
  }

  fileprivate(set) var keys: Set<Key> = []
  /// Whether the page has links by uid, which any page or map may come to have.
  fileprivate(set) var asksForUIDs = false

  /// Whether any of `others` was taken; asks for each of the fewer ones.
  func have(any others: Set<Key>) -> Bool {
    others.count < keys.count
      ? others.contains(where: keys.contains) : !keys.isDisjoint(with: others)
  }
}

/// Notes what one page takes while it is made; of one worker.
final class InputLog {
  private(set) var inputs = PageInputs()

  /// Notes that a path was looked up, whether there was anything or not.
  func lookUp(_ path: RelativePath) { inputs.keys.insert(.name(path)) }

  func lookUp(_ page: PageID) { lookUp(RelativePath(normal: page.string)) }

  /// Notes that a file was read.
  func read(_ file: LinkUses.Asset) { inputs.keys.insert(.bytes(file.path, of: file.locale)) }

  func askForUIDs() { inputs.asksForUIDs = true }

  /// Notes that all names in the folder of a path were looked at.
  func lookAround(_ path: RelativePath) { inputs.keys.insert(.names(in: path.folder)) }

  /// Returns what was noted, and begins anew.
  func take() -> PageInputs {
    defer { inputs = PageInputs() }
    return inputs
  }
}
