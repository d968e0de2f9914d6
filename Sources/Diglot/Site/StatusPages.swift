/// The pages that say how far a site's translations have come, one a locale in its own words.
///
/// They are made of what the workers saw when they built the pages; no file is read for them.
struct StatusPages {
  let plan: Plan
  let chromes: [SiteChrome]

  /// Returns the files, none where the site does not ask for them.
  func files(_ pages: [PageStatus]) -> [(path: RelativePath, bytes: [UInt8])] {
    guard plan.configuration.statusPage, plan.templates.contains("status") else { return [] }
    let status = SiteStatus(plan, pages)
    return plan.locales.indices.filter { plan.isPublished[$0] }.map { locale in
      let route = Route(path: plan.locale(locale).path + "/")
      let context = PageContext(plan: plan, chrome: chromes[locale])
      var record = record(status, locale) { page, other in
        plan.isRendered(page, other) ? route.relativeURL(to: plan.route(page, other).path) : nil
      }
      for field in context.frame(route).fields { record[field.name] = field.value }
      record["languages"] = .records(
        plan.locales.indices.filter { plan.isPublished[$0] }.map { other in
          context.language(other, href: route.relativeURL(to: Self.path(other, plan)))
        }
      )
      let path = RelativePath(normal: Self.path(locale, plan))
      return (path: path, bytes: render(record))
    }
  }

  /// Returns one page that stands alone, with its style and its script in it, in the words of
  /// `locale`; its links lead to the site's own address.
  func document(_ status: SiteStatus, _ locale: Int) -> [UInt8] {
    var record = record(status, locale) { page, other in
      plan.isRendered(page, other)
        ? plan.route(page, other).absoluteURL(plan.configuration.baseURL) : nil
    }
    let route = Route(path: "")
    for field in PageContext(plan: plan, chrome: chromes[locale]).frame(route).fields {
      record[field.name] = field.value
    }
    record["languages"] = .list([])
    record["style"] = .html(asset("assets/diglot.css") + asset("assets/status.css"))
    record["script"] = .html(asset("assets/status.js"))
    return render(record)
  }

  private func asset(_ name: String) -> [UInt8] {
    plan.themeAssets.first { $0.path.string == name }?.bytes ?? []
  }

  private static func path(_ locale: Int, _ plan: Plan) -> String {
    plan.locale(locale).path + "/" + OutputConflicts.statusName
  }

  private func render(_ record: TemplateRecord) -> [UInt8] {
    var out = ByteBuffer()
    plan.templates.render("status", record, into: &out)
    return out.finish()
  }

  private func record(
    _ status: SiteStatus,
    _ locale: Int,
    href: @escaping (_ page: Int, _ locale: Int) -> String?
  ) -> TemplateRecord {
    let title = chromes[locale].string("statusTitle")
    var record = StatusTables(status: status, chrome: chromes[locale], href: href).record()
    record["title"] = .text(title)
    record["documentTitle"] = .text(title + " – " + plan.configuration.title)
    record["style"] = .absent
    record["script"] = .absent
    return record
  }
}
