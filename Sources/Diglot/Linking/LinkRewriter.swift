/// Replaces the destinations in a page's tree by the places that they lead to.
///
/// A link to nowhere becomes its text and an image its alternative text, so that no dead link is
/// ever written; both are reported. Works on the tree, and for raw HTML one attribute at a time.
struct LinkRewriter {
  /// The text whose links come next.
  var source: LinkSource
  /// The page itself, by index.
  let page: Int
  /// What its links asked of other pages.
  private(set) var uses = LinkUses()
  /// Attributes for links; a node's tag is an index into it, plus one.
  private(set) var attributes: [[UInt8]] = []
  private(set) var findings = Diagnostics()
  /// What was found out about paths that lead nowhere, since to find it out is slow.
  private var advice: [String: LinkResolver.Advice?] = [:]

  /// Whether a link without text takes the title of its target; not in a file beside the page,
  /// which is written before titles are known.
  private let takesTitles: Bool

  init(_ source: LinkSource, page: Int, takesTitles: Bool = true) {
    self.source = source
    self.page = page
    self.takesTitles = takesTitles
  }

  private var resolver: LinkResolver { source.resolver }

  // MARK: The tree

  /// Rewrites the links of a tree that was made of `source`.
  mutating func rewrite(_ root: MarkdownNode) {
    // The block is noted on the way: to climb to it from each link would cost the depth each time.
    var links: [(node: MarkdownNode, block: MarkdownNode)] = []
    var block = root
    for visit in MarkdownWalk(root) {
      switch visit.node.kind {
      case .link, .image:
        // A link comes after its pictures, which may leave it without a text.
        if !visit.isEntering || visit.node.firstChild == nil { links.append((visit.node, block)) }
      default: if visit.isEntering, !visit.node.isInline { block = visit.node }
      }
    }
    for link in links { rewrite(link.node, within: link.block.lines) }
  }

  private mutating func rewrite(
    _ node: MarkdownNode,
    within block: ClosedRange<Int>
  ) {
    let destination = node.destination
    if HTMLURL.isDangerous(Array(destination.utf8), isImage: node.kind == .image) {
      report(.dangerousURL, destination, within: block)
      return node.unwrap()
    }
    let isImage = node.kind == .image
    switch resolver.resolve(destination, isImage: isImage) {
    case .unchanged: break
    case .localPath:
      report(.localPath, destination, within: block)
      node.unwrap()
    case .samePage(let fragment): useFragment(fragment, page, source.pageLocale, destination)
    case .page(let target):
      if node.kind == .link, isEmpty(node) {
        report(.noText, destination, within: block)
      }
      adopt(target, node)
      hint(target.adjustment, destination, within: block)
      useFragment(target.fragment, target.page, target.servingLocale, destination)
    case .asset(let locale, let path, let url, let adjustment):
      node.setDestination(Array(url.utf8))
      uses.assets.insert(LinkUses.Asset(locale: locale, path: path))
      hint(adjustment, destination, within: block)
    case .missing(let path):
      reportMissing(path, isImage: isImage, destination, within: block)
      node.unwrap()
    }
  }

  private mutating func adopt(_ target: LinkResolver.Destination, _ node: MarkdownNode) {
    let fragment = target.fragment.isEmpty ? "" : "#" + target.fragment
    node.setDestination(Array((target.url + fragment).utf8))
    guard node.kind == .link else { return }
    if takesTitles, isEmpty(node) {
      let title = LinkUses.Title(page: target.page, locale: target.servingLocale)
      uses.titles.insert(title)
      node.append(node.makeCustom(isInline: true, open: title.placeholder, close: []))
    }
    guard target.servingLocale != resolver.locale else { return }
    let language = resolver.plan.locale(target.servingLocale)
    attributes.append(Self.languageAttribute(language))
    node.tag = attributes.count
    let label = node.makeCustom(isInline: true, open: Self.label(language), close: [])
    label.insert(after: node)
  }

  private func isEmpty(_ link: MarkdownNode) -> Bool {
    link.plainText.allSatisfy { $0 == UInt8(ascii: " ") }
      && !MarkdownWalk(link).contains {
        [.image, .htmlInline, .customInline].contains($0.node.kind)
      }
  }

  private static func languageAttribute(_ locale: Locale) -> [UInt8] {
    Array(" hreflang=\"\(locale.tag)\"".utf8)
  }

  /// The visible mark of a link into another language: its name for itself.
  private static func label(_ locale: Locale) -> [UInt8] {
    var label = ByteBuffer()
    label.append(" <span class=\"language-label\" lang=\"\(locale.tag)\">")
    label.appendEscaped(locale.name)
    label.append("</span>")
    return label.finish()
  }

  private mutating func useFragment(
    _ fragment: String,
    _ page: Int,
    _ locale: Int,
    _ destination: String
  ) {
    // What `#tab/…` chooses is no place.
    guard !fragment.isEmpty, fragment != "top", !fragment.hasPrefix("tab/") else { return }
    uses.fragments.append(
      LinkUses.Fragment(
        page: page,
        locale: locale,
        name: LinkTarget.percentDecoded(fragment[...]),
        destination: destination,
        file: source.included
      )
    )
  }

  // MARK: Raw HTML

  /// Returns where an attribute of raw HTML leads, or `nil` where nothing is.
  mutating func link(
    _ url: [UInt8],
    isImage: Bool,
    within block: ClosedRange<Int>
  ) -> HTMLLink? {
    let destination = String(decoding: url, as: UTF8.self)
    switch resolver.resolve(destination, isImage: isImage) {
    case .unchanged: return HTMLLink(url: url)
    case .localPath:
      report(.localPath, destination, within: block)
      return nil
    case .samePage(let fragment):
      if url.isEmpty { return nil }
      useFragment(fragment, page, source.pageLocale, destination)
      return HTMLLink(url: url)
    case .page(let target):
      hint(target.adjustment, destination, within: block)
      useFragment(target.fragment, target.page, target.servingLocale, destination)
      let fragment = target.fragment.isEmpty ? "" : "#" + target.fragment
      let link = HTMLLink(url: Array((target.url + fragment).utf8))
      guard target.servingLocale != resolver.locale else { return link }
      let language = resolver.plan.locale(target.servingLocale)
      return HTMLLink(
        url: link.url,
        attributes: Self.languageAttribute(language),
        suffix: Self.label(language)
      )
    case .asset(let locale, let path, let url, let adjustment):
      uses.assets.insert(LinkUses.Asset(locale: locale, path: path))
      hint(adjustment, destination, within: block)
      return HTMLLink(url: Array(url.utf8))
    case .missing(let path):
      reportMissing(path, isImage: isImage, destination, within: block)
      return nil
    }
  }

  // MARK: Findings

  fileprivate enum Fault {
    case dangerousURL, localPath, noText
    case missing(_ path: String, LinkResolver.Advice?, isImage: Bool)
    case otherCase(String)
    case otherEnding(String)
  }

  private mutating func hint(
    _ adjustment: LinkResolver.Adjustment?,
    _ destination: String,
    within block: ClosedRange<Int>
  ) {
    switch adjustment {
    case .letterCase(let actual): report(.otherCase(actual), destination, within: block)
    case .ending(let actual): report(.otherEnding(actual), destination, within: block)
    case nil: break
    }
  }

  private mutating func reportMissing(
    _ path: String,
    isImage: Bool,
    _ destination: String,
    within block: ClosedRange<Int>
  ) {
    guard !findings.isFull else { return }
    let known = advice[path] ?? resolver.advice(on: path)
    advice[path] = .some(known)
    report(.missing(path, known, isImage: isImage), destination, within: block)
  }

  private mutating func report(
    _ fault: Fault,
    _ destination: String,
    within block: ClosedRange<Int>
  ) {
    guard !findings.isFull else { return }
    let lines = source.lines.range(ofLines: block)
    let range = source.text.range(of: destination, within: lines)
    findings.report(.link(fault, at: source.text.location(of: range)))
  }
}

extension PageText {
  /// Returns where a destination stands in the text, or the start of `block` where escapes hide it.
  func range(of destination: String, within block: Range<Int>) -> Range<Int> {
    let needle = Array(destination.utf8)
    let found = text.span.firstIndex(of: needle, from: block.lowerBound, to: block.upperBound)
    guard let found, !needle.isEmpty else { return block.lowerBound..<block.lowerBound }
    return found..<(found + needle.count)
  }
}

extension LinkResolver.Advice {
  fileprivate var note: String {
    switch self {
    case .existsOnlyIn(let tags): "it exists only in \(tags.joined(separator: ", "))"
    case .nearMiss(let path): "did you mean '\(path)'?"
    }
  }
}

extension Diagnostic {
  private static func otherEnding(_ actual: String, at location: Location) -> Diagnostic {
    let message = "a link names its file with its ending, '\(actual)'"
    return Diagnostic(.linkExtensionChanged, message, at: location)
  }

  private static func noText(at location: Location) -> Diagnostic {
    Diagnostic(
      .linkTextMissing,
      "a link has a text",
      at: location,
      notes: ["the title of the page that it leads to is shown"]
    )
  }

  fileprivate static func link(_ fault: LinkRewriter.Fault, at location: Location) -> Diagnostic {
    let withoutLink = "its text is kept without the link"
    return switch fault {
    case .dangerousURL:
      Diagnostic(
        .disallowedHTMLAttribute,
        "a link leads to a page, a file or a web address",
        at: location,
        notes: [withoutLink]
      )
    case .localPath:
      Diagnostic(
        .localFilePath,
        "a link does not lead to a drive of the author's machine",
        at: location,
        notes: [withoutLink]
      )
    case .noText: noText(at: location)
    case .missing(let path, let advice, let isImage):
      Diagnostic(
        .fileNotFound,
        isImage
          ? "the image '\(path)' does not exist" : "the link's target '\(path)' does not exist",
        at: location,
        notes: (advice.map { [$0.note] } ?? [])
          + [isImage ? "its alternative text is shown" : withoutLink]
      )
    case .otherCase(let actual):
      Diagnostic(
        .linkCaseMismatch,
        "a link names its file in the same letter case, '\(actual)'",
        at: location
      )
    case .otherEnding(let actual):
      otherEnding(actual, at: location)
    }
  }
}
