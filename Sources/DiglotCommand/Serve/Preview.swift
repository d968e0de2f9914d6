import Diglot

/// A running preview: the server, its event streams, and what they show.
struct Preview: Sendable {
  /// Returns the element by which a page gets the script that keeps it up to date; the number tells the
  /// script whether the site has changed since the page was sent.
  private static func element(_ update: LiveUpdate) -> String {
    "<script src=\"/_diglot/live.js\" data-build=\"\(update.number)\" defer></script>"
  }

  private let state: PreviewState
  private let events: EventHub
  private let server: HTTPServer

  /// Starts a server for what an update made; without `follows`, pages get no script.
  init(
    _ update: LiveUpdate,
    host: String,
    port: Int,
    boot: String,
    follows: Bool
  ) throws(ServeError) {
    let state = PreviewState(update, boot: boot)
    let events = EventHub { page in
      PreviewEvents(update: state.update, boot: state.boot).state(of: page)
    }
    let pages = PreviewPages(state: state, events: events)
    let gate = RequestGate(
      // Nobody but this machine reaches a loopback address, so no other name leads there honestly.
      hosts: HostCheck(asked: host, machine: HostCheck().allows(host) ? [] : MachineNames.all()),
      preview: { pages.answer(to: $0) },
      site: { request in
        let update = state.update
        if update.snapshot.files.isEmpty { return pages.nothing }
        let insertion = follows ? ScriptInsertion(Self.element(update)) : nil
        return SiteResponder(snapshot: update.snapshot, insertion: insertion).answer(to: request)
      }
    )
    server = try HTTPServer.start(host: host, port: port, events: events) { gate.answer(to: $0) }
    self.state = state
    self.events = events
  }

  var port: Int { server.port }

  /// Shows what a change made, and tells the open pages.
  func show(_ update: LiveUpdate) {
    state.show(update)
    let told = PreviewEvents(update: update, boot: state.boot)
    events.broadcast { told.changes(of: $0) }
  }

  func stop() { server.stop() }
}

/// The pages below `/_diglot/`, which are about the project and no part of the site.
private struct PreviewPages: Sendable {
  let state: PreviewState
  let events: EventHub

  func answer(to request: HTTPRequest) -> HTTPResponse? {
    guard request.method == "GET" || request.method == "HEAD" else { return nil }
    // A page of another host can read nothing here, and is not to hold a connection either.
    let isFollowed = request.headers["sec-fetch-mode"] == "navigate"
    guard request.headers["sec-fetch-site"] != "cross-site" || isFollowed else {
      return .text(403, "the preview is for its own pages")
    }
    let name = String(request.path.dropFirst(RequestGate.previewPath.count))
    switch name {
    case "": return page(state.overview())
    case "events":
      // A page's address is encoded already when a script encodes it for the query.
      let page = PercentEncoding.decode((request.value(of: "page") ?? "")[...]) ?? ""
      return .events(events.open(page: page))
    default:
      guard let bytes = PreviewAssets.bytes(named: name) else { return nil }
      return HTTPResponse(contentType: ContentType.of(name), .bytes(bytes))
    }
  }

  private func page(_ bytes: [UInt8]?) -> HTTPResponse {
    bytes.map { HTTPResponse(contentType: ContentType.html, .bytes($0)) } ?? nothing
  }

  /// What is shown as long as nothing could be built: the script says what is wrong.
  var nothing: HTTPResponse {
    let page = """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>Nothing to show yet</title>
      <script src="/_diglot/live.js" defer></script></head>
      <body><p>The project has errors; the page comes by itself once they are gone.</p></body></html>

      """
    return HTTPResponse(503, contentType: ContentType.html, .bytes(Array(page.utf8)))
  }
}
