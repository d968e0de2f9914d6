/// The lists of all contents, one for each table of contents that is too long for every page.
///
/// Readers without scripts find there what their page leaves out; with scripts the page takes its
/// list from there.
struct ContentsPages {
  let plan: Plan
  let navigation: Navigation
  let chromes: [SiteChrome]

  /// Returns the lists, which wait for titles.
  func files() -> [(path: RelativePath, bytes: [UInt8])] {
    guard plan.templates.contains("contents") else { return [] }
    return plan.locales.indices.flatMap { locale in
      navigation.contents(locale).map { page($0, locale) }
    }
  }

  private func page(
    _ contents: Navigation.Contents,
    _ locale: Int
  ) -> (path: RelativePath, bytes: [UInt8]) {
    let folder = contents.path.folder.isEmpty ? "" : contents.path.folder + "/"
    let route = Route(path: plan.locale(locale).path + "/" + folder)
    let context = PageContext(plan: plan, chrome: chromes[locale])
    var record = context.frame(route)
    let title = chromes[locale].string("contents")
    record["title"] = .text(title)
    record["documentTitle"] = .text(title + " – " + plan.configuration.title)
    record["languages"] = .records(languages(contents, locale, route, context))
    record["list"] = .html(contents.html)
    var out = ByteBuffer()
    plan.templates.render("contents", record, into: &out)
    let path = plan.locale(locale).path + "/" + contents.path.string
    return (RelativePath(normal: path), out.finish())
  }

  /// Returns the switcher's entries: the same list where a language has it, else its start.
  private func languages(
    _ contents: Navigation.Contents,
    _ locale: Int,
    _ route: Route,
    _ context: PageContext
  ) -> [TemplateRecord] {
    plan.locales.indices.filter { plan.isPublished[$0] }.map { other in
      let isThere = navigation.hasContents(at: contents.path, other)
      let list = plan.locale(other).path + "/" + contents.path.string
      return context.language(
        other,
        href: (isThere ? list : chromes[other].startPath).map { route.relativeURL(to: $0) }
      )
    }
  }
}
