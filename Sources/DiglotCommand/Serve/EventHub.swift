private import Synchronization

/// The streams of events that browsers have open, and what waits to be sent on each.
///
/// 1. A stream is suspended only while nothing waits for it, and that is decided under the lock
///    under which bytes are added: no byte waits for a stream that sleeps.
/// 2. A connection is touched only under the lock, and only between `attach` and `remove`, which is
///    the time in which the server knows it.
/// 3. A client that does not read costs `waitingLimit` and one message more, then its connection.
final class EventHub: Sendable {
  /// What can be done with the connection of a stream.
  struct Connection: Sendable {
    let suspend: @Sendable () -> Void
    let resume: @Sendable () -> Void
    let drop: @Sendable () -> Void
  }

  /// What is sent next on a stream.
  enum Next: Equatable {
    case bytes([UInt8])
    /// Nothing yet; the stream is suspended.
    case wait
    case end
  }

  private struct Stream {
    let page: String
    var connection: Connection?
    var waiting: [UInt8] = []
    var isSuspended = false
    var isEnded = false
  }

  private struct State {
    var streams: [Int: Stream] = [:]
    var lastID = 0
    var isClosed = false
  }

  private let state = Mutex(State())
  private let waitingLimit: Int
  private let onOpen: @Sendable (String) -> [UInt8]

  /// Makes a hub; `onOpen` returns what a new client of a page is sent first.
  init(waitingLimit: Int = 1 << 20, onOpen: @escaping @Sendable (String) -> [UInt8] = { _ in [] }) {
    self.waitingLimit = waitingLimit
    self.onOpen = onOpen
  }

  /// Returns a new client, which is shown `page`; it counts until nobody has it any more.
  func open(page: String) -> EventClient {
    let id = state.withLock { state in
      state.lastID += 1
      state.streams[state.lastID] = Stream(page: page, isEnded: state.isClosed)
      return state.lastID
    }
    // Asked for only now: what happens in the meantime is broadcast to the client already.
    let first = onOpen(page)
    state.withLock { $0.streams[id]?.waiting.insert(contentsOf: first, at: 0) }
    return EventClient(hub: self, id: id)
  }

  /// How many clients there are.
  var count: Int { state.withLock(\.streams.count) }

  /// Sends `message` of each page to the clients that are shown it.
  func broadcast(_ message: (_ page: String) -> [UInt8]?) {
    let pages = state.withLock { Set($0.streams.values.map(\.page)) }
    var messages: [String: [UInt8]] = [:]
    for page in pages { messages[page] = message(page) }
    state.withLock { state in
      for (id, stream) in state.streams {
        if let bytes = messages[stream.page] { append(bytes, to: id, &state) }
      }
    }
  }

  /// Sends a comment to everybody: who is gone without a word is found out by that.
  func ping() {
    let comment = Array(": ping\n\n".utf8)
    state.withLock { state in
      for id in state.streams.keys { append(comment, to: id, &state) }
    }
  }

  /// Ends all streams, and every one that is opened later.
  func close() {
    state.withLock { state in
      state.isClosed = true
      for id in state.streams.keys { end(id, &state) }
    }
  }

  // MARK: For the server

  fileprivate func attach(_ connection: Connection, to id: Int) {
    state.withLock { $0.streams[id]?.connection = connection }
  }

  fileprivate func remove(_ id: Int) {
    state.withLock { $0.streams[id] = nil }
  }

  fileprivate func next(of id: Int, limit: Int) -> Next {
    state.withLock { state in
      guard var stream = state.streams[id], !stream.isEnded else { return .end }
      guard !stream.waiting.isEmpty else {
        guard let connection = stream.connection else { return .end }
        stream.isSuspended = true
        state.streams[id] = stream
        connection.suspend()
        return .wait
      }
      let bytes = Array(stream.waiting.prefix(limit))
      state.streams[id]?.waiting.removeFirst(bytes.count)
      return .bytes(bytes)
    }
  }

  private func append(_ bytes: [UInt8], to id: Int, _ state: inout State) {
    guard state.streams[id]?.isEnded == false, !bytes.isEmpty else { return }
    guard state.streams[id]?.waiting.count ?? 0 <= waitingLimit else {
      state.streams[id]?.connection?.drop()
      return end(id, &state)
    }
    state.streams[id]?.waiting += bytes
    wake(id, &state)
  }

  private func end(_ id: Int, _ state: inout State) {
    state.streams[id]?.isEnded = true
    state.streams[id]?.waiting = []
    wake(id, &state)
  }

  private func wake(_ id: Int, _ state: inout State) {
    guard let stream = state.streams[id], stream.isSuspended else { return }
    state.streams[id]?.isSuspended = false
    stream.connection?.resume()
  }
}

/// One open stream of events.
final class EventClient: Sendable {
  private let hub: EventHub
  private let id: Int

  fileprivate init(hub: EventHub, id: Int) {
    self.hub = hub
    self.id = id
  }

  deinit { hub.remove(id) }

  /// Says by which connection the stream goes out; to be called once, before `next`.
  func attach(_ connection: EventHub.Connection) { hub.attach(connection, to: id) }

  /// Returns up to `limit` bytes to send; where there are none, the connection has been suspended.
  func next(limit: Int) -> EventHub.Next { hub.next(of: id, limit: limit) }

  /// Says that the connection is gone.
  func close() { hub.remove(id) }
}
