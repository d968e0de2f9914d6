/// A page that is written in YAML: what it says, and in which of docfx's shapes.
struct YAMLPage: Sendable {
  /// The shapes that can be built, by the word behind `YamlMime:`.
  enum Kind: String, Sendable, CaseIterable {
    case landing = "Landing"
    case hub = "Hub"
    case faq = "FAQ"
    case tutorial = "Tutorial"

    /// Whether a reader is helped by a list of the headings; a start page is such a list itself.
    var hasOutline: Bool { self == .faq || self == .tutorial }

    init?(_ name: String) {
      let kind = Self.allCases.first { $0.rawValue.lowercased() == name.lowercased() }
      guard let kind else { return nil }
      self = kind
    }
  }

  let kind: Kind
  /// A mapping.
  let root: YAMLNode

  /// Reads the document of `file`; `nil`, with a finding, where it is no page.
  static func read(_ file: SourceFile, _ diagnostics: inout Diagnostics) -> YAMLPage? {
    guard let root = YAMLDocument.parse(file, &diagnostics) else { return nil }
    guard let mime = YAMLMime.kind(file.bytes) else {
      diagnostics.report(.noSchema(at: file.location(of: 0..<0)))
      return nil
    }
    // An older form names the shape inside the document.
    let isGeneric = mime.lowercased() == "yamldocument"
    let type = isGeneric ? root["documentType"] : nil
    let name = type?.text ?? mime
    guard let kind = Kind(name) else {
      let start = file.bytes.span.firstIndex(of: Array(name.utf8)) ?? 0
      let range = type?.range ?? start..<(start + name.utf8.count)
      let place = file.location(of: range)
      let lacksType = isGeneric && type == nil
      diagnostics.report(lacksType ? .noDocumentType(at: place) : .unknownSchema(name, at: place))
      return nil
    }
    guard case .mapping = root.content else {
      let place = file.location(of: root.range.lowerBound..<root.range.lowerBound)
      diagnostics.report(.rootNotMapping(root.kindName, at: place))
      return nil
    }
    return YAMLPage(kind: kind, root: root)
  }
}

extension Diagnostic {
  private static var supported: String {
    "the kinds are " + YAMLPage.Kind.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
  }

  fileprivate static func noSchema(at location: Location) -> Diagnostic {
    Diagnostic(
      .schemaNotFound,
      "a YAML page begins with '### YamlMime:' and its kind",
      at: location,
      notes: [supported, "the page is left out"]
    )
  }

  fileprivate static func unknownSchema(_ name: String, at location: Location) -> Diagnostic {
    let names = YAMLPage.Kind.allCases.map { $0.rawValue.lowercased() }
    let near = NearMiss.of(name.lowercased(), among: names).flatMap(YAMLPage.Kind.init(_:))?
      .rawValue
    return Diagnostic(
      .schemaNotFound,
      "YAML pages of the kind '\(name)' cannot be built",
      at: location,
      notes: (near.map { ["did you mean '\($0)'?"] } ?? []) + [supported, "the page is left out"]
    )
  }

  fileprivate static func noDocumentType(at location: Location) -> Diagnostic {
    Diagnostic(
      .schemaNotFound,
      "a YAML page of the old form says what it is",
      at: location,
      notes: ["name the kind in 'documentType'", supported, "the page is left out"]
    )
  }

  fileprivate static func rootNotMapping(_ kind: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .unexpectedType,
      "a YAML page must be a mapping, not \(kind)",
      at: location,
      notes: ["the page is left out"]
    )
  }
}
