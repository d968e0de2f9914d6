/// Replaces the destinations in a page's tree by the places that they lead to.
///
/// A link to nowhere becomes its text and an image its alternative text, so that no dead link is
/// ever written; both are reported. Works on the tree, and for raw HTML one attribute at a time.
struct LinkRewriter {
  /// The text whose links come next.
  var source: LinkSource {
    didSet { search = DestinationSearch() }
  }
  /// The page itself, by index.
  let page: Int
  /// What its links asked of other pages.
  private(set) var uses = LinkUses()
  /// Attributes for links; a node's tag is an index into it, plus one.
  var attributes: [[UInt8]] = []
  var findings = Diagnostics()
  /// Links and images that lead nowhere, the innermost first.
  private var dropped: [MarkdownNode] = []
  private var droppedIdentities: Set<Int> = []
  /// What constructs say of links and images that they made, by the identity of their nodes.
  var details: [Int: LinkDetails] = [:]
  /// Whether a link shows a picture large.
  var hasLightbox = false
  /// Where the destination stands that is being resolved, where a construct says so or it was found.
  private var place: Range<Int>?
  private var search = DestinationSearch()
  let lookup: LinkLookup
  /// What was found out about paths that lead nowhere, since to find it out is slow.
  private var advice: [String: LinkResolver.Advice?] = [:]

  /// Whether a link without text takes the title of its target; not in a file beside the page,
  /// which is written before titles are known.
  let takesTitles: Bool

  init(
    _ source: LinkSource,
    page: Int,
    takesTitles: Bool = true,
    lookup: LinkLookup = LinkLookup()
  ) {
    self.source = source
    self.page = page
    self.takesTitles = takesTitles
    self.lookup = lookup
  }

  var resolver: LinkResolver { source.resolver }

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
    defer { unwrapDropped() }
    for link in links {
      place = details[link.node.identity]?.place
      rewrite(link.node, within: link.block.lines)
      place = nil
    }
  }

  private mutating func rewrite(
    _ node: MarkdownNode,
    within block: ClosedRange<Int>
  ) {
    let destination = node.destination
    if HTMLURL.isDangerous(Array(destination.utf8), isImage: node.kind == .image) {
      report(.dangerousURL, destination, within: block)
      return drop(node)
    }
    let isImage = node.kind == .image
    if !isImage, let reference = XrefReference(destination) {
      return rewrite(node, reference, destination, within: block)
    }
    switch resolver.resolve(destination, isImage: isImage) {
    case .unchanged:
      showAddress(destination, node, destination, within: block)
      describe(node, destination, nil)
    case .localPath:
      report(.localPath, destination, within: block)
      drop(node)
    case .samePage(let fragment):
      showAddress(destination, node, destination, within: block)
      useFragment(fragment, page, source.pageLocale, destination)
    case .page(let target): lead(node, to: target, destination, within: block)
    case .asset(let locale, let path, let url, let adjustment):
      showAddress(destination, node, destination, within: block)
      let asset = LinkUses.Asset(locale: locale, path: path)
      node.setDestination(Array(url.utf8))
      uses.assets.insert(asset)
      describe(node, destination, asset)
      hint(adjustment, destination, within: block)
    case .elsewhere(let url):
      showAddress(url, node, destination, within: block)
      node.setDestination(Array(url.utf8))
      report(.redirected(url), destination, within: block)
    case .missing(let path):
      reportMissing(path, isImage: isImage, destination, within: block)
      drop(node)
    }
  }

  private mutating func lead(
    _ node: MarkdownNode,
    to target: LinkResolver.Destination,
    _ destination: String,
    within block: ClosedRange<Int>
  ) {
    if node.kind == .link, isEmpty(node) {
      report(.noText(showsTitle: true), destination, within: block)
    }
    adopt(target, node)
    hint(target.adjustment, destination, within: block)
    useFragment(target.fragment, target.page, target.servingLocale, destination)
  }

  /// Shows in a link without a text where it leads, since nobody could see it otherwise.
  private mutating func showAddress(
    _ address: String,
    _ node: MarkdownNode,
    _ destination: String,
    within block: ClosedRange<Int>
  ) {
    guard node.kind == .link, isEmpty(node), !destination.isEmpty else { return }
    node.append(node.makeText(Array(address.utf8)))
    report(.noText(showsTitle: false), destination, within: block)
  }

  mutating func adopt(_ target: LinkResolver.Destination, _ node: MarkdownNode) {
    let fragment = target.fragment.isEmpty ? "" : "#" + target.fragment
    node.setDestination(Array((target.url + fragment).utf8))
    guard node.kind == .link else { return }
    if takesTitles, isEmpty(node) {
      let title = LinkUses.Title(page: target.page, locale: target.servingLocale)
      node.append(node.makeCustom(isInline: true, open: title.placeholder, close: []))
    }
    guard target.servingLocale != resolver.locale else { return }
    let language = resolver.plan.locale(target.servingLocale)
    add(Self.languageAttribute(language), to: node)
    let label = node.makeCustom(isInline: true, open: Self.label(language), close: [])
    label.insert(after: node)
  }

  func isEmpty(_ link: MarkdownNode) -> Bool {
    for byte in link.plainText where byte != UInt8(ascii: " ") { return false }
    for visit in MarkdownWalk(link) {
      switch visit.node.kind {
      case .htmlInline, .customInline: return false
      case .image: if !droppedIdentities.contains(visit.node.identity) { return false }
      default: continue
      }
    }
    return true
  }

  /// Leaves of a link or image that leads nowhere what is in it, once all are rewritten.
  mutating func drop(_ node: MarkdownNode) {
    dropped.append(node)
    droppedIdentities.insert(node.identity)
  }

  /// From the outermost on, so that what is in a nest moves once, and not once a level.
  private mutating func unwrapDropped() {
    for node in dropped.reversed() { unwrap(node) }
    dropped = []
  }

  static func languageAttribute(_ locale: Locale) -> [UInt8] {
    Array(" hreflang=\"\(locale.lang)\"".utf8)
  }

  /// The visible mark of a link into another language: its name for itself.
  static func label(_ locale: Locale) -> [UInt8] {
    var label = ByteBuffer()
    label.append(" <span class=\"language-label\" lang=\"\(locale.lang)\">")
    label.appendEscaped(locale.name)
    label.append("</span>")
    return label.finish()
  }

  mutating func useFragment(
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
        name: PercentCoding.decoded(fragment[...]),
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
    defer { place = nil }
    if !isImage, let reference = XrefReference(destination) {
      return link(reference, destination, within: block)
    }
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
      return link(to: target)
    case .asset(let locale, let path, let url, let adjustment):
      let asset = LinkUses.Asset(locale: locale, path: path)
      uses.assets.insert(asset)
      hint(adjustment, destination, within: block)
      return HTMLLink(url: Array(url.utf8), size: isImage ? sizeAttributes(asset) : [])
    case .elsewhere(let url):
      report(.redirected(url), destination, within: block)
      return HTMLLink(url: Array(url.utf8))
    case .missing(let path):
      reportMissing(path, isImage: isImage, destination, within: block)
      return nil
    }
  }

  private func link(to target: LinkResolver.Destination) -> HTMLLink {
    let fragment = target.fragment.isEmpty ? "" : "#" + target.fragment
    let url = Array((target.url + fragment).utf8)
    guard target.servingLocale != resolver.locale else { return HTMLLink(url: url) }
    let language = resolver.plan.locale(target.servingLocale)
    return HTMLLink(
      url: url,
      attributes: Self.languageAttribute(language),
      suffix: Self.label(language)
    )
  }

  // MARK: Findings

  fileprivate enum Fault {
    case dangerousURL, localPath
    case noText(showsTitle: Bool)
    case missing(_ path: String, LinkResolver.Advice?, isImage: Bool)
    case otherCase(String)
    case otherEnding(String)
    case redirected(String)
  }

  private mutating func hint(
    _ adjustment: LinkResolver.Adjustment?,
    _ destination: String,
    within block: ClosedRange<Int>
  ) {
    switch adjustment {
    case .letterCase(let actual): report(.otherCase(actual), destination, within: block)
    case .ending(let actual): report(.otherEnding(actual), destination, within: block)
    case .redirection(let page): report(.redirected(page), destination, within: block)
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
    findings.report(.link(fault, at: location(of: destination, within: block)))
  }

  mutating func location(
    of destination: String,
    within block: ClosedRange<Int>
  ) -> Diagnostic.Location {
    let lines = source.lines.range(ofLines: block)
    let range = place ?? search.range(of: destination, in: source.text, within: lines)
    place = range
    return source.text.location(of: range)
  }
}

extension LinkResolver.Advice {
  fileprivate var isOutOfScope: Bool {
    if case .outOfScope = self { true } else { false }
  }

  var note: String {
    switch self {
    case .existsOnlyIn(let tags): "it exists only in \(tags.joined(separator: ", "))"
    case .nearMiss(let path): "did you mean '\(path)'?"
    case .outOfScope(let path): "no 'content' or 'resource' of a docfx.json has '\(path)'"
    }
  }
}

extension Diagnostic {
  private static func otherEnding(_ actual: String, at location: Location) -> Diagnostic {
    let message = "a link names its file with its ending, '\(actual)'"
    return Diagnostic(.linkExtensionChanged, message, at: location)
  }

  private static func redirected(_ target: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .redirectedLink,
      "a link names the page that it leads to, not one that has moved",
      at: location,
      notes: ["it now leads to '\(target)'"]
    )
  }

  private static func noText(showsTitle: Bool, at location: Location) -> Diagnostic {
    Diagnostic(
      .linkTextMissing,
      "a link has a text",
      at: location,
      notes: [(showsTitle ? "the title of the page that it leads to" : "its address") + " is shown"]
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
    case .noText(let showsTitle): noText(showsTitle: showsTitle, at: location)
    case .missing(let path, let advice, let isImage):
      Diagnostic(
        advice?.isOutOfScope == true ? .linkOutOfScope : .fileNotFound,
        (isImage ? "the image '\(path)'" : "the link's target '\(path)'")
          + (advice?.isOutOfScope == true
            ? " belongs to no docset that is built" : " does not exist"),
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
    case .redirected(let target): redirected(target, at: location)
    }
  }
}
