private import Glibc

/// The files that a build wrote, and so the only ones that a later build may replace or remove.
///
/// One path a line, in the order of their bytes, so that equal sites have equal manifests; `\` and
/// the line feed are escaped. The last line carries the count, so that a cut file is noticed:
///
///     diglot-manifest 1
///     en/index.html
///     index.html
///     end 2
struct OutputManifest: Sendable {
  private static let head = "diglot-manifest 1"

  /// Sorted by their bytes, no two alike; Swift's own order would take `é` and `e´` for one.
  let paths: [String]

  static let empty = OutputManifest([])

  init(_ paths: [String]) {
    var unique: [String] = []
    unique.reserveCapacity(paths.count)
    for path in paths.sorted(by: Self.precedes) {
      if let last = unique.last, !Self.precedes(last, path) { continue }
      unique.append(path)
    }
    self.paths = unique
  }

  /// Reads a manifest; `nil` where it is damaged, was written by a later version, or names a file
  /// that no build can have written, such as `../x`.
  init?(bytes: [UInt8]) {
    let span = bytes.span
    guard (try? UTF8Span(validating: span)) != nil else { return nil }
    var lines: [Range<Int>] = []
    var start = 0
    while let end = span.firstIndex(of: UInt8(ascii: "\n"), from: start) {
      lines.append(start..<end)
      start = end + 1
    }
    guard start == span.count, lines.count >= 2, span.text(lines[0]) == Self.head,
      span.text(lines[lines.count - 1]) == "end \(lines.count - 2)"
    else { return nil }
    var paths: [String] = []
    paths.reserveCapacity(lines.count)
    for line in lines[1..<(lines.count - 1)] {
      guard let path = Self.unescape(span.text(line)), Self.isAllowed(path) else { return nil }
      paths.append(path)
    }
    self.init(paths)
  }

  var bytes: [UInt8] {
    var buffer = ByteBuffer(capacity: paths.count * 48)
    buffer.append(Self.head)
    for path in paths {
      buffer.append(UInt8(ascii: "\n"))
      for byte in path.utf8 {
        switch byte {
        case UInt8(ascii: "\\"): buffer.append("\\\\")
        case UInt8(ascii: "\n"): buffer.append("\\n")
        default: buffer.append(byte)
        }
      }
    }
    buffer.append("\nend ")
    buffer.append(decimal: paths.count)
    buffer.append(UInt8(ascii: "\n"))
    return buffer.finish()
  }

  /// Whether a site may have a file of this path: normal, and not in the writer's own folder.
  static func isAllowed(_ path: String) -> Bool {
    let slash = UInt8(ascii: "/")
    guard path != ".diglot", !path.hasPrefix(".diglot/"), !path.utf8.contains(0) else {
      return false
    }
    return path.utf8.split(separator: slash, omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8)
    }
  }

  private static func unescape(_ line: String) -> String? {
    guard line.utf8.contains(UInt8(ascii: "\\")) else { return line }
    var path = String.UnicodeScalarView()
    var scalars = line.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      guard scalar == "\\" else {
        path.append(scalar)
        continue
      }
      switch scalars.next() {
      case "\\": path.append("\\")
      case "n": path.append("\n")
      default: return nil
      }
    }
    return String(path)
  }
}

extension OutputManifest {
  func contains(_ path: String) -> Bool {
    let index = Self.firstIndex(in: paths, notBefore: path)
    return index < paths.count && !Self.precedes(path, paths[index])
  }

  /// Returns where the files below the folder `path` stand in `paths`.
  func range(below path: String) -> Range<Int> {
    // `0` is the byte after `/`.
    let start = Self.firstIndex(in: paths, notBefore: path + "/")
    return start..<Self.firstIndex(in: paths, notBefore: path + "0", from: start)
  }

  func union(_ other: OutputManifest) -> OutputManifest { OutputManifest(paths + other.paths) }

  /// Returns the paths that `other` does not have.
  func subtracting(_ other: OutputManifest) -> OutputManifest {
    OutputManifest(paths.filter { !other.contains($0) })
  }

  /// Whether `a` comes before `b` in the order of their bytes.
  static func precedes(_ a: String, _ b: String) -> Bool {
    unsafe a.utf8Span.span.withUnsafeBytes { a in
      unsafe b.utf8Span.span.withUnsafeBytes { b in
        guard let aBase = a.baseAddress, let bBase = b.baseAddress else {
          return a.count < b.count
        }
        let order = unsafe memcmp(aBase, bBase, min(a.count, b.count))
        return order != 0 ? order < 0 : a.count < b.count
      }
    }
  }

  /// Returns the index of the first of the sorted `paths` that does not precede `path`.
  private static func firstIndex(in paths: [String], notBefore path: String, from start: Int = 0)
    -> Int
  {
    var low = start
    var high = paths.count
    while low < high {
      let middle = (low + high) / 2
      if precedes(paths[middle], path) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
