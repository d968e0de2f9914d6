import CSupport
import Diglot
import Foundation
import Glibc
import Testing

@testable import DiglotCommand

/// A folder for a test to change, removed at the end.
///
/// Most tests change it while nobody looks and ask for the batch then, so that nothing hangs on how
/// fast the machine is.
final class WatchedFolder: Sendable {
  let path: String

  /// Makes the folder with empty files.
  init(_ files: [String] = []) throws {
    path = NSTemporaryDirectory() + "diglot-watch-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for file in files { try write(file) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func callAsFunction(_ name: String) -> String { path + "/" + name }

  func watch(
    _ roots: [String] = ["root"],
    maximumWatches: Int = .max,
    passingOver: @escaping @Sendable (String) -> Bool = { _ in false }
  ) throws -> FolderWatcher {
    let paths = roots.map { path + "/" + $0 }
    return try FolderWatcher(paths, maximumWatches: maximumWatches, passingOver: passingOver)
  }

  // MARK: Changing

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: self(name), withIntermediateDirectories: true)
  }

  /// Writes in place, and makes the folders that are missing.
  func write(_ name: String, _ text: String = "") throws {
    try makeFolder(String(name[..<(name.lastIndex(of: "/") ?? name.startIndex)]))
    try Data(text.utf8).write(to: URL(filePath: self(name)))
  }

  /// As rename(2), also onto what is there.
  func move(_ name: String, to other: String) throws {
    try #require(unsafe rename(self(name), self(other)) == 0)
  }

  /// Lets two names change places.
  func exchange(_ name: String, _ other: String) throws {
    try #require(unsafe diglot_exchange(AT_FDCWD, self(name), AT_FDCWD, self(other)) == 0)
  }

  /// Creates a file, or opens one that is there, to write to it.
  func open(_ name: String) throws -> FileHandle {
    let descriptor = unsafe Glibc.open(self(name), O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    try #require(descriptor >= 0)
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  func permit(_ name: String, _ mode: Int) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: self(name))
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: self(name)) }

  func link(_ name: String, to destination: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: self(name),
      withDestinationPath: destination
    )
  }

  // MARK: Watching

  /// Returns the next batch with paths below this folder; a test whose watcher sees nothing fails.
  func batch(_ watcher: FolderWatcher) throws -> [String: FileChanges.Kind] {
    short(try #require(next(watcher), "no change was noticed").kinds)
  }

  /// Returns what has changed when it is as expected, or what it is after long.
  func changes(
    _ watcher: FolderWatcher,
    until isExpected: (FileChanges) -> Bool
  ) -> [String: FileChanges.Kind] {
    var all = FileChanges()
    while !isExpected(all), let more = next(watcher) { all.add(more) }
    return short(all.kinds)
  }

  func next(_ watcher: FolderWatcher) -> FileChanges? {
    let item = DispatchWorkItem { watcher.stop() }
    DispatchQueue.global().asyncAfter(deadline: .now() + 20, execute: item)
    defer { item.cancel() }
    return watcher.next()
  }

  private func short(_ kinds: [String: FileChanges.Kind]) -> [String: FileChanges.Kind] {
    Dictionary(
      uniqueKeysWithValues: kinds.map { (String($0.key.dropFirst(path.count + 1)), $0.value) }
    )
  }
}
