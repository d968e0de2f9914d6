/// What may stand in an attribute that a browser follows.
enum HTMLURL {
  /// Returns `value` as a browser reads it: no tab or line end anywhere, no space or control around.
  static func normalized(_ value: [UInt8]) -> [UInt8] {
    let kept = value.filter { $0 != 9 && $0 != 10 && $0 != 13 }
    guard let first = kept.firstIndex(where: { $0 > 32 }),
      let last = kept.lastIndex(where: { $0 > 32 })
    else { return [] }
    return Array(kept[first...last])
  }

  /// Returns whether following `url` could run something or show foreign content as ours.
  ///
  /// `url` is normalized; `data:` is allowed for the pixels of an image only.
  static func isDangerous(_ url: [UInt8], isImage: Bool) -> Bool {
    guard let scheme = scheme(of: url) else { return false }
    switch scheme {
    case "javascript", "vbscript", "livescript", "mocha": return true
    case "data":
      let type = String(decoding: url.prefix(40).map(\.asciiLowercased), as: UTF8.self)
      return !isImage
        || !["png", "gif", "jpeg", "webp"].contains { name in
          type.hasPrefix("data:image/\(name);") || type.hasPrefix("data:image/\(name),")
        }
    default: return false
    }
  }

  /// Returns the scheme in lower case, or `nil` for a relative URL.
  ///
  /// Controls and spaces inside are skipped: no browser reads a scheme there today, some did.
  static func scheme(of url: [UInt8]) -> String? {
    // Nearly every URL is relative, or its scheme is short.
    let end = url.firstIndex { byte in
      byte == UInt8(ascii: ":") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?")
        || byte == UInt8(ascii: "#")
    }
    guard let end, url[end] == UInt8(ascii: ":") else { return nil }
    var scheme: [UInt8] = []
    for byte in url[...end] {
      switch byte {
      case UInt8(ascii: ":"), 0...32, 0x7F...: continue
      default: scheme.append(byte.asciiLowercased)
      }
    }
    return String(decoding: scheme, as: UTF8.self)
  }
}
