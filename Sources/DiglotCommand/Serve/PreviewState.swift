import Diglot
private import Synchronization

/// What the preview shows at this moment; the server asks, the commands put the next one in its place.
final class PreviewState: Sendable {
  private struct Contents {
    var update: LiveUpdate
    /// The page about the project, made when somebody first asks for it.
    var overview: [UInt8]?
  }

  private let contents: Mutex<Contents>
  /// Tells one start of the server from the next.
  let boot: String

  init(_ update: LiveUpdate, boot: String) {
    contents = Mutex(Contents(update: update))
    self.boot = boot
  }

  var update: LiveUpdate { contents.withLock(\.update) }

  func show(_ update: LiveUpdate) { contents.withLock { $0 = Contents(update: update) } }

  /// Returns the page about the project; `nil` where nothing could be built.
  func overview() -> [UInt8]? {
    let (update, known) = contents.withLock { ($0.update, $0.overview) }
    if let known { return known }
    guard let overview = update.view.overview() else { return nil }
    let page = OverviewPage.html(overview)
    contents.withLock { contents in
      if contents.update.number == update.number { contents.overview = page }
    }
    return page
  }
}
