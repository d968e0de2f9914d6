private import CServe
private import Glibc
private import Synchronization

/// A running server; it stops when nobody has it any more.
///
/// Requests are answered one after the other on a thread of its own, so answers are to be quick.
/// All pointers of the C side stay in this file.
final class HTTPServer: Sendable {
  /// The port that was free.
  let port: Int
  private let handler: HTTPHandler
  /// The address of the C side's server, 0 once it has stopped.
  private let server: Mutex<UInt>

  private init(port: Int, handler: HTTPHandler, server: UInt) {
    self.port = port
    self.handler = handler
    self.server = Mutex(server)
  }

  deinit { stop() }

  /// Starts a server on an address of this machine: of either version, or `localhost`.
  ///
  /// Where `port`, of 0 to 65,535, is taken, one of the 20 after it will do, and then any; 0 means
  /// any from the start.
  static func start(
    host: String,
    port: Int,
    events: EventHub,
    answer: @escaping @Sendable (HTTPRequest) -> HTTPResponse
  ) throws(ServeError) -> HTTPServer {
    let (listener, actual) = try listen(host, port)
    let handler = HTTPHandler(events: events, answer: answer)
    var callbacks = unsafe handler.callbacks()
    guard let server = unsafe diglot_http_start(listener, &callbacks) else {
      throw .failed(host, port: actual, code: EAGAIN)
    }
    return HTTPServer(port: actual, handler: handler, server: UInt(bitPattern: server))
  }

  /// Ends all connections at once, those of events too; later calls do nothing.
  func stop() {
    let address = server.withLock { server in
      defer { server = 0 }
      return server
    }
    guard let server = unsafe OpaquePointer(bitPattern: address) else { return }
    // No stream may sleep when the C side ends.
    handler.events.close()
    unsafe diglot_http_stop(server)
  }

  private static func listen(
    _ host: String,
    _ port: Int
  ) throws(ServeError) -> (socket: Int32, port: Int) {
    let bare =
      host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
    let address = bare.lowercased() == "localhost" ? "127.0.0.1" : bare
    let next = port == 0 ? [0] : Array(port...min(port + 20, 65_535)) + [0]
    for candidate in next {
      var actual: UInt16 = 0
      let listener = unsafe diglot_http_listen(address, UInt16(candidate), &actual)
      if listener >= 0 { return (listener, Int(actual)) }
      guard -listener == EADDRINUSE else {
        throw ServeError(-listener, host: host, port: candidate)
      }
    }
    throw ServeError(EADDRINUSE, host: host, port: port)
  }
}

/// What the C side calls for a request.
private final class HTTPHandler: Sendable {
  let events: EventHub
  private let answer: @Sendable (HTTPRequest) -> HTTPResponse

  init(events: EventHub, answer: @escaping @Sendable (HTTPRequest) -> HTTPResponse) {
    self.events = events
    self.answer = answer
  }

  /// Returns what the C side calls; the handler must outlive its use.
  func callbacks() -> diglot_http_callbacks {
    unsafe diglot_http_callbacks(
      context: Unmanaged.passUnretained(self).toOpaque(),
      respond: { context, exchange in
        guard let context = unsafe context, let exchange = unsafe exchange else { return }
        unsafe Unmanaged<HTTPHandler>.fromOpaque(context).takeUnretainedValue()
          .respond(HTTPExchange(exchange))
      },
      tick: { context in
        guard let context = unsafe context else { return }
        unsafe Unmanaged<HTTPHandler>.fromOpaque(context).takeUnretainedValue().events.ping()
      },
      read: { stream, bytes, count in
        guard let stream = unsafe stream, let bytes = unsafe bytes else { return -1 }
        let client = unsafe Unmanaged<EventClient>.fromOpaque(stream).takeUnretainedValue()
        return unsafe HTTPHandler.read(
          client,
          UnsafeMutableBufferPointer(start: bytes, count: count)
        )
      },
      release: { stream in
        guard let stream = unsafe stream else { return }
        unsafe Unmanaged<EventClient>.fromOpaque(stream).takeRetainedValue().close()
      }
    )
  }

  private func respond(_ exchange: borrowing HTTPExchange) {
    do throws(HTTPRequest.Fault) {
      exchange.send(answer(try exchange.request()))
    } catch {
      exchange.send(HTTPResponse.refusal(of: error))
    }
  }

  private static func read(
    _ client: EventClient,
    _ buffer: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    switch client.next(limit: buffer.count) {
    case .end: return -1
    case .wait: return 0
    case .bytes(let bytes):
      _ = unsafe buffer.update(fromContentsOf: bytes)
      return bytes.count
    }
  }
}

/// A request of the C side that waits for its answer.
@safe private struct HTTPExchange: ~Copyable {
  private let exchange: OpaquePointer

  init(_ exchange: OpaquePointer) { unsafe self.exchange = exchange }

  func request() throws(HTTPRequest.Fault) -> HTTPRequest {
    var headers: [String: String] = [:]
    for name in HTTPRequest.readHeaders {
      if let value = unsafe diglot_http_header(exchange, name) {
        headers[name] = unsafe String(cString: value)
      }
    }
    return try HTTPRequest(
      method: unsafe String(cString: diglot_http_method(exchange)),
      target: unsafe String(cString: diglot_http_target(exchange)),
      headers: headers
    )
  }

  func send(_ response: HTTPResponse) {
    guard take(response.body) else { return }
    for header in response.headers + HTTPResponse.common {
      unsafe diglot_http_add_header(exchange, header.name, header.value)
    }
    unsafe diglot_http_send(exchange, UInt32(response.status))
  }

  private func take(_ body: HTTPResponse.Body) -> Bool {
    switch body {
    case .bytes(let bytes):
      return unsafe diglot_http_body_bytes(exchange, bytes, bytes.count) != 0
    case .file(let file, let part):
      guard let copy = file.duplicate() else { return false }
      let offset = UInt64(part.lowerBound)
      return unsafe diglot_http_body_file(exchange, copy, offset, UInt64(part.count)) != 0
    case .events(let client):
      // The end of a stream would be sent even where no body is wanted.
      if unsafe String(cString: diglot_http_method(exchange)) == "HEAD" { return take(.bytes([])) }
      let address = unsafe UInt(bitPattern: diglot_http_connection(exchange))
      client.attach(Self.connection(address))
      let stream = unsafe Unmanaged.passRetained(client).toOpaque()
      return unsafe diglot_http_body_stream(exchange, stream) != 0
    }
  }

  /// Returns what the hub may do with the connection at an address, as long as it is told so.
  private static func connection(_ address: UInt) -> EventHub.Connection {
    EventHub.Connection(
      suspend: { unsafe diglot_http_suspend(UnsafeMutableRawPointer(bitPattern: address)) },
      resume: { unsafe diglot_http_resume(UnsafeMutableRawPointer(bitPattern: address)) },
      drop: { unsafe diglot_http_drop(UnsafeMutableRawPointer(bitPattern: address)) }
    )
  }
}
