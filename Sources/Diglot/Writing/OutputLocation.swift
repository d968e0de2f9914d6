private import Glibc

/// Where an output may lie, and the way to it.
enum OutputLocation {
  /// Makes the folder at `path` and those above it; returns the ones that were not there.
  ///
  /// Throws where something else is at the path, and for a symbolic link that leads out of the
  /// folder that it lies in.
  static func make(_ path: String) throws(FileError) -> [String] {
    try refuseLinkThatLeaves(path)
    var missing: [String] = []
    var current = path
    while File.kind(current) == nil, let above = folder(above: current) {
      missing.append(current)
      current = above
    }
    var made: [String] = []
    for folder in missing.reversed() {
      guard unsafe mkdir(folder, 0o777) == 0 || errno == EEXIST else {
        let failure = FileError.last("make the folder", folder)
        remove(made)
        throw failure
      }
      made.append(folder)
    }
    return made
  }

  /// Removes folders that `make` made, as far as they are empty.
  static func remove(_ made: [String]) {
    for folder in made.reversed() { unsafe rmdir(folder) }
  }

  private static func refuseLinkThatLeaves(_ path: String) throws(FileError) {
    let name = trimmed(path)
    var status = stat()
    guard unsafe lstat(name, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return }
    guard let target = resolve(name) else { throw .last("open the folder", path) }
    guard let above = resolve(folder(above: name) ?? "."), contains(above, target) else {
      throw FileError(path: path, operation: "write through the link", code: ELOOP)
    }
  }

  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// Returns the path of the folder that `path` lies in; `nil` at the top.
  private static func folder(above path: String) -> String? {
    let path = trimmed(path)
    guard path != "/", path != "." else { return nil }
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : trimmed(String(path[..<slash]))
  }

  /// Returns the path without links, `.` and `..`; `nil`, with `errno`, where nothing is there.
  private static func resolve(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  private static func contains(_ folder: String, _ path: String) -> Bool {
    folder == path || path.hasPrefix(folder == "/" ? "/" : folder + "/")
  }
}

extension OutputLocation {
  /// Returns an error where a site must not be written to `output`: the top of the file system, the
  /// home folder, or a folder that holds one of `sources` (the project, its content).
  ///
  /// `home` is given by the command, since the library reads no environment.
  package static func finding(output: String, sources: [String], home: String?) -> Diagnostic? {
    guard let place = nearest(output) else { return .outputHoldsSources(output, "/") }
    for source in [home].compactMap({ $0 }) + sources {
      guard let resolved = nearest(source), contains(place, resolved) else { continue }
      return .outputHoldsSources(output, source)
    }
    return contains(place, "/") ? .outputHoldsSources(output, "/") : nil
  }

  /// Returns the resolved path of something that may not be there yet: its nearest folder that is,
  /// and the rest.
  private static func nearest(_ path: String) -> String? {
    var rest: [Substring] = []
    var current = trimmed(path)
    while true {
      if let resolved = resolve(current) {
        return rest.reversed().reduce(resolved == "/" ? "" : resolved) { $0 + "/" + $1 }
      }
      guard let above = folder(above: current) else { return nil }
      rest.append(current.split(separator: "/").last ?? "")
      current = above
    }
  }
}

extension Diagnostic {
  fileprivate static func outputHoldsSources(_ output: String, _ source: String) -> Diagnostic {
    Diagnostic(
      .invalidValue,
      "the output '\(output)' must not hold '\(source)'",
      notes: ["give the site a folder of its own"]
    )
  }
}
