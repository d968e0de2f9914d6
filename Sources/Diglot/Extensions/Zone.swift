/// A part of a page for some readers: `::: zone pivot="windows,linux"`, `::: zone target="docs"`.
struct Zone {
  private var pivots: [String] = []
  private var target: String?

  private static let targets: Set = ["docs", "chromeless", "pdf"]

  init(_ tag: ColonTag, _ context: inout RewriteContext) throws(ContainerFault) {
    let bytes = context.text.text.span
    if tag.isClosed { throw .closedZone }
    for attribute in tag.attributes {
      switch attribute.name {
      case "pivot": pivots = try Self.pivots(bytes.text(attribute.value))
      case "target":
        let value = bytes.text(attribute.value)
        guard Self.targets.contains(value) else { throw .value("target", value) }
        target = value
      default: throw .attribute(attribute.name)
      }
    }
    if pivots.isEmpty, target == nil { throw .missing("a 'pivot' or a 'target'") }
    if !pivots.isEmpty, target == "pdf" { throw .pivotInPrint }
    guard !isHidden, let range = tag.range(of: "pivot") else { return }
    for id in pivots { context.use(pivot: id, at: range) }
  }

  /// Reads ids of lower-case letters, digits and dashes between commas.
  private static func pivots(_ value: String) throws(ContainerFault) -> [String] {
    var ids: [String] = []
    for part in value.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      let id = part.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed()
      let isID = id.allSatisfy { byte in
        byte.isASCIIDigit || byte.isASCIILetter && byte == byte.asciiLowercased
          || byte == UInt8(ascii: "-")
      }
      guard isID, !id.isEmpty else { throw .value("pivot", value) }
      ids.append(String(decoding: Array(id), as: UTF8.self))
    }
    return ids
  }

  /// Whether it is for other places than a site: an application's window, a printed book.
  var isHidden: Bool { target == "chromeless" || target == "pdf" }

  /// Returns its start tag, and what says without a script whom it is for.
  func opening(_ context: RewriteContext) -> [UInt8] {
    var open = ByteBuffer()
    open.append("<div class=\"zone")
    if target != nil { open.append(" has-target") }
    if !pivots.isEmpty { open.append(" has-pivot") }
    if let target { open.append("\" data-target=\"\(target)") }
    if !pivots.isEmpty {
      open.append("\" data-pivot=\"")
      open.append(pivots.joined(separator: " "))
    }
    open.append("\">\n")
    if !pivots.isEmpty {
      open.append("<p class=\"zone-label\">")
      open.appendEscaped(pivots.map { context.pivotTitles[$0] ?? $0 }.joined(separator: " · "))
      open.append("</p>\n")
    }
    return open.finish()
  }
}
