/// What a server answers; the headers of all answers and the body's length are added on sending.
struct HTTPResponse: Sendable {
  enum Body: Sendable {
    case bytes([UInt8])
    /// A part of a file, which does not go through memory.
    case file(OpenFile, Range<Int>)
    /// Stays open.
    case events(EventClient)
  }

  struct Header: Sendable, Equatable {
    let name: String
    let value: String
  }

  var status: Int
  var headers: [Header]
  /// What `GET` would get; not sent where the method is `HEAD` or the status is 304.
  var body: Body

  /// Takes what there is to say; `contentType` is a header like others.
  init(_ status: Int = 200, contentType: String, _ body: Body, _ headers: [Header] = []) {
    self.status = status
    self.headers = [Header(name: "Content-Type", value: contentType)] + headers
    self.body = body
  }

  /// Headers of every answer.
  ///
  /// What a preview shows may be old a moment later, and is not for pages of other hosts; there is
  /// never a header that would let those in.
  static let common = [
    Header(name: "Cache-Control", value: "no-cache"),
    Header(name: "X-Content-Type-Options", value: "nosniff"),
    Header(name: "Cross-Origin-Resource-Policy", value: "same-origin"),
  ]

  /// Returns one line for people.
  static func text(_ status: Int, _ line: String, _ headers: [Header] = []) -> HTTPResponse {
    HTTPResponse(
      status,
      contentType: "text/plain; charset=utf-8",
      .bytes(Array(line.utf8) + [0x0A]),
      headers
    )
  }

  /// Returns the way to somewhere else; `location` is percent-encoded.
  static func redirection(_ status: Int, to location: String) -> HTTPResponse {
    text(status, "see " + location, [Header(name: "Location", value: location)])
  }

  /// Returns a stream of events, which stays open until one of the two ends goes.
  static func events(_ client: EventClient) -> HTTPResponse {
    // A proxy in between would collect events until they are worth sending.
    let header = Header(name: "X-Accel-Buffering", value: "no")
    return HTTPResponse(contentType: "text/event-stream", .events(client), [header])
  }

  /// Returns the answer to a request that could not be taken apart.
  static func refusal(of fault: HTTPRequest.Fault) -> HTTPResponse {
    switch fault {
    case .malformed: text(400, "the address cannot be understood")
    case .tooLong: text(414, "the address is too long")
    }
  }

  /// Returns the answer to a method other than GET and HEAD.
  static func methodNotAllowed() -> HTTPResponse {
    text(405, "only GET and HEAD are answered", [Header(name: "Allow", value: "GET, HEAD")])
  }

  /// Returns the value of the first header with a name, whatever its case.
  func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
