/// Which hosts a request may name: a page from elsewhere can have its own name lead to this
/// machine, and would read the preview as if it were its own.
struct HostCheck: Sendable, Equatable {
  /// In lower case, without brackets; what is allowed beside the names of every machine.
  let names: Set<String>

  /// Takes the host that was asked for on the command line, and the machine's names and addresses.
  init(asked: String = "localhost", machine: [String] = []) {
    names = Set(([asked] + machine).compactMap(Self.host))
  }

  /// Returns whether the host of a request, with or without a port, is one of ours.
  ///
  ///     "localhost:3000", "ko.localhost", "127.0.0.1", "[::1]:3000"  →  true
  ///     "evil.example", "127.0.0.1.evil.example", nil                →  false
  func allows(_ authority: String?) -> Bool {
    guard let authority, let host = Self.host(authority) else { return false }
    return host == "localhost" || host.hasSuffix(".localhost") || Self.isLoopback(host)
      || names.contains(host)
  }

  /// What to say to others; a constant, so that nothing of the request comes back.
  var refusal: HTTPResponse {
    let allowed = ["localhost", "*.localhost", "127.0.0.1", "[::1]"]
    let others = names.filter { !allows(loopbackOnly: $0) }.sorted()
    return .text(
      403,
      "this server answers to " + (allowed + others).joined(separator: ", ")
        + " only"
    )
  }

  private func allows(loopbackOnly host: String) -> Bool {
    HostCheck(asked: "localhost").allows(host.contains(":") ? "[\(host)]" : host)
  }

  /// Returns the host in lower case without port, brackets and final dot.
  private static func host(_ authority: String) -> String? {
    let text = authority.lowercased()
    if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]") else { return nil }
      let rest = text[text.index(after: end)...]
      let host = text[text.index(after: text.startIndex)..<end]
      return isPort(rest) && host.contains(":") ? String(host) : nil
    }
    // A bare address of the sixth version, as the command line may have it.
    if text.utf8.count(where: { $0 == 0x3A }) > 1 { return text }
    var host = text.prefix { $0 != ":" }
    guard isPort(text[host.endIndex...]) else { return nil }
    if host.hasSuffix(".") { host.removeLast() }
    return host.isEmpty ? nil : String(host)
  }

  private static func isPort(_ text: Substring) -> Bool {
    text.isEmpty || (text.hasPrefix(":") && text.dropFirst().utf8.allSatisfy(isDigit))
  }

  private static func isLoopback(_ host: String) -> Bool {
    if host == "::1" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127"
      && parts.allSatisfy { $0.utf8.allSatisfy(isDigit) && UInt8($0) != nil }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
