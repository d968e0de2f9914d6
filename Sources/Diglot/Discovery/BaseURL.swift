/// The absolute address below which the site is published; ends with `/`.
package struct BaseURL: Sendable, Hashable {
  package let string: String

  /// Takes an `http` or `https` URL with a host, without user, query, fragment or empty folders.
  ///
  ///     "https://docs.example.com/partner"  →  "https://docs.example.com/partner/"
  ///     "docs.example.com", "https:///x"    →  nil
  init?(_ text: String) {
    let lowered = text.lowercased()
    guard let scheme = ["https://", "http://"].first(where: lowered.hasPrefix) else { return nil }
    let rest = text.dropFirst(scheme.count)
    let authority = rest.prefix { $0 != "/" }
    let path = rest.dropFirst(authority.count)
    guard Self.isAuthority(authority), path.utf8.allSatisfy(Self.isPathByte),
      !path.contains("//")
    else { return nil }
    let slash = path.hasSuffix("/") ? "" : "/"
    string = scheme + authority.lowercased() + path + slash
  }

  /// The path alone, as links from the server's root need it: `/partner/`.
  var path: Substring {
    let afterScheme = string.drop { $0 != "/" }.dropFirst(2)
    return afterScheme.drop { $0 != "/" }
  }

  /// The host, with the port where there is one.
  var host: Substring { string.drop { $0 != "/" }.dropFirst(2).prefix { $0 != "/" } }

  private static func isAuthority(_ text: Substring) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let host = parts.first, !host.isEmpty, parts.count <= 2 else { return false }
    if parts.count == 2 {
      guard let port = Int(parts[1]), (1...65535).contains(port) else { return false }
    }
    return host.utf8.allSatisfy { isLetterOrDigit($0) || $0 == 0x2D || $0 == 0x2E }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  private static func isPathByte(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || "-._~!$&'()*+,;=:@%/".utf8.contains(byte)
  }
}
