import Synchronization
import Testing

@testable import DiglotCommand

extension ServeTests {
  struct EventHubTests {
    /// What happened to a connection, in order.
    private final class Recorder: Sendable {
      let calls = Mutex<[String]>([])

      var connection: EventHub.Connection {
        EventHub.Connection(
          suspend: { self.calls.withLock { $0.append("suspend") } },
          resume: { self.calls.withLock { $0.append("resume") } },
          drop: { self.calls.withLock { $0.append("drop") } }
        )
      }

      var all: [String] { calls.withLock(\.self) }
    }

    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test func aClientHearsFirstWhatIsTrueNow() {
      let hub = EventHub { Array("hello \($0)".utf8) }
      let client = hub.open(page: "/a/")
      client.attach(Recorder().connection)
      #expect(client.next(limit: 5) == .bytes(bytes("hello")))
      #expect(client.next(limit: 99) == .bytes(bytes(" /a/")))
      #expect(client.next(limit: 99) == .wait)
    }

    @Test func nothingIsLostWhileAClientOpens() {
      let hub = Mutex<EventHub?>(nil)
      let made = EventHub { _ in
        hub.withLock(\.self)?.broadcast { _ in Array("b".utf8) }
        return Array("a".utf8)
      }
      hub.withLock { $0 = made }
      let client = made.open(page: "/")
      client.attach(Recorder().connection)
      #expect(client.next(limit: 9) == .bytes(bytes("ab")))
      hub.withLock { $0 = nil }
    }

    @Test func eachPageHearsItsOwn() {
      let hub = EventHub()
      let clients = ["/a/", "/b/", "/a/"].map { hub.open(page: $0) }
      for client in clients { client.attach(Recorder().connection) }
      let asked = Mutex<[String]>([])
      hub.broadcast { page in
        asked.withLock { $0.append(page) }
        return page == "/a/" ? bytes("x") : nil
      }
      #expect(asked.withLock { $0.sorted() } == ["/a/", "/b/"])
      #expect(clients.map { $0.next(limit: 9) } == [.bytes(bytes("x")), .wait, .bytes(bytes("x"))])
    }

    @Test func sleepsWhileNothingWaitsAndWakesOnce() {
      let hub = EventHub()
      let recorder = Recorder()
      let client = hub.open(page: "/")
      client.attach(recorder.connection)
      hub.ping()
      #expect(recorder.all == [])
      #expect(client.next(limit: 99) == .bytes(bytes(": ping\n\n")))
      #expect(client.next(limit: 99) == .wait)
      hub.broadcast { _ in bytes("a") }
      hub.broadcast { _ in bytes("b") }
      hub.broadcast { _ in [] }
      #expect(recorder.all == ["suspend", "resume"])
      #expect(client.next(limit: 99) == .bytes(bytes("ab")))
    }

    @Test func aClientThatDoesNotReadIsDropped() {
      let hub = EventHub(waitingLimit: 10)
      let recorder = Recorder()
      let client = hub.open(page: "/")
      client.attach(recorder.connection)
      for _ in 0..<5 { hub.broadcast { _ in [UInt8](repeating: 0, count: 8) } }
      #expect(recorder.all == ["drop"])
      #expect(client.next(limit: 99) == .end)
    }

    @Test func oneLargeMessageIsNoReasonToDrop() {
      let hub = EventHub(waitingLimit: 10)
      let recorder = Recorder()
      let client = hub.open(page: "/")
      client.attach(recorder.connection)
      hub.broadcast { _ in [UInt8](repeating: 0, count: 100) }
      #expect(client.next(limit: 200) == .bytes([UInt8](repeating: 0, count: 100)))
      #expect(recorder.all == [])
    }

    @Test func closingWakesAndEndsAll() {
      let hub = EventHub { _ in [1] }
      let recorder = Recorder()
      let sleeping = hub.open(page: "/")
      sleeping.attach(recorder.connection)
      #expect(sleeping.next(limit: 9) == .bytes([1]))
      #expect(sleeping.next(limit: 9) == .wait)
      hub.close()
      #expect(recorder.all == ["suspend", "resume"])
      #expect(sleeping.next(limit: 9) == .end)
      let late = hub.open(page: "/")
      late.attach(recorder.connection)
      #expect(late.next(limit: 9) == .end)
      #expect(recorder.all == ["suspend", "resume"])
    }

    @Test func aClientThatIsGoneIsNotTouched() {
      let hub = EventHub()
      let recorder = Recorder()
      var client: EventClient? = hub.open(page: "/")
      client?.attach(recorder.connection)
      #expect(client?.next(limit: 9) == .wait)
      client?.close()
      #expect(hub.count == 0)
      hub.broadcast { _ in [1] }
      hub.close()
      #expect(recorder.all == ["suspend"])
      client = nil
      #expect(hub.count == 0)
    }

    @Test func aClientThatNobodyKeepsIsGone() {
      let hub = EventHub()
      do {
        let client = hub.open(page: "/")
        #expect(hub.count == 1)
        client.attach(Recorder().connection)
      }
      #expect(hub.count == 0)
    }
  }
}
