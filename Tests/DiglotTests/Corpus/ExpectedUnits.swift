import Foundation

/// A page taken apart by splitting its text, a second way beside the scanner: good enough for real
/// pages, whose units are all well formed and none of which stand in code.
struct ExpectedUnits {
  struct Unit: Equatable {
    let key: String
    let target: String
    let source: String
  }

  private(set) var units: [Unit] = []
  /// The body with every unit replaced by its translation.
  private(set) var translation = ""
  /// The body with every unit replaced by its original.
  private(set) var original = ""
  let header: [String: String]

  init(_ page: String) {
    let (header, body) = Self.split(page)
    self.header = header
    let pieces = body.components(separatedBy: "<span data-ttu-id=\"")
    translation = pieces[0]
    original = pieces[0]
    for piece in pieces.dropFirst() { add(piece) }
  }

  private mutating func add(_ piece: String) {
    let afterID = piece.components(separatedBy: "\">")
    let id = afterID[0]
    let text = afterID.dropFirst().joined(separator: "\">")
    let middle = "</span><span class=\"sxs-lookup\"><span data-stu-id=\"\(id)\">"
    let halves = text.components(separatedBy: middle)
    guard halves.count == 2, let end = halves[1].range(of: "</span></span>") else {
      preconditionFailure("a unit of the corpus is well formed: \(piece.prefix(200))")
    }
    let source = String(halves[1][..<end.lowerBound])
    let rest = halves[1][end.upperBound...]
    let key = String(id.split(separator: "-").last ?? "")
    units.append(Unit(key: key, target: halves[0], source: source))
    translation += halves[0] + rest
    original += source + rest
  }

  /// Cuts the header off and reads its plain lines.
  private static func split(_ page: String) -> (header: [String: String], body: String) {
    let page = page.replacingOccurrences(of: "\r\n", with: "\n")
    guard page.hasPrefix("---\n"), let end = page.range(of: "\n---\n") else { return ([:], page) }
    var header: [String: String] = [:]
    for line in page[..<end.lowerBound].split(separator: "\n") {
      guard let colon = line.range(of: ": ") else { continue }
      header[String(line[..<colon.lowerBound])] = String(line[colon.upperBound...])
    }
    return (header, String(page[end.upperBound...]))
  }
}
