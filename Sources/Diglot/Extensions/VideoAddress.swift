/// Where a video is, as far as its address tells.
enum VideoAddress: Equatable {
  /// A player of a site whose frames pages may show.
  case frame(url: String)
  /// Somewhere else in the web.
  case link(url: String)
  /// A file beside the page.
  case file(path: String)

  /// The sites whose players may stand in a page, and what the path of one begins with.
  private static let players: [(host: String, path: String)] = [
    ("www.youtube-nocookie.com", "/embed/"), ("player.vimeo.com", "/video/"),
    ("channel9.msdn.com", "/"), ("learn-video.azurefd.net", "/vod/player"),
    ("www.microsoft.com", "/"), ("medius.microsoft.com", "/"), ("medius.studios.ms", "/"),
    ("docs.microsoft.com", "/"), ("learn.microsoft.com", "/"),
  ]

  /// Reads an address; `nil` where it is none.
  init?(_ text: String) {
    if Self.isGUID(text) {
      self = .frame(url: "https://learn-video.azurefd.net/vod/player?id=" + text.lowercased())
      return
    }
    // Any white space or control would end the address, or hide what it is.
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return nil }
    let lowercased = text.prefix(8).lowercased()
    guard lowercased.hasPrefix("https://") || lowercased.hasPrefix("http://") else {
      let isForeign = text.hasPrefix("//") || text.hasPrefix("\\")
      guard HTMLURL.scheme(of: Array(text.utf8)) == nil, !isForeign else { return nil }
      self = .file(path: text)
      return
    }
    let rest = text.utf8.dropFirst(lowercased.hasPrefix("https://") ? 8 : 7)
    let hostEnd = rest.firstIndex { "/?#\\".utf8.contains($0) } ?? rest.endIndex
    let host = String(Substring(rest[..<hostEnd])).lowercased()
    guard !host.isEmpty else { return nil }
    self = Self.address(host, String(Substring(rest[hostEnd...])), text)
  }

  private static func address(_ host: String, _ path: String, _ text: String) -> VideoAddress {
    var (host, path) = (host, path)
    switch host {
    case "youtube.com", "www.youtube.com", "m.youtube.com", "youtube-nocookie.com", "youtu.be":
      path = youTubePath(path, isShort: host == "youtu.be")
      host = "www.youtube-nocookie.com"
    case "channel9.msdn.com":
      if !path.contains("nocookie=") { path = adding("nocookie=true", to: path) }
    default: break
    }
    let isPlayer = players.contains { $0.host == host && path.hasPrefix($0.path) }
    return isPlayer ? .frame(url: "https://" + host + path) : .link(url: text)
  }

  /// What a reader sees in the address line is no player: `/watch?v=x` and `/x` are `/embed/x`.
  private static func youTubePath(_ path: String, isShort: Bool) -> String {
    let name: Substring
    if isShort {
      name = path.dropFirst()
    } else if path.hasPrefix("/watch?") {
      let query = path.dropFirst("/watch?".count).prefix { $0 != "#" }.split(separator: "&")
      name = query.first { $0.hasPrefix("v=") }?.dropFirst(2) ?? ""
    } else {
      return path
    }
    let id = name.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    return id.isEmpty ? path : "/embed/" + id
  }

  private static func adding(_ query: String, to path: String) -> String {
    let fragment = path.utf8.firstIndex(of: UInt8(ascii: "#")) ?? path.endIndex
    let base = path[..<fragment]
    return base + (base.utf8.contains(UInt8(ascii: "?")) ? "&" : "?") + query + path[fragment...]
  }

  /// `8-4-4-4-12` hexadecimal digits, the name of a video of Learn's own.
  private static func isGUID(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.map(\.count) == [8, 4, 4, 4, 12]
      && parts.joined().allSatisfy { $0.hexadecimalValue != nil }
  }
}
