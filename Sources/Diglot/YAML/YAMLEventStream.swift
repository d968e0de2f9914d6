private import CYAML

/// The events of one YAML text: the only user of libyaml, and the only owner of its pointers.
///
/// libyaml counts its marks in characters; the ranges that leave this type are in bytes.
@safe
struct YAMLEventStream: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>
  /// A place in `input`, counted both ways; events come in order, so moving it stays linear.
  private var cursor = (character: 0, byte: 0)

  /// Copies `bytes`, since libyaml reads them while events are taken.
  init(_ bytes: borrowing Span<UInt8>) {
    let count = bytes.count
    unsafe input = .allocate(capacity: count)
    for index in 0..<count { unsafe input[index] = bytes[index] }
    unsafe parser = .allocate(capacity: 1)
    guard unsafe yaml_parser_initialize(parser) == 1 else {
      preconditionFailure("libyaml has no memory for a parser")
    }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, input.baseAddress, count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe input.deallocate()
  }

  /// Returns the next event; throws at the first place that is no YAML.
  ///
  /// After an error or `streamEnd` there is nothing more to ask for.
  mutating func next() throws(YAMLSyntaxError) -> YAMLEvent {
    while true {
      var event = unsafe yaml_event_t()
      guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw syntaxError() }
      defer { unsafe yaml_event_delete(&event) }
      guard let kind = unsafe Self.kind(of: event) else { continue }
      let start = unsafe byteOffset(ofCharacter: Int(event.start_mark.index))
      let end = unsafe byteOffset(ofCharacter: Int(event.end_mark.index))
      return YAMLEvent(kind: kind, range: start..<max(start, end))
    }
  }

  private static func kind(of event: yaml_event_t) -> YAMLEvent.Kind? {
    switch unsafe event.type {
    case YAML_SCALAR_EVENT: unsafe scalar(event)
    case YAML_SEQUENCE_START_EVENT:
      .listStart(anchor: unsafe string(event.data.sequence_start.anchor))
    case YAML_MAPPING_START_EVENT:
      .mappingStart(anchor: unsafe string(event.data.mapping_start.anchor))
    case YAML_ALIAS_EVENT: .alias(unsafe string(event.data.alias.anchor) ?? "")
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: .end
    case YAML_DOCUMENT_START_EVENT: .documentStart
    // libyaml goes on with empty events for ever once the stream has ended.
    case YAML_STREAM_END_EVENT, YAML_NO_EVENT: .streamEnd
    default: nil
    }
  }

  private static func scalar(_ event: yaml_event_t) -> YAMLEvent.Kind {
    let scalar = unsafe event.data.scalar
    let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    return .scalar(
      text: unsafe String(decoding: bytes, as: UTF8.self),
      isPlain: unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE && scalar.plain_implicit == 1,
      anchor: unsafe string(scalar.anchor)
    )
  }

  private static func string(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    unsafe text.map { unsafe String(cString: $0) }
  }

  private mutating func syntaxError() -> YAMLSyntaxError {
    let problem = unsafe parser.pointee.problem.map { unsafe String(cString: $0) }
    let offset =
      if unsafe parser.pointee.error == YAML_READER_ERROR {
        unsafe min(parser.pointee.problem_offset, input.count)
      } else {
        unsafe byteOffset(ofCharacter: Int(parser.pointee.problem_mark.index))
      }
    var error = YAMLSyntaxError(problem: problem ?? "not enough memory", offset: offset)
    if let context = unsafe parser.pointee.context,
      unsafe parser.pointee.context_mark.line < parser.pointee.problem_mark.line
    {
      error.context = unsafe YAMLSyntaxError.Context(
        text: String(cString: context),
        offset: byteOffset(ofCharacter: Int(parser.pointee.context_mark.index))
      )
    }
    return error
  }

  private mutating func byteOffset(ofCharacter target: Int) -> Int {
    let count = unsafe input.count
    while cursor.character < target, cursor.byte < count {
      cursor.byte += 1
      while cursor.byte < count, isContinuation(at: cursor.byte) { cursor.byte += 1 }
      cursor.character += 1
    }
    while cursor.character > target, cursor.byte > 0 {
      cursor.byte -= 1
      while cursor.byte > 0, isContinuation(at: cursor.byte) { cursor.byte -= 1 }
      cursor.character -= 1
    }
    return cursor.byte
  }

  private func isContinuation(at offset: Int) -> Bool { unsafe input[offset] & 0xC0 == 0x80 }
}
