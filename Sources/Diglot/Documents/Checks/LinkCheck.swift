/// The rules about where a link leads, by its destination alone.
enum LinkCheck {
  /// The hosts of the documentation that docfx repositories are part of.
  private static let documentationHosts: Set<String> = [
    "docs.microsoft.com", "learn.microsoft.com",
  ]

  /// Returns what is wrong with a destination; `range` is where it stands, `site` the base URL.
  static func faults(
    _ destination: String,
    site: String,
    at range: Range<Int>
  ) -> [ContentFault] {
    guard mayBeFaulty(destination) else { return [] }
    let address = Address(destination)
    var faults: [ContentFault] = []
    let isDocumentation = address.host.map(documentationHosts.contains) ?? false
    if isDocumentation || destination.lowercased().hasPrefix(site.lowercased()) {
      faults.append(.absolute(at: range))
    }
    let isMicrosoft =
      address.host.map { $0 == "microsoft.com" || $0.hasSuffix(".microsoft.com") } ?? false
    if isMicrosoft, address.scheme == "http" { faults.append(.insecure(at: range)) }
    if isMicrosoft || address.isSiteAbsolute, let locale = address.locale {
      faults.append(.hardCoded(locale, at: range))
    }
    if isDocumentation || address.host == nil && address.scheme == nil,
      address.selectsVersion, !address.preservesVersion
    {
      faults.append(.viewNotPreserved(at: range))
    }
    return faults
  }

  /// Returns what is wrong with the address of an image.
  static func imageFaults(
    _ destination: String,
    site: String,
    at range: Range<Int>
  ) -> [ContentFault] {
    guard mayBeFaulty(destination), let host = Address(destination).host, !host.isEmpty,
      host != Address(site).host
    else { return [] }
    return [.externalImage(host, at: range)]
  }

  /// Whether a destination is an address or asks for a version; most are paths that do neither.
  private static func mayBeFaulty(_ destination: String) -> Bool {
    let bytes = destination.utf8
    guard let first = bytes.first else { return false }
    return first == UInt8(ascii: "/") || first | 0x20 == UInt8(ascii: "h")
      || bytes.contains(UInt8(ascii: "?"))
  }

  /// The parts of a destination that the rules ask for; it need not be a valid URL.
  private struct Address {
    /// In lower case.
    let scheme: String?
    /// In lower case, without port; `nil` for a path.
    let host: String?
    let path: Substring
    let query: Substring

    init(_ destination: String) {
      var rest = destination[...]
      let schemes = ["https", "http"]
      scheme = schemes.first {
        rest.prefix($0.count + 1).lowercased() == $0 + ":"
      }
      rest = rest.dropFirst(scheme.map { $0.count + 1 } ?? 0)
      if rest.hasPrefix("//") {
        let authority = rest.dropFirst(2).prefix { !"/?#".contains($0) }
        host = authority.prefix { $0 != ":" }.lowercased()
        rest = rest.dropFirst(2 + authority.count)
      } else {
        host = nil
      }
      let beforeFragment = rest.prefix { $0 != "#" }
      path = beforeFragment.prefix { $0 != "?" }
      query = beforeFragment.dropFirst(path.count + 1)
    }

    var isSiteAbsolute: Bool { host == nil && scheme == nil && path.hasPrefix("/") }

    /// The first folder where that is a language and a region, such as `en-us`.
    var locale: String? {
      guard let first = path.split(separator: "/").first, path.hasPrefix("/") else { return nil }
      let parts = first.split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count == 2, (2...3).contains(parts[0].count), parts[1].count == 2,
        parts.joined().allSatisfy({ $0.isASCII && $0.isLetter })
      else { return nil }
      return String(first)
    }

    private func has(_ parameter: (Substring) -> Bool) -> Bool {
      query.split(separator: "&").contains(where: parameter)
    }

    var selectsVersion: Bool { has { $0.hasPrefix("view=") } }
    var preservesVersion: Bool { has { $0.lowercased() == "preserve-view=true" } }
  }
}

extension ContentFault {
  fileprivate static func absolute(at range: Range<Int>) -> ContentFault {
    ContentFault(
      code: .docsLinkAbsolute,
      range: range,
      message: "a link within the documentation does not name its host"
    )
  }

  fileprivate static func externalImage(_ host: String, at range: Range<Int>) -> ContentFault {
    ContentFault(
      code: .externalImage,
      range: range,
      message: "an image does not lie on another host, '\(host)'"
    )
  }

  fileprivate static func insecure(at range: Range<Int>) -> ContentFault {
    ContentFault(
      code: .insecureLink,
      range: range,
      message: "a link to Microsoft begins with https"
    )
  }

  fileprivate static func hardCoded(_ locale: String, at range: Range<Int>) -> ContentFault {
    ContentFault(
      code: .hardCodedLocale,
      range: range,
      message: "an address has no language in it, such as '\(locale)'",
      notes: ["without it, readers get their own language"]
    )
  }

  fileprivate static func viewNotPreserved(at range: Range<Int>) -> ContentFault {
    ContentFault(
      code: .preserveViewNotSet,
      range: range,
      message: "a link with 'view=' also has 'preserve-view=true'"
    )
  }
}
