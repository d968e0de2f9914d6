/// Reads XLIFF 2.0 and 2.1, also where a tool has cut units into several segments.
///
/// Codes are put together again from `originalData`; whether they are the right ones is judged on
/// the Markdown that comes out, so that nothing in the file has to be trusted.
struct XLIFFReader {
  private enum Scope {
    case document, file, unit, segment, ignorable, originalData, data, source, target, inline, other
  }

  private struct Segment {
    var source: [UInt8] = []
    var target: [UInt8]?
    let isIgnorable: Bool
  }

  private let file: Int
  private var document = ExchangeDocument()
  private var scopes: [Scope] = []
  /// What each open element of a text appends when it ends.
  private var endings: [[UInt8]] = []

  private var path = ""
  private var unit = ""
  private var place: ExchangePlace
  private var data: [String: [UInt8]] = [:]
  private var dataID = ""
  private var segments: [Segment] = []
  private var text: [UInt8] = []
  /// Why the unit cannot be put together again.
  private var flaw: String?

  static func read(_ bytes: [UInt8], file: Int) throws(ExchangeFault) -> ExchangeDocument {
    var reader = XLIFFReader(file: file)
    do throws(XMLReader.Fault) {
      var xml = try XMLReader(bytes)
      while let event = xml.next() { reader.take(event) }
    } catch {
      let place = ExchangePlace(file: file, offset: error.offset)
      throw .unreadable("XML is well formed and declares no document type: \(error.message)", place)
    }
    guard reader.isXLIFF else {
      throw .unreadable("XLIFF is of version 2.0 or 2.1", ExchangePlace(file: file, offset: 0))
    }
    guard !reader.document.targetTag.isEmpty else {
      throw .unreadable("'xliff' has a 'trgLang'", ExchangePlace(file: file, offset: 0))
    }
    return reader.document
  }

  private var isXLIFF = false

  private init(file: Int) {
    self.file = file
    place = ExchangePlace(file: file, offset: 0)
  }

  private mutating func take(_ event: XMLReader.Event) {
    switch event {
    case .start(let name, let namespace, let attributes, let offset):
      start(namespace == XLIFFWriter.namespace ? name : "", attributes, offset)
    case .end: end()
    case .text(let bytes):
      switch scopes.last {
      case .data, .source, .target, .inline: text += bytes
      default: break
      }
    }
  }

  // MARK: Elements

  private mutating func start(_ name: String, _ attributes: [String: String], _ offset: Int) {
    let scope = Self.scope(of: name, in: scopes.last)
    scopes.append(scope)
    switch scope {
    case .document:
      isXLIFF = true
      document.sourceTag = attributes["srcLang"]
      document.targetTag = attributes["trgLang"] ?? ""
    case .file: path = attributes["original"] ?? ""
    case .unit:
      unit = attributes["id"] ?? ""
      place = ExchangePlace(file: file, offset: offset)
      (data, segments, flaw) = ([:], [], nil)
    case .segment: segments.append(Segment(isIgnorable: false))
    case .ignorable: segments.append(Segment(isIgnorable: true))
    case .data:
      dataID = attributes["id"] ?? ""
      text = []
    case .source: text = []
    case .target:
      text = []
      place = ExchangePlace(file: file, offset: offset)
      if attributes["order"] != nil { flaw = "segments stand in the order of their originals" }
    case .inline: startInline(name, attributes)
    case .originalData, .other: break
    }
  }

  /// Returns what an element is where it stands; modules may hold elements of the same names.
  private static func scope(of name: String, in parent: Scope?) -> Scope {
    switch (parent, name) {
    case (nil, "xliff"): .document
    case (.document, "file"): .file
    case (.file, "unit"), (.file, "group"): name == "unit" ? .unit : .file
    case (.unit, "segment"): .segment
    case (.unit, "ignorable"): .ignorable
    case (.unit, "originalData"): .originalData
    case (.originalData, "data"): .data
    case (.segment, "source"), (.ignorable, "source"): .source
    case (.segment, "target"), (.ignorable, "target"): .target
    case (.data, _), (.source, _), (.target, _), (.inline, _): .inline
    default: .other
    }
  }

  private mutating func startInline(_ name: String, _ attributes: [String: String]) {
    var ending: [UInt8] = []
    switch name {
    case "ph", "sc", "ec": text += bytes(of: attributes["dataRef"])
    case "pc":
      text += bytes(of: attributes["dataRefStart"])
      ending = bytes(of: attributes["dataRefEnd"])
    case "cp":
      let scalar = attributes["hex"].flatMap { UInt32($0, radix: 16) }.flatMap(Unicode.Scalar.init)
      if let scalar {
        text += Array(String(Character(scalar)).utf8)
      } else {
        flaw = "'cp' names a character by its number"
      }
    case "mrk", "sm", "em": break
    default: flaw = "a text holds no elements but those of XLIFF"
    }
    endings.append(ending)
  }

  private mutating func bytes(of reference: String?) -> [UInt8] {
    if let reference, let bytes = data[reference] { return bytes }
    flaw = "a code keeps its reference to 'originalData'"
    return []
  }

  private mutating func end() {
    guard let scope = scopes.popLast() else { return }
    switch scope {
    case .inline: text += endings.popLast() ?? []
    case .data: data[dataID] = text
    case .source: segments[segments.count - 1].source = text
    case .target: segments[segments.count - 1].target = text
    case .unit: finishUnit()
    case .document, .file, .segment, .ignorable, .originalData, .other: break
    }
  }

  private mutating func finishUnit() {
    if let flaw {
      let message = "unit '\(path)#\(unit)': \(flaw)"
      document.faults.append((path, .unreadable(message, place)))
      return
    }
    let isTranslated = segments.allSatisfy { $0.isIgnorable || $0.target?.isEmpty == false }
    let target = isTranslated ? segments.flatMap { $0.target ?? $0.source } : []
    document.entries.append(
      ExchangeEntry(
        path: path,
        unit: unit,
        source: segments.flatMap(\.source),
        target: target.isEmpty ? nil : target,
        place: place
      )
    )
  }
}
