private import Glibc

/// Walks the new site where something was staged, and decides each file's or whole folder's move.
///
/// Only looks; throws where a file that is not ours, or a link, is in the way.
struct CommitPlanner {
  private let output: OutputFolder
  private let new: OutputManifest
  /// `stagedBefore[i]` is how many of the first `i` paths of `new` lie in the stage.
  private let stagedBefore: [Int]
  /// Whether names may change places in one step; otherwise only files are renamed, one by one.
  private let exchanges: Bool
  private var plan = CommitPlan()

  /// Takes the files in the order of `new`.
  init(_ files: [StagedFile], _ new: OutputManifest, _ output: OutputFolder, exchanges: Bool) {
    self.output = output
    self.new = new
    self.exchanges = exchanges
    var count = 0
    stagedBefore =
      [0]
      + files.map {
        if $0.state == .staged { count += 1 }
        return count
      }
  }

  /// Returns the moves, each parent decided before what lies in it.
  consuming func makePlan() throws(FileError) -> CommitPlan {
    var folders: [(path: String, range: Range<Int>)] = [("", 0..<new.paths.count)]
    while let folder = folders.popLast() {
      var index = folder.range.lowerBound
      while index < folder.range.upperBound {
        let child = child(at: index, in: folder.path)
        if staged(child.range) == 0 {
        } else if child.isFile {
          try place(file: child.path)
        } else if try !place(folder: child.path, child.range) {
          folders.append((child.path, child.range))
        }
        index = child.range.upperBound
      }
    }
    return plan
  }

  private func staged(_ range: Range<Int>) -> Int {
    stagedBefore[range.upperBound] - stagedBefore[range.lowerBound]
  }

  /// Returns the entry of `folder` that the file at `index` is, or lies in.
  private func child(
    at index: Int,
    in folder: String
  ) -> (path: String, range: Range<Int>, isFile: Bool) {
    let path = new.paths[index]
    let start = folder.isEmpty ? 0 : folder.utf8.count + 1
    guard let slash = path.utf8.dropFirst(start).firstIndex(of: UInt8(ascii: "/")) else {
      return (path, index..<(index + 1), true)
    }
    let child = String(path[..<slash])
    return (child, new.range(below: child), false)
  }

  /// Decides for a staged file.
  private mutating func place(file path: String) throws(FileError) {
    switch try output.site.kind(of: path) {
    case nil: plan.renames.append(path)
    case .file where mayReplace(path): plan.renames.append(path)
    case .folder:
      guard new.range(below: path).isEmpty, try isSuperseded(path) else {
        throw refusal(path, ENOTEMPTY)
      }
      supersede(path)
    case .link: throw refusal(path, ELOOP)
    case .file, .other: throw refusal(path, EEXIST)
    }
  }

  /// Decides for a folder that has staged files; false where its entries must be looked at singly.
  private mutating func place(folder path: String, _ range: Range<Int>) throws(FileError) -> Bool {
    let isWhollyNew = staged(range) == range.count
    switch try output.site.kind(of: path) {
    case nil:
      guard isWhollyNew else { throw refusal(path, ENOENT) }
      plan.renames.append(path)
    case .folder:
      guard exchanges, isWhollyNew, try isSuperseded(path) else { return false }
      plan.exchanges.append(path)
    case .file where isWhollyNew && mayReplace(path) && !new.contains(path): supersede(path)
    case .link: throw refusal(path, ELOOP)
    case .file, .other: throw refusal(path, EEXIST)
    }
    return true
  }

  /// Puts a file in the place of a folder, or the other way round.
  private mutating func supersede(_ path: String) {
    if exchanges {
      plan.exchanges.append(path)
    } else {
      plan.clearings.append(path)
      plan.renames.append(path)
    }
  }

  private func mayReplace(_ path: String) -> Bool {
    output.isManifestUnreadable || output.owned.contains(path)
  }

  /// Whether all that lies in a folder of the site is ours; a foreign file, link or empty folder
  /// keeps it where it is.
  private func isSuperseded(_ path: String) throws(FileError) -> Bool {
    var folders = [path]
    while let folder = folders.popLast() {
      for (name, kind) in try output.site.list(folder) {
        let path = folder + "/" + name
        switch kind {
        case .file where output.owns(file: path, new): continue
        case .folder where output.owns(folder: path, new): folders.append(path)
        default: return false
        }
      }
    }
    return true
  }

  private func refusal(_ path: String, _ code: Int32) -> FileError {
    FileError(path: output.site.shown(path), operation: "replace the foreign file", code: code)
  }
}
