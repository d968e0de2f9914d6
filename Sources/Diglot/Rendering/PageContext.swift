/// Puts together what a page's template sees; `TemplateSchema.page` lists the names.
struct PageContext {
  let plan: Plan
  let chrome: SiteChrome

  var locale: Locale { plan.locale(chrome.locale) }

  /// A page as its template needs it.
  struct Page {
    /// By index.
    let page: Int
    let text: PageText
    let article: Article
    let title: String
    let navigation: PageNavigation
    /// See `alternates`; empty where search engines are not shown the page.
    let alternates: TemplateValue
    /// Whether the originals of its units stand beside it.
    let hasOriginals: Bool
    /// How far the text is from its original; `nil` where it is none that was translated.
    var status: TranslationStatus?

    /// The name of the file with the originals, in the page's folder.
    static let originalsName = "units.json"
  }

  func record(_ page: Page) -> TemplateRecord {
    let route = plan.route(page.page, chrome.locale)
    let availability = plan.pages[page.page].availability[chrome.locale]
    let header = page.text.source.header
    let settings = page.text.settings(of: page.page, plan)
    let isOriginalText = !page.text.isRebuilt && page.text.locale == chrome.locale
    let url = route.absoluteURL(plan.configuration.baseURL)
    var record = frame(route)
    record["title"] = .text(page.title)
    record["documentTitle"] = .text(
      route.path == locale.path + "/"
        ? plan.configuration.title
        : page.title + " – " + (settings.text("titleSuffix") ?? plan.configuration.title)
    )
    // The header of a rebuilt page is that of its translation.
    record["description"] = .text(ifPresent: page.text.isRebuilt ? nil : header.description)
    record["url"] = .text(url)
    record["canonical"] = .text(canonical(page.page, page.text.locale) ?? url)
    record["noindex"] = .bool(!availability.isReal || settings.isNoIndex)
    record["alternates"] = page.alternates
    addArticle(of: page, to: &record)
    record["isFallback"] = .bool(!availability.isReal)
    record["languages"] = .records(languages(page.page, route))
    record["notice"] = notice(page)
    let status = isOriginalText ? page.status : nil
    record["translation"] = isOriginalText ? translation(header, status) : .absent
    record["staleness"] = staleness(status)
    record["isTranslation"] = .bool(page.text.locale != plan.configuration.originalLocale)
    record["original"] = original(page, route)
    record["views"] = views(page)
    record["source"] = .text(page.text.source.file.path)
    record["modified"] = modified(header)
    addNavigation(of: page, to: &record)
    return record
  }

  /// Adds the article and what a page has because of it.
  private func addArticle(of page: Page, to record: inout TemplateRecord) {
    let (article, yaml) = (page.article, page.text.source.yaml)
    let contentLocale = plan.locale(page.text.locale)
    record["article"] = .html(article.html)
    record["contentLang"] = .text(contentLocale.lang)
    record["contentDir"] = .text(contentLocale.direction.rawValue)
    record["isRebuilt"] = .bool(page.text.isRebuilt)
    record["hasCode"] = .bool(article.hasCode)
    record["hasLightbox"] = .bool(article.hasLightbox)
    record["pivotGroups"] = .records(article.pivotGroups.map(pivotGroup))
    record["pageType"] = .text(ifPresent: yaml?.kind.rawValue.lowercased())
    let hasOutline = yaml?.kind.hasOutline ?? true
    record["tableOfContents"] = hasOutline ? tableOfContents(article) : .absent
  }

  /// Returns what any page of the site has, the 404 page too.
  ///
  /// `root` is the URL of the site's root, where it is not to be relative to `route`.
  func frame(_ route: Route, root: String? = nil) -> TemplateRecord {
    let start = chrome.startPath ?? ""
    return [
      "lang": .text(locale.lang), "dir": .text(locale.direction.rawValue),
      "root": .text(root ?? route.relativeRoot),
      "home": .text(root.map { $0 + Route.percentEncoded(start) } ?? route.relativeURL(to: start)),
      "siteTitle": chrome.siteTitle, "ogLocale": .text(locale.tag.replacingHyphens),
      "text": chrome.text,
    ]
  }

  private func pivotGroup(_ group: PagePivots.Group) -> TemplateRecord {
    let pivots: [TemplateRecord] = group.pivots.map {
      ["id": .text($0.id), "group": .text(group.id), "title": .text($0.title)]
    }
    return ["id": .text(group.id), "prompt": .text(group.prompt), "pivots": .records(pivots)]
  }

  // MARK: Languages

  /// Returns the address that search engines should keep: of a fallback page, that of its text.
  private func canonical(_ page: Int, _ textLocale: Int) -> String? {
    guard textLocale != chrome.locale, plan.isRendered(page, textLocale) else { return nil }
    return plan.route(page, textLocale).absoluteURL(plan.configuration.baseURL)
  }

  /// Returns the locales that have the page in their own language, and the default among them.
  ///
  /// The same in each of `locales`, which show the page to search engines.
  static func alternates(_ page: Int, _ locales: [Int], _ plan: Plan) -> TemplateValue {
    .records(
      Alternates.of(page, in: locales, plan).map {
        ["hreflang": .text($0.tag), "href": .text($0.url)]
      }
    )
  }

  private func languages(_ page: Int, _ route: Route) -> [TemplateRecord] {
    plan.locales.indices.filter { plan.isPublished[$0] }.map { other in
      // Where the page has moved in a language, readers of that want what took its place.
      let page = plan.newPage(of: page, other) ?? page
      let isReal = plan.pages[page].availability[other].isReal
      let isLinked =
        plan.isRendered(page, other)
        && (isReal || plan.configuration.missingInSwitcher == .fallback || other == chrome.locale)
      return language(
        other,
        href: isLinked ? route.relativeURL(to: plan.route(page, other).path) : nil,
        isFallback: isLinked && !isReal && plan.locale(other).pseudo == nil
      )
    }
  }

  /// Returns an entry of the language switcher; without a link it is shown as unavailable.
  func language(_ other: Int, href: String?, isFallback: Bool = false) -> TemplateRecord {
    let locale = plan.locale(other)
    return [
      "tag": .text(locale.lang), "name": .text(locale.name),
      "href": .text(href ?? ""), "isCurrent": .bool(other == chrome.locale),
      "isFallback": .bool(isFallback), "isUnavailable": .bool(href == nil),
    ]
  }

  // MARK: Facts

  func name(of other: Int) -> String {
    plan.configuration.names.languageName(of: plan.locale(other), in: locale)
  }

  private func notice(_ page: Page) -> TemplateValue {
    if page.text.locale != chrome.locale {
      let names = [
        "language": name(of: chrome.locale), "contentLanguage": name(of: page.text.locale),
      ]
      return text(chrome.string("fallbackNotice", names))
    }
    guard page.text.isRebuilt else { return .absent }
    return text(chrome.string("rebuiltNotice", ["language": name(of: page.text.fileLocale)]))
  }

  private func text(_ text: String) -> TemplateValue { .record(["text": .text(text)]) }

  private func modified(_ header: FrontMatter) -> TemplateValue {
    guard let date = header.date else { return .absent }
    return .record([
      "date": .text(date.iso),
      "text": .text(chrome.string("lastModified", ["date": dateText(date)])),
    ])
  }

  func dateText(_ date: CalendarDate) -> String { plan.dates[chrome.locale].text(date) }

  // MARK: Table of contents

  private func tableOfContents(_ article: Article) -> TemplateValue {
    var items: [TemplateRecord] = []
    var children: [TemplateRecord] = []
    var parent: Article.OutlineEntry?
    func finishParent() {
      guard let parent else { return }
      var item = entry(parent)
      item["hasChildren"] = .bool(!children.isEmpty)
      item["children"] = .records(children)
      items.append(item)
      children = []
    }
    for heading in article.outline {
      if heading.level > 2, parent?.level == 2 {
        children.append(entry(heading))
      } else {
        finishParent()
        parent = heading
      }
    }
    finishParent()
    return items.isEmpty ? .absent : .record(["items": .records(items)])
  }

  private func entry(_ heading: Article.OutlineEntry) -> TemplateRecord {
    ["href": .text("#" + heading.id), "text": .text(heading.text)]
  }
}

extension String {
  /// `zh-TW` → `zh_TW`, the form that Open Graph wants.
  fileprivate var replacingHyphens: String { String(map { $0 == "-" ? "_" : $0 }) }
}
