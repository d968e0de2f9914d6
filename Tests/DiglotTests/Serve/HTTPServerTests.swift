import Foundation
import Synchronization
import Testing

@testable import Diglot
@testable import DiglotCommand

extension ServeTests {
  /// The server that runs, over sockets.
  struct HTTPServerTests {
    private static let page = "<head></head>" + String(repeating: "page ", count: 4_000)
    private let hub: EventHub
    private let server: HTTPServer

    init() throws {
      let hub = EventHub { Array("data: first \($0)\n\n".utf8) }
      let snapshot = SiteSnapshot(
        basePath: "/docs/",
        files: [
          "a.html": SiteFile(bytes: Array(Self.page.utf8)),
          "source": SiteFile(path: #filePath),
          "404.html": SiteFile(bytes: Array("none".utf8)),
        ]
      )
      let gate = RequestGate(
        hosts: HostCheck(),
        preview: { request in
          request.path == "/_diglot/events"
            ? .events(hub.open(page: request.value(of: "page") ?? "")) : nil
        },
        site: { SiteResponder(snapshot: snapshot).answer(to: $0) }
      )
      self.hub = hub
      server = try HTTPServer.start(host: "127.0.0.1", port: 0, events: hub) {
        gate.answer(to: $0)
      }
    }

    private func answer(
      _ target: String,
      method: String = "GET",
      host: String = "localhost",
      _ headers: [String] = []
    ) throws -> RawClient.Response {
      try RawClient.answer(server.port, target, method: method, host: host, headers)
    }

    @Test func sendsAPage() throws {
      let response = try answer("/docs/a.html")
      #expect(response.status == 200)
      #expect(response.text == Self.page)
      #expect(response.headers["content-length"] == "\(Self.page.utf8.count)")
      #expect(response.headers["content-type"] == "text/html; charset=utf-8")
      #expect(response.headers["cache-control"] == "no-cache")
      #expect(response.headers["x-content-type-options"] == "nosniff")
      #expect(response.headers["cross-origin-resource-policy"] == "same-origin")
      #expect(!response.headers.keys.contains { $0.hasPrefix("access-control") })
    }

    @Test func sendsAFileOfTheProjectAndItsParts() throws {
      let source = Array(try Data(contentsOf: URL(fileURLWithPath: #filePath)))
      let whole = try answer("/docs/source")
      #expect(whole.body == source)
      let part = try answer("/docs/source", ["Range: bytes=7-16"])
      #expect(part.status == 206)
      #expect(part.text == "Foundation")
      #expect(part.headers["content-range"] == "bytes 7-16/\(source.count)")
    }

    @Test func sendsNoBodyWhereNoneIsWanted() throws {
      for target in ["/docs/a.html", "/docs/source"] {
        let whole = try answer(target)
        let head = try answer(target, method: "HEAD")
        #expect(head.status == 200)
        #expect(head.body == [])
        #expect(head.headers["content-length"] == "\(whole.body.count)")
        let tag = try #require(whole.headers["etag"])
        let known = try answer(target, ["If-None-Match: " + tag])
        #expect(known.status == 304)
        #expect(known.body == [])
      }
    }

    @Test func answersSeveralRequestsOnOneConnection() throws {
      let client = try RawClient(port: server.port)
      let request = "GET /docs/none HTTP/1.1\r\nHost: localhost\r\n"
      client.send(request + "\r\n" + request + "Connection: close\r\n\r\n")
      let all = String(decoding: try client.receiveAll(), as: UTF8.self)
      #expect(all.components(separatedBy: "HTTP/1.1 404").count == 3)
    }

    @Test func aBodyIsNotTakenForARequest() throws {
      let client = try RawClient(port: server.port)
      let smuggled = "GET /docs/a.html HTTP/1.1\r\nHost: localhost\r\n\r\n"
      client.send(
        "GET /docs/none HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(smuggled.utf8.count)\r\n\r\n"
          + smuggled
      )
      let all = String(decoding: try client.receiveAll(), as: UTF8.self)
      #expect(all.components(separatedBy: "HTTP/1.1 ").count == 2)
      #expect(all.contains("HTTP/1.1 404"))
    }

    @Test(arguments: [
      "/../../../../etc/passwd", "/..%2f..%2f..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd",
      "/%252e%252e/%252e%252e/etc/passwd", "/..%5c..%5cetc%5cpasswd", "//etc/passwd",
      "/./././../../../etc/passwd", "/ko/%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd",
      "/docs/a.html%00.png", "/%00", "/%ff%fe", "file:///etc/passwd", "*",
      "/ko/..;/..;/etc/passwd", "/docs/../docs/a.html", "/docs/%2e%2e/a.html", "/%0d%0aX-Bad:%201",
    ])
    func staysInTheSite(target: String) throws {
      let response = try answer(target)
      #expect([400, 404].contains(response.status))
      #expect(!response.text.contains("root:"))
      #expect(response.headers["x-bad"] == nil)
    }

    @Test func refusesWhatItDoesNotDo() throws {
      let post = try answer("/docs/a.html", method: "POST", ["Content-Length: 0"])
      #expect(post.status == 405)
      #expect(post.headers["allow"] == "GET, HEAD")
      #expect(try answer("/docs/a.html", host: "evil.example").status == 403)
      #expect(try answer("http://evil.example/docs/a.html").status == 403)
      #expect(try answer("http://localhost/docs/a.html").status == 200)
      #expect(try answer("/" + String(repeating: "a", count: 5_000)).status == 414)
    }

    /// By names that can be shown.
    private static let malformed = [
      "no version": "GET /docs/a.html\r\n\r\n",
      "binary": "\u{16}\u{3}\u{1}\r\n\r\n",
      "no host": "GET / HTTP/1.1\r\n\r\n",
      "long header": "GET / HTTP/1.1\r\nHost: x\r\nX: " + String(repeating: "a", count: 100_000)
        + "\r\n\r\n",
      "many headers": "GET / HTTP/1.1\r\nHost: x\r\n" + String(repeating: "X: 1\r\n", count: 20_000)
        + "\r\n",
      "length below 0": "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
      "two lengths": "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n"
        + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ]

    @Test(arguments: malformed.keys.sorted())
    func survivesWhatIsNoRequest(name: String) throws {
      let client = try RawClient(port: server.port)
      client.send(Self.malformed[name] ?? "")
      client.endSending()
      let response = try client.receiveAll()
      #expect(!String(decoding: response, as: UTF8.self).contains(" 200 "))
      #expect(try answer("/docs/a.html").status == 200)
    }

    @Test func answersBesideHalfOpenConnections() throws {
      let others = try (0..<200).map { _ in
        let client = try RawClient(port: server.port)
        client.send("GET / HTTP/1.1\r\nHost: x\r\nX-a: ")
        return client
      }
      #expect(try answer("/docs/a.html").text == Self.page)
      withExtendedLifetime(others) {}
    }

    // MARK: Events

    private func stream(_ page: String, version: String = "1.1") throws -> RawClient {
      let client = try RawClient(port: server.port)
      client.send("GET /_diglot/events?page=\(page) HTTP/\(version)\r\nHost: localhost\r\n\r\n")
      return client
    }

    @Test func allClientsOfAPageHearABroadcast() throws {
      let clients = [try stream("%2Fa%2F"), try stream("/a/"), try stream("/b/")]
      let heads = try clients.map { try $0.receive(until: "data: first") }
      #expect(heads[0].contains("Content-Type: text/event-stream"))
      #expect(heads[0].contains("X-Accel-Buffering: no"))
      for round in 1...20 {
        hub.broadcast { $0 == "/a/" ? Array("data: round \(round);\n\n".utf8) : nil }
        for client in clients.prefix(2) { _ = try client.receive(until: "round \(round);") }
      }
      hub.broadcast { Array("data: last \($0)\n\n".utf8) }
      let other = try clients[2].receive(until: "data: last /b/")
      #expect(!other.contains("round"))
    }

    @Test func broadcastsFromManyThreadsAreNotLost() throws {
      // The older version knows no chunks, whose seams could lie within a message.
      let clients = [try stream("/a/", version: "1.0"), try stream("/a/", version: "1.0")]
      for client in clients { _ = try client.receive(until: "data: first") }
      DispatchQueue.concurrentPerform(iterations: 500) { number in
        hub.broadcast { _ in Array("data: <\(number)>\n\n".utf8) }
      }
      hub.broadcast { _ in Array("data: end\n\n".utf8) }
      for client in clients {
        let text = try client.receive(until: "data: end")
        #expect((0..<500).allSatisfy { text.contains("data: <\($0)>\n\n") })
      }
    }

    @Test func aClientThatLeavesIsForgotten() throws {
      do {
        let client = try stream("/a/")
        _ = try client.receive(until: "data: first")
        #expect(hub.count == 1)
      }
      for _ in 0..<10_000 where hub.count > 0 {
        hub.ping()
        usleep(1_000)
      }
      #expect(hub.count == 0)
    }

    @Test func aClientThatDoesNotReadLosesItsConnection() throws {
      let lazy = try stream("/lazy/")
      let keen = try stream("/keen/")
      _ = try keen.receive(until: "data: first")
      _ = try lazy.receive(until: "data: first")
      let message = [UInt8](repeating: 0x3A, count: 1 << 18) + [0x0A]
      for _ in 0..<10_000 where hub.count > 1 {
        hub.broadcast { $0 == "/lazy/" ? message : nil }
        usleep(1_000)
      }
      #expect(hub.count == 1)
      hub.broadcast { _ in Array("data: still\n\n".utf8) }
      _ = try keen.receive(until: "data: still")
    }

    @Test func aHeadOfAStreamLeavesNothingOpen() throws {
      let response = try answer("/_diglot/events?page=/", method: "HEAD")
      #expect(response.status == 200)
      #expect(response.body == [])
      #expect(hub.count == 0)
    }

    @Test func stoppingEndsAllStreams() throws {
      let clients = try (0..<20).map { try stream("/\($0)/") }
      for client in clients { _ = try client.receive(until: "data: first") }
      server.stop()
      server.stop()
      for client in clients { _ = try client.receiveAll() }
      #expect(hub.count == 0)
      #expect(throws: RawClient.Failure.self) { try RawClient(port: server.port) }
    }

    // MARK: Start

    @Test func takesAnotherPortWhereOneIsTaken() throws {
      let other = try HTTPServer.start(host: "localhost", port: server.port, events: EventHub()) {
        _ in .text(200, "other")
      }
      #expect(other.port != server.port)
      #expect(try RawClient.answer(other.port, "/").text == "other\n")
      #expect(try answer("/docs/a.html").status == 200)
    }

    @Test func saysWhyItCannotStart() {
      func start(_ host: String) throws -> HTTPServer {
        try HTTPServer.start(host: host, port: 0, events: EventHub()) { _ in .text(200, "") }
      }
      #expect(throws: ServeError.noAddress("no such host")) { try start("no such host") }
      #expect(throws: ServeError.noAddress("example.com")) { try start("example.com") }
      #expect(throws: ServeError.addressNotAvailable("192.0.2.99")) { try start("192.0.2.99") }
    }

    // MARK: Under load

    /// Versions whose lengths differ, so that a mixture of them shows.
    private static let versions = [
      String(repeating: "old ", count: 5_000), String(repeating: "newer ", count: 4_000),
    ]

    @Test func everyAnswerIsOneWholeVersion() throws {
      let sites = Self.versions.map { text in
        SiteSnapshot(basePath: "/", files: ["a.txt": SiteFile(bytes: Array(text.utf8))])
      }
      let current = Mutex(sites[0])
      let server = try HTTPServer.start(host: "127.0.0.1", port: 0, events: EventHub()) {
        SiteResponder(snapshot: current.withLock(\.self)).answer(to: $0)
      }
      let wrong = Mutex(0)
      let readers = (0..<8).map { _ in
        Thread {
          for _ in 0..<100 {
            let text = try? RawClient.answer(server.port, "/a.txt").text
            if !Self.versions.contains(text ?? "") { wrong.withLock { $0 += 1 } }
          }
        }
      }
      for reader in readers { reader.start() }
      for round in 1...1_000 {
        current.withLock { $0 = sites[round % 2] }
        usleep(100)
      }
      while !readers.allSatisfy(\.isFinished) { usleep(1_000) }
      #expect(wrong.withLock(\.self) == 0)
    }
  }
}
