import Foundation

/// A connection to a server on this machine, by which anything can be sent.
final class RawClient: Sendable {
  struct Failure: Error {}

  /// An answer, taken apart.
  struct Response {
    let status: Int
    /// By names in lower case.
    let headers: [String: String]
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }
  }

  private let socket: Int32

  /// Connects to a port of 127.0.0.1.
  init(port: Int) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    // Not a measure of anything: a test that would wait for ever fails instead. Less than the time
    // between two comments on a stream, which would keep it waiting.
    var patience = timeval(tv_sec: 10, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    _ = unsafe setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe connect(socket, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw Failure() }
  }

  deinit { Glibc.close(socket) }

  /// Sends text; a server that does not listen any more is no failure of the sender.
  func send(_ text: String) { send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) {
    _ = unsafe Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }

  func endSending() { shutdown(socket, Int32(SHUT_WR)) }

  /// Returns the next bytes; none where the server has ended the connection.
  func receive() throws -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = unsafe recv(socket, &buffer, buffer.count, 0)
    if count < 0 {
      guard errno == ECONNRESET else { throw Failure() }
      return []
    }
    return Array(buffer.prefix(count))
  }

  /// Returns everything up to the connection's end.
  func receiveAll() throws -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let bytes = try receive()
      if bytes.isEmpty { return all }
      all += bytes
    }
  }

  /// Returns everything up to and with `text`.
  func receive(until text: String) throws -> String {
    var all: [UInt8] = []
    while true {
      let bytes = try receive()
      all += bytes
      let received = String(decoding: all, as: UTF8.self)
      if received.contains(text) { return received }
      if bytes.isEmpty { throw Failure() }
    }
  }

  /// Returns the answer to one request on a connection of its own.
  static func answer(
    _ port: Int,
    _ target: String,
    method: String = "GET",
    host: String = "localhost",
    _ headers: [String] = []
  ) throws -> Response {
    let client = try RawClient(port: port)
    let lines = ["\(method) \(target) HTTP/1.1", "Host: \(host)", "Connection: close"] + headers
    client.send(lines.map { $0 + "\r\n" }.joined() + "\r\n")
    return try response(of: client.receiveAll())
  }

  /// Takes one answer apart.
  static func response(of bytes: [UInt8]) throws -> Response {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { throw Failure() }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
      .components(separatedBy: "\r\n")
    guard let status = Int(lines[0].split(separator: " ").dropFirst().first ?? "") else {
      throw Failure()
    }
    let pairs = lines.dropFirst().map { line in
      let name = line.prefix { $0 != ":" }
      let value = line.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces)
      return (name.lowercased(), value)
    }
    return Response(
      status: status,
      headers: Dictionary(pairs) { first, _ in first },
      body: Array(bytes[end.upperBound...])
    )
  }
}
