/// Contents as they can be asked for: whole, in part, or only if they have changed.
struct Representation {
  enum Contents {
    case bytes([UInt8])
    case file(OpenFile)
  }

  let type: String
  /// With its quotes; strong.
  let tag: String
  /// Seconds since 1970, where that says something.
  var modified: Int?
  let contents: Contents

  private var size: Int {
    switch contents {
    case .bytes(let bytes): bytes.count
    case .file(let file): file.size
    }
  }

  /// Returns what a request gets, by its conditions and then by its range.
  func answer(to request: HTTPRequest) -> HTTPResponse {
    if isKnown(to: request) { return response(304, 0..<size) }
    switch range(of: request) {
    case .whole: return response(200, 0..<size)
    case .part(let part):
      let place = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(size)"
      return response(206, part, [.init(name: "Content-Range", value: place)])
    case .unsatisfiable:
      return .text(
        416,
        "there are \(size) bytes",
        [.init(name: "Content-Range", value: "bytes */\(size)")]
      )
    }
  }

  /// Returns whether the client has the contents; its tags say more than its date.
  private func isKnown(to request: HTTPRequest) -> Bool {
    if let tags = request.headers["if-none-match"] { return EntityTag.list(tags, names: tag) }
    guard let modified, let date = request.headers["if-modified-since"],
      let since = HTTPDate.seconds(date)
    else { return false }
    return modified <= since
  }

  private func range(of request: HTTPRequest) -> ByteRange {
    guard request.method == "GET", let header = request.headers["range"] else { return .whole }
    if let condition = request.headers["if-range"], !isUnchanged(condition) { return .whole }
    return ByteRange.of(header, size: size)
  }

  /// Returns whether parts fit together; a weak tag never promises that.
  private func isUnchanged(_ condition: String) -> Bool {
    condition == tag || modified.map(HTTPDate.string) == condition
  }

  private func response(
    _ status: Int,
    _ part: Range<Int>,
    _ more: [HTTPResponse.Header] = []
  ) -> HTTPResponse {
    var headers: [HTTPResponse.Header] = [
      .init(name: "ETag", value: tag), .init(name: "Accept-Ranges", value: "bytes"),
    ]
    if let modified {
      headers.append(.init(name: "Last-Modified", value: HTTPDate.string(modified)))
    }
    return HTTPResponse(status, contentType: type, body(part), headers + more)
  }

  private func body(_ part: Range<Int>) -> HTTPResponse.Body {
    switch contents {
    case .bytes(let bytes): .bytes(part.count == bytes.count ? bytes : Array(bytes[part]))
    case .file(let file): .file(file, part)
    }
  }
}
