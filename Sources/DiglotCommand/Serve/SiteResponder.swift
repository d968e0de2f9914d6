import Diglot

/// Answers from the files of a site, as a server for static files would.
///
/// 1. A redirection comes before a file: where a page has moved, a page for simple hosts says so.
/// 2. What is not below the site's base path is not there; `/` leads to the base path.
/// 3. A folder's address ends with a slash, and is answered with its `index.html`.
/// 4. What is not there is answered with the locale's own page for that.
struct SiteResponder: Sendable {
  let snapshot: SiteSnapshot
  /// What goes into every page.
  var insertion: ScriptInsertion?

  /// Returns the answer to a request with the method GET or HEAD.
  func answer(to request: HTTPRequest) -> HTTPResponse {
    let base = PercentEncoding.decode(snapshot.basePath[...]) ?? snapshot.basePath
    let path = request.path
    if let redirection = snapshot.redirections[path] ?? snapshot.redirections[path + "/"] {
      return .redirection(
        redirection.status,
        to: Self.location(redirection.target, request.query)
      )
    }
    if path + "/" == base { return redirectToSlash(request) }
    // By bytes: an accent after a slash would make another letter of it.
    guard path.utf8.starts(with: base.utf8) else { return outside(path, base) }
    let local = String(Substring(path.utf8.dropFirst(base.utf8.count)))
    let isFolder = local.isEmpty || local.utf8.last == 0x2F
    let key = isFolder ? local + "index.html" : local
    if let file = snapshot.files[key] { return answer(to: request, with: file, at: key) }
    if !isFolder, snapshot.files[local + "/index.html"] != nil { return redirectToSlash(request) }
    return notFound(local)
  }

  private func redirectToSlash(_ request: HTTPRequest) -> HTTPResponse {
    let path = PercentEncoding.encode(path: request.path) + "/"
    return .redirection(301, to: Self.location(path, request.query))
  }

  private func outside(_ path: String, _ base: String) -> HTTPResponse {
    if path == "/" { return .redirection(302, to: PercentEncoding.encode(path: base)) }
    return .text(404, "nothing is here; the site begins at \(base)")
  }

  /// Returns a target with the request's query where it has none of its own.
  ///
  ///     "/new/#a", "q=1"  →  "/new/?q=1#a"
  private static func location(_ target: String, _ query: String?) -> String {
    let path = target.prefix { $0 != "#" }
    guard let query, !path.contains("?") else { return target }
    return path + "?" + query + target[path.endIndex...]
  }

  // MARK: Files

  private func answer(
    to request: HTTPRequest,
    with file: SiteFile,
    at key: String
  ) -> HTTPResponse {
    let type = ContentType.of(key)
    switch Result(catching: { () throws(FileError) in try file.contents() }) {
    case .failure: return .text(500, "the file could not be read back")
    case .success(.file(let path)):
      guard let open = OpenFile(path: path) else { return .text(404, "the file is gone") }
      let whole = Representation(
        type: type,
        tag: open.entityTag,
        modified: open.modified,
        contents: .file(open)
      )
      return whole.answer(to: request)
    case .success(.bytes(let bytes)):
      let (contents, digest) = filled(bytes, file.digest, type)
      return Representation(type: type, tag: "\"\(digest)\"", contents: .bytes(contents))
        .answer(to: request)
    }
  }

  private func notFound(_ local: String) -> HTTPResponse {
    let missing = HTTPResponse.text(404, "nothing is here")
    guard let page = snapshot.notFoundPage(for: local), let contents = try? page.contents() else {
      return missing
    }
    switch contents {
    case .bytes(let bytes):
      let whole = filled(bytes, page.digest, ContentType.html).contents
      return HTTPResponse(404, contentType: ContentType.html, .bytes(whole))
    case .file(let path):
      guard let open = OpenFile(path: path) else { return missing }
      return HTTPResponse(404, contentType: ContentType.html, .file(open, 0..<open.size))
    }
  }

  /// Returns a page with what goes into every page; anything else as it is.
  private func filled(
    _ bytes: [UInt8],
    _ digest: String,
    _ type: String
  ) -> (contents: [UInt8], digest: String) {
    guard let insertion, type == ContentType.html else { return (bytes, digest) }
    return (insertion.inserted(into: bytes), insertion.digest(digest))
  }
}
