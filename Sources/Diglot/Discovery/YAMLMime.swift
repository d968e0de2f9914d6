/// What the first line of a YAML file says that it is.
///
///     ### YamlMime:Landing  →  Landing
///     #YamlMime: FAQ        →  FAQ
///     - name: x             →  nil
enum YAMLMime {
  /// The kinds that are no pages but what pages are made with, in lower case.
  private static let dataKinds: Set = ["zonepivotgroups", "contextobject", "xrefmap"]

  /// Returns the kind of a file that begins with `head`, as it is written.
  static func kind(_ head: [UInt8]) -> String? {
    let line = String(decoding: head.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    var rest = line.drop { $0 == "\u{FEFF}" }
    guard rest.first == "#" else { return nil }
    rest = rest.drop { $0 == "#" }.drop { $0 == " " }
    let mark = "yamlmime:"
    guard rest.prefix(mark.count).lowercased() == mark else { return nil }
    let kind = rest.dropFirst(mark.count).drop { $0 == " " }.prefix { !$0.isWhitespace }
    return kind.isEmpty ? nil : String(kind)
  }

  /// Returns whether files of a kind are pages.
  static func isPage(_ kind: String) -> Bool { !dataKinds.contains(kind.lowercased()) }

  /// Returns the kind that a file on the disk says it is; `nil` also where it cannot be read, which
  /// whoever needs its contents will report.
  static func kind(of place: ProjectFolder) -> String? {
    (try? File.readHead(place.path, count: 256)).flatMap(kind)
  }
}
