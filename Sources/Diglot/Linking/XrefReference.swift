/// A link by a uid, `xref:System.String?displayProperty=fullName#remarks`, taken apart.
struct XrefReference: Equatable {
  let uid: String
  /// With its `#`; empty where there is none.
  let fragment: String
  /// What is left of the query for the target, with its `?`.
  let query: String
  /// What the reference says of itself: `text`, `alt`, `title`, `displayProperty`.
  private let parameters: [String: String]

  private static let consumed: Set = ["text", "alt", "title", "displayproperty", "altproperty"]

  /// Takes a destination; `nil` where it is none of a uid.
  init?(_ destination: String) {
    guard destination.utf8.count > 5, destination.prefix(5).lowercased() == "xref:" else {
      return nil
    }
    let (beforeFragment, fragment) = Self.halves(destination.dropFirst(5), at: "#")
    let (path, query) = Self.halves(beforeFragment, at: "?")
    uid = PercentCoding.decoded(path)
    self.fragment = fragment.isEmpty ? "" : "#" + fragment
    var parameters: [String: String] = [:]
    var kept: [Substring] = []
    for part in query.split(separator: "&") {
      let (name, value) = Self.halves(part, at: "=")
      let key = name.lowercased()
      if Self.consumed.contains(key) {
        let spaced = String(value.map { $0 == "+" ? " " : $0 })
        parameters[key] = PercentCoding.decoded(spaced[...])
      } else {
        kept.append(part)
      }
    }
    self.parameters = parameters
    self.query = kept.isEmpty ? "" : "?" + kept.joined(separator: "&")
  }

  var text: String? { nonEmpty("text") }
  /// What to show where nothing has the uid.
  var alternative: String? { nonEmpty("alt") }
  var title: String? { nonEmpty("title") }
  var displayProperty: String? { nonEmpty("displayproperty") }

  private func nonEmpty(_ name: String) -> String? {
    parameters[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func halves(_ text: Substring, at sign: Character) -> (Substring, Substring) {
    guard let cut = text.firstIndex(of: sign) else { return (text, "") }
    return (text[..<cut], text[text.index(after: cut)...])
  }

  /// Returns a destination for a uid that is written as it is, without escapes.
  static func destination(_ uid: String) -> String {
    var result = "xref:"
    for scalar in uid.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "#": result += "%23"
      case "?": result += "%3F"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
