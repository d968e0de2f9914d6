import Foundation

/// The examples of the specification of GitHub Flavored Markdown, which Debian's `cmark-gfm` brings.
enum GFMSpecification {
  struct Example {
    /// 1-based, those that are disabled included.
    let number: Int
    /// An extension, `disabled`, or nothing.
    let label: String
    let markdown: String
    let html: String
  }

  static let absence: String = "cmark-gfm's spec.txt is not here (apt-get install cmark-gfm)"

  static let examples: [Example] = text.map(examples(in:)) ?? []

  /// Slim images leave `/usr/share/doc` out; then it may lie where the source package was built.
  private static let places = [
    "/usr/share/doc/cmark-gfm/spec.txt.gz", "/usr/share/doc/cmark-gfm/spec.txt",
    "/usr/local/share/doc/cmark-gfm/spec.txt", "/usr/share/cmark-gfm/spec.txt",
    "/usr/src/cmark-gfm/test/spec.txt",
  ]

  private static var text: String? {
    let path = places.first { FileManager.default.isReadableFile(atPath: $0) }
    guard let path, let data = path.hasSuffix(".gz") ? unpacked(path) : contents(path) else {
      return nil
    }
    return String(decoding: data, as: UTF8.self)
  }

  private static func contents(_ path: String) -> Data? {
    FileManager.default.contents(atPath: path)
  }

  private static func unpacked(_ path: String) -> Data? {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", path]
    process.standardOutput = output
    do { try process.run() } catch { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? data : nil
  }

  /// An example stands between two fences of 32 backticks, its parts divided by a lone `.`, its tabs
  /// written as arrows.
  private static func examples(in text: String) -> [Example] {
    let fence = String(repeating: "`", count: 32)
    var examples: [Example] = []
    var label: String?
    var parts: [[Substring]] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let open = label {
        if line == fence {
          let texts = parts.map {
            $0.map { $0 + "\n" }.joined().replacing("→", with: "\t")
          }
          examples.append(
            Example(
              number: examples.count + 1,
              label: open,
              markdown: texts[0],
              html: texts.count > 1 ? texts[1] : ""
            )
          )
          label = nil
        } else if line == "." {
          parts.append([])
        } else {
          parts[parts.count - 1].append(line)
        }
      } else if line.hasPrefix(fence + " example") {
        label = String(line.dropFirst(fence.count + 8)).trimmingCharacters(in: .whitespaces)
        parts = [[]]
      }
    }
    return examples
  }
}
