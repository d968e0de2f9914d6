private import CServe
private import Glibc

/// The kernel's queue of what happens in folders, and a bell that ends the waiting for it.
///
/// The descriptors are closed with the last reference, so never under somebody who waits.
final class Inotify: Sendable {
  struct Event: Sendable {
    enum Kind: Sendable {
      case written, created, arrived, left, deleted, attributes, itself, ended, lost
    }

    let watch: Int32
    let kind: Kind
    let isFolder: Bool
    /// In the folder that is watched; empty where the event is about the watched thing itself.
    let name: String
  }

  enum Wait: Sendable { case events, stop, time }

  private let queue: Int32
  private let bell: Int32

  init() throws(FolderWatchError) {
    let queue = diglot_watch_open()
    guard queue >= 0 else { throw FolderWatchError(starting: errno) }
    let bell = diglot_watch_bell()
    guard bell >= 0 else {
      let code = errno
      close(queue)
      throw FolderWatchError(starting: code)
    }
    self.queue = queue
    self.bell = bell
  }

  deinit {
    close(queue)
    close(bell)
  }

  /// Ends every wait from now on.
  func ring() { diglot_watch_ring(bell) }

  /// Waits for events, the bell, or `duration`; for ever where that is `nil`.
  func wait(for duration: Duration?) -> Wait {
    let nanoseconds = duration.map { max(0, Int64($0 / .nanoseconds(1))) } ?? -1
    switch diglot_watch_wait(queue, bell, nanoseconds) {
    case 1: return .events
    case 2: return .stop
    default: return .time
    }
  }

  /// Watches what lies in the folder, or throws the `errno`.
  func watchFolder(_ path: String, followsLink: Bool) throws(Errno) -> Int32 {
    let watch = unsafe diglot_watch_folder(queue, path, followsLink ? 1 : 0)
    guard watch >= 0 else { throw Errno(code: errno) }
    return watch
  }

  /// Watches the file itself, or throws the `errno`.
  func watchFile(_ path: String) throws(Errno) -> Int32 {
    let watch = unsafe diglot_watch_file(queue, path)
    guard watch >= 0 else { throw Errno(code: errno) }
    return watch
  }

  func remove(_ watch: Int32) { diglot_watch_remove(queue, watch) }

  /// Returns some of the events that are there, in their order; none where there are none.
  func read() -> [Event] {
    var events: [Event] = []
    let capacity = 1 << 16
    unsafe withUnsafeTemporaryAllocation(byteCount: capacity, alignment: 8) { buffer in
      let count = unsafe Glibc.read(queue, buffer.baseAddress, capacity)
      var offset = 0
      while offset < count {
        var event = unsafe diglot_watch_event()
        unsafe offset = diglot_watch_next(buffer.baseAddress, count, offset, &event)
        let name = unsafe String(cString: event.name)
        let (watch, isFolder) = unsafe (event.watch, event.is_folder != 0)
        let kind = unsafe Self.kind(event.kind)
        events.append(Event(watch: watch, kind: kind, isFolder: isFolder, name: name))
      }
    }
    return events
  }

  private static func kind(_ kind: diglot_watch_kind) -> Event.Kind {
    switch kind {
    case DIGLOT_WATCH_WRITTEN: .written
    case DIGLOT_WATCH_CREATED: .created
    case DIGLOT_WATCH_ARRIVED: .arrived
    case DIGLOT_WATCH_LEFT: .left
    case DIGLOT_WATCH_DELETED: .deleted
    case DIGLOT_WATCH_ITSELF: .itself
    case DIGLOT_WATCH_ENDED: .ended
    case DIGLOT_WATCH_LOST: .lost
    default: .attributes
    }
  }
}

/// The C library's `errno` after a call that failed.
struct Errno: Error { let code: Int32 }
