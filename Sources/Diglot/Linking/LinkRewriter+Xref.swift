/// Links by uid: `<xref:uid>`, `[text](xref:uid)`, `<a href="xref:uid">`.
extension LinkRewriter {
  /// Where a uid leads.
  private enum XrefDestination {
    case page(LinkResolver.Destination, title: String?)
    case url(String, name: String)
  }

  /// Makes an ordinary link of a link by uid.
  mutating func rewrite(
    _ node: MarkdownNode,
    _ reference: XrefReference,
    _ destination: String,
    within block: ClosedRange<Int>
  ) {
    guard let target = resolve(reference) else {
      reportXref(reference.uid, destination, within: block)
      return showUnresolved(node, reference, destination)
    }
    if let title = reference.title { node.setTitle(Array(title.utf8)) }
    let hasText = !isEmpty(node)
    if !hasText, let text = reference.text { setText(text, node) }
    switch target {
    case .page(let page, let title):
      if isEmpty(node), !takesTitles { setText(title ?? reference.uid, node) }
      adopt(page, node)
      useFragment(page.fragment, page.page, page.servingLocale, destination)
    case .url(let url, let name):
      node.setDestination(Array(url.utf8))
      guard isEmpty(node) else { return }
      setText(name, node)
      add(Array(" class=\"no-loc\" translate=\"no\"".utf8), to: node)
    }
  }

  /// Returns where raw HTML's link by uid leads; `nil`, with a finding, where nothing has it.
  mutating func link(
    _ reference: XrefReference,
    _ destination: String,
    within block: ClosedRange<Int>
  ) -> HTMLLink? {
    switch resolve(reference) {
    case nil:
      reportXref(reference.uid, destination, within: block)
      return nil
    case .url(let url, _): return HTMLLink(url: Array(url.utf8))
    case .page(let page, _):
      useFragment(page.fragment, page.page, page.servingLocale, destination)
      return HTMLLink(url: Array((page.url + reference.fragment).utf8))
    }
  }

  /// Returns the name that a uid is shown under; `nil` where nothing has it.
  func name(of reference: XrefReference) -> String? {
    switch resolve(reference) {
    case nil: nil
    case .url(_, let name): reference.text ?? name
    case .page(_, let title): reference.text ?? title ?? reference.uid
    }
  }

  private func resolve(_ reference: XrefReference) -> XrefDestination? {
    resolver.log?.askForUIDs()
    guard let target = lookup.xrefs?.map().target(reference.uid, resolver.locale, resolver.plan)
    else { return nil }
    switch target {
    case .page(let page, let title):
      let fragment = String(reference.fragment.dropFirst())
      return resolver.destination(of: page, query: reference.query, fragment: fragment)
        .map { .page($0, title: title) }
    case .entry(let entry):
      let property = reference.displayProperty.flatMap { entry.properties[$0] }
      let name = property ?? entry.properties["name"] ?? reference.uid
      return url(entry.href, reference).map { .url($0, name: name) }
    }
  }

  /// Returns the address of an entry; one within the content is looked up there.
  private func url(_ href: String, _ reference: XrefReference) -> String? {
    let (path, own) = Self.cut(href)
    let fragment = reference.fragment.isEmpty ? own : reference.fragment
    guard href.hasPrefix("~/") else {
      let query = path.contains("?") ? "&" + reference.query.dropFirst() : reference.query
      return path + (reference.query.isEmpty ? "" : query) + fragment
    }
    switch resolver.resolve(String(path)) {
    case .page(let page): return page.url + reference.query + fragment
    case .asset(_, _, let url, _): return url + fragment
    default: return nil
    }
  }

  private static func cut(_ href: String) -> (path: Substring, fragment: String) {
    guard let hash = href.firstIndex(of: "#") else { return (href[...], "") }
    return (href[..<hash], String(href[hash...]))
  }

  private func setText(_ text: String, _ node: MarkdownNode) {
    var escaped = ByteBuffer()
    escaped.appendEscaped(text)
    node.append(node.makeCustom(isInline: true, open: escaped.finish(), close: []))
  }

  /// A link with a text becomes that text; of others the source is shown, which is in no language.
  private mutating func showUnresolved(
    _ node: MarkdownNode,
    _ reference: XrefReference,
    _ destination: String
  ) {
    guard isEmpty(node) else { return drop(node) }
    let source = details[node.identity]?.source ?? Array("[](\(destination))".utf8)
    let span = node.makeCustom(
      isInline: true,
      open: Array("<span class=\"no-loc\" translate=\"no\">".utf8),
      close: Array("</span>".utf8)
    )
    span.append(node.makeText(reference.alternative.map { Array($0.utf8) } ?? source))
    span.insert(before: node)
    node.unlink()
  }

  private mutating func reportXref(
    _ uid: String,
    _ destination: String,
    within block: ClosedRange<Int>
  ) {
    guard !findings.isFull else { return }
    findings.report(.xrefNotFound(uid, at: location(of: destination, within: block)))
  }
}

extension LinkResolver {
  /// Returns where readers find a page that is known by its uid.
  fileprivate func destination(of page: Int, query: String, fragment: String) -> Destination? {
    guard let locale = plan.destinationLocale(page, locale),
      let serving = plan.readingLocale(page, locale)
    else { return nil }
    return Destination(
      page: page,
      servingLocale: serving,
      url: route.relativeURL(to: plan.route(page, locale).path) + query,
      fragment: fragment,
      adjustment: nil
    )
  }
}

extension Diagnostic {
  fileprivate static func xrefNotFound(_ uid: String, at place: Location) -> Diagnostic {
    Diagnostic(
      .xrefNotFound,
      "no page and no map has the uid '\(uid)'",
      at: place,
      notes: ["a page says 'uid:' in its header; maps are named under 'xref' in diglot.yml"]
    )
  }
}
