private import CXML

/// Reads an XML document, event by event; libxml2 behind a small interface.
///
/// Documents come from outside: none may declare its type, so that there are no entities to expand
/// and no addresses to fetch.
@safe
struct XMLReader: ~Copyable {
  enum Event {
    /// `offset` is where its `<` stands; attributes have the names of their namespaces before a
    /// blank, `http://… lang`.
    case start(name: String, namespace: String, attributes: [String: String], offset: Int)
    case end
    case text([UInt8])
  }

  struct Fault: Error, Equatable {
    let message: String
    let offset: Int
  }

  private let document: OpaquePointer
  private let count: Int
  private var index = 0

  /// Takes a document in UTF-8, whatever it says of its encoding.
  init(_ bytes: [UInt8]) throws(Fault) {
    unsafe document = unsafe bytes.withUnsafeBufferPointer {
      unsafe diglot_xml_read($0.baseAddress, $0.count)
    }
    count = unsafe diglot_xml_count(document)
    let offset = unsafe min(diglot_xml_fault(document), bytes.count)
    switch unsafe diglot_xml_status(document) {
    case DIGLOT_XML_READ: break
    case DIGLOT_XML_DOCTYPE:
      throw Fault(message: "a document type is not declared", offset: offset)
    default:
      throw Fault(
        message: unsafe String(cString: diglot_xml_message(document)),
        offset: offset
      )
    }
  }

  deinit { unsafe diglot_xml_delete(document) }

  mutating func next() -> Event? {
    guard index < count else { return nil }
    let event = unsafe diglot_xml_event(document, index)
    index += 1
    switch unsafe event.kind {
    case DIGLOT_XML_START:
      return unsafe .start(
        name: String(cString: event.name),
        namespace: String(cString: event.space),
        attributes: attributes(),
        offset: Int(event.offset)
      )
    case DIGLOT_XML_TEXT: return unsafe .text(bytes(of: event))
    default: return .end
    }
  }

  private mutating func attributes() -> [String: String] {
    var attributes: [String: String] = [:]
    while index < count {
      let event = unsafe diglot_xml_event(document, index)
      guard unsafe event.kind == DIGLOT_XML_ATTRIBUTE else { break }
      let space = unsafe String(cString: event.space)
      let name = unsafe String(cString: event.name)
      attributes[space.isEmpty ? name : space + " " + name] = unsafe String(
        decoding: bytes(of: event),
        as: UTF8.self
      )
      index += 1
    }
    return attributes
  }

  private func bytes(of event: diglot_xml_event) -> [UInt8] {
    guard let base = unsafe diglot_xml_bytes(document), unsafe event.count > 0 else { return [] }
    return unsafe Array(
      UnsafeBufferPointer(start: base + Int(event.start), count: Int(event.count))
    )
  }
}
