/// A request whose target was understood; what a server makes its answer of.
struct HTTPRequest: Sendable, Equatable {
  /// What is wrong with a target that gets no answer but a refusal.
  enum Fault: Error, Equatable {
    case malformed
    case tooLong
  }

  /// In upper case, as it was sent: `GET`.
  let method: String
  /// Decoded; begins with `/`, and holds no `.` or `..` between slashes, backslashes or controls.
  let path: String
  /// What follows the first `?`, as it was sent; visible ASCII.
  let query: String?
  /// The host that was asked for, with its port: of the target, or of the header.
  let authority: String?
  /// The values of `readHeaders` that were sent, by their names in lower case.
  let headers: [String: String]

  /// The headers that are looked at; others do not come in here.
  static let readHeaders = [
    "host", "if-modified-since", "if-none-match", "if-range", "range", "sec-fetch-mode",
    "sec-fetch-site",
  ]

  private static let targetLimit = 8_000
  private static let pathLimit = 4_000

  /// Takes a request apart; `target` is as it was sent, `headers` have lower-case names.
  ///
  ///     "/ko/%EA%B0%80?q=a%20b"        →  path "/ko/가", query "q=a%20b"
  ///     "http://localhost:3000/a"      →  path "/a", authority "localhost:3000"
  ///     "/a/%2e%2e/b", "*", "/%00"     →  malformed
  init(method: String, target: String, headers: [String: String] = [:]) throws(Fault) {
    guard target.utf8.count <= Self.targetLimit else { throw .tooLong }
    guard target.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { throw .malformed }
    let (authority, local) = try Self.split(target[...].prefix { $0 != "#" })
    self.method = method
    self.headers = headers
    self.authority = authority ?? headers["host"]
    let path = local.prefix { $0 != "?" }
    query = path.endIndex == local.endIndex ? nil : Self.ascii(local[path.endIndex...].dropFirst())
    guard path.utf8.count <= Self.pathLimit else { throw .tooLong }
    guard path.hasPrefix("/"), let decoded = PercentEncoding.decode(path),
      Self.isHarmless(decoded)
    else { throw .malformed }
    self.path = decoded
  }

  /// Returns the first value of a name in the query, decoded.
  ///
  ///     "page=%2Fko%2Fa+b%2F", "page"  →  "/ko/a b/"
  func value(of name: String) -> String? {
    for pair in (query ?? "").split(separator: "&") {
      let key = pair.prefix { $0 != "=" }
      guard PercentEncoding.decode(key) == name else { continue }
      let value = pair.dropFirst(key.count + 1)
      return PercentEncoding.decode(value.replacing("+", with: " ")[...])
    }
    return nil
  }

  /// Returns the host of a target in absolute form, which proxies get, and the rest.
  private static func split(
    _ target: Substring
  ) throws(Fault) -> (authority: String?, local: Substring) {
    guard !target.hasPrefix("/") else { return (nil, target) }
    guard target.prefix(7).lowercased() == "http://" else { throw .malformed }
    let rest = target.dropFirst(7)
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    guard !authority.isEmpty, authority.endIndex < rest.endIndex else { throw .malformed }
    return (String(authority), rest[authority.endIndex...])
  }

  /// Returns whether a decoded path can be looked up: a file may be behind it one day.
  private static func isHarmless(_ path: String) -> Bool {
    guard path.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != 0x5C }) else { return false }
    return !path.utf8.split(separator: 0x2F).contains { part in
      part.count <= 2 && part.allSatisfy { $0 == 0x2E }
    }
  }

  /// Returns a query that can stand in a header, whatever bytes were sent.
  private static func ascii(_ query: Substring) -> String {
    PercentEncoding.encode(String(query)) { $0 < 0x7F }
  }
}
