/// The pages that no file of the content stands behind: the language chooser and the 404 pages.
struct FrontPages {
  let plan: Plan
  let records: RecordTable
  let chromes: [SiteChrome]

  /// Returns the files with their paths below the site's root.
  func files() -> [(path: RelativePath, bytes: [UInt8])] {
    var files: [(path: RelativePath, bytes: [UInt8])] = []
    if plan.templates.contains("languages") {
      files.append((RelativePath(normal: "index.html"), languageChooser()))
    }
    guard plan.templates.contains("404"), let first = published.first else { return files }
    for locale in published {
      let path = plan.locale(locale).path + "/404.html"
      files.append((RelativePath(normal: path), notFound(locale)))
    }
    let root = published.first { $0 == plan.configuration.originalLocale } ?? first
    files.append((RelativePath(normal: "404.html"), notFound(root)))
    return files
  }

  private var published: [Int] { plan.locales.indices.filter { plan.isPublished[$0] } }

  private func languageChooser() -> [UInt8] {
    let root = Route(path: "")
    let original = plan.configuration.originalLocale
    let locale = plan.isPublished[original] ? original : published.first ?? original
    let context = PageContext(plan: plan, chrome: chromes[locale])
    var record = context.frame(root)
    record["url"] = .text(root.absoluteURL(plan.configuration.baseURL))
    record["languages"] = .records(
      published.map { other in
        var language = context.language(other, href: chromes[other].startPath.map(root.relativeURL))
        // The words are in one language, but none has been chosen yet.
        language["isCurrent"] = .bool(false)
        return language
      }
    )
    record["introductions"] = .records(
      published.map { other in
        [
          "lang": .text(plan.locale(other).lang),
          "dir": .text(plan.locale(other).direction.rawValue),
          "text": .text(chromes[other].string("chooseLanguage")),
        ]
      }
    )
    return render("languages", record)
  }

  /// A server shows it under any address, so that its links begin at the server's root.
  private func notFound(_ locale: Int) -> [UInt8] {
    let base = String(plan.configuration.baseURL.path)
    let context = PageContext(plan: plan, chrome: chromes[locale])
    let route = Route(path: plan.locale(locale).path + "/")
    var record = context.frame(route, root: base)
    let title = chromes[locale].string("notFoundTitle")
    record["title"] = .text(title)
    record["documentTitle"] = .text(title + " – " + plan.configuration.title)
    record["noindex"] = .bool(true)
    record["languages"] = .records(
      published.map {
        context.language($0, href: chromes[$0].startPath.map { base + Route.percentEncoded($0) })
      }
    )
    return render("404", record)
  }

  private func render(_ template: String, _ record: TemplateRecord) -> [UInt8] {
    var out = ByteBuffer()
    plan.templates.render(template, record, into: &out)
    return out.finish()
  }
}
