/// Who answers a request: nobody where its host is not ours, then the preview, then the site.
struct RequestGate: Sendable {
  /// Where the pages of the preview are, beside those of the site.
  static let previewPath = "/_diglot/"

  let hosts: HostCheck
  /// Gets everything below `previewPath`, with any method; what it has no answer to is not there.
  let preview: @Sendable (HTTPRequest) -> HTTPResponse?
  /// Gets everything else, with the methods GET and HEAD.
  let site: @Sendable (HTTPRequest) -> HTTPResponse

  /// Returns the answer to a request.
  func answer(to request: HTTPRequest) -> HTTPResponse {
    guard hosts.allows(request.authority) else { return hosts.refusal }
    let isRead = request.method == "GET" || request.method == "HEAD"
    if request.path.hasPrefix(Self.previewPath) {
      if let response = preview(request) { return response }
      return isRead ? .text(404, "nothing is here") : .methodNotAllowed()
    }
    return isRead ? site(request) : .methodNotAllowed()
  }
}
