/// What surrounds a page, as its template sees it.
extension PageContext {
  func addNavigation(of page: Page, to record: inout TemplateRecord) {
    let navigation = page.navigation
    record["sidebar"] =
      navigation.sidebar.isEmpty
      ? .absent
      : .record([
        "list": .html(navigation.sidebar),
        "allContents": .text(ifPresent: navigation.allContents),
      ])
    record["breadcrumb"] = breadcrumb(navigation.breadcrumb, page.title)
    record["structuredData"] = .html(
      Self.joined(
        Self.structuredData(navigation.breadcrumb, page.title),
        page.article.structuredData
      )
    )
    record["previousNext"] =
      navigation.previous == nil && navigation.next == nil
      ? .absent
      : .record([
        "previous": neighbour(navigation.previous, page.title),
        "next": neighbour(navigation.next, page.title),
      ])
  }

  /// Returns two pieces of JSON-LD as one, where both are there.
  private static func joined(_ first: [UInt8], _ second: [UInt8]) -> [UInt8] {
    guard !first.isEmpty, !second.isEmpty else { return first + second }
    return [UInt8(ascii: "[")] + first + [UInt8(ascii: ",")] + second + [UInt8(ascii: "]")]
  }

  private func breadcrumb(_ links: [PageNavigation.Link], _ title: String) -> TemplateValue {
    guard let last = links.last else { return .absent }
    return .record([
      "items": .records(links.dropLast().map { self.link($0, title) }),
      "current": .record(link(last, title)),
    ])
  }

  private func neighbour(_ link: PageNavigation.Link?, _ title: String) -> TemplateValue {
    link.map { .record(self.link($0, title)) } ?? .absent
  }

  private func link(_ link: PageNavigation.Link, _ title: String) -> TemplateRecord {
    var record: TemplateRecord = [
      "href": .text(link.href ?? ""), "hreflang": .absent, "lang": .absent,
    ]
    if let language = link.language { record["hreflang"] = .text(plan.locale(language).lang) }
    switch link.label {
    case .text(let text, let language):
      record["label"] = .text(text)
      if let language { record["lang"] = .text(plan.locale(language).lang) }
    case .title(let pending):
      record["label"] = .text(String(decoding: pending.placeholder, as: UTF8.self))
      if pending.locale != chrome.locale {
        record["lang"] = .text(plan.locale(pending.locale).lang)
      }
    case .own:
      record["label"] = .text(title)
      if let language = link.language { record["lang"] = .text(plan.locale(language).lang) }
    }
    return record
  }

  // MARK: Structured data

  /// Returns the breadcrumb as search engines read it, JSON for a script element; names that lead
  /// nowhere are left out, since an item without an address is an error to them.
  private static func structuredData(_ links: [PageNavigation.Link], _ title: String) -> [UInt8] {
    let items = links.filter { $0.absoluteURL != nil }
    guard items.count > 1 else { return [] }
    var json = ByteBuffer()
    json.append("{\"@context\":\"https://schema.org\",\"@type\":\"BreadcrumbList\",")
    json.append("\"itemListElement\":[")
    for (index, item) in items.enumerated() {
      json.append(index == 0 ? "" : ",")
      json.append("{\"@type\":\"ListItem\",\"position\":")
      json.append(decimal: index + 1)
      json.append(",\"name\":")
      switch item.label {
      case .text(let text, _): json.append(jsonInHTML: text)
      case .own: json.append(jsonInHTML: title)
      case .title(let pending):
        json.append("\"")
        json.append(pending.placeholderInJSON)
        json.append("\"")
      }
      json.append(",\"item\":")
      json.append(jsonInHTML: item.absoluteURL ?? "")
      json.append("}")
    }
    json.append("]}")
    return json.finish()
  }
}
