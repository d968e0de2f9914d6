/// The list of a site's pages for search engines, each with its other languages.
enum Sitemap {
  /// What the protocol allows in one file.
  static let urlLimit = 50_000

  /// Returns the files: `sitemap.xml`, which for a large site is an index of numbered ones.
  static func files(
    _ plan: Plan,
    _ records: RecordTable,
    urlLimit: Int = urlLimit
  ) -> [(path: RelativePath, bytes: [UInt8])] {
    let pages = plan.pages.entries.indices.filter { !records.indexedLocales(of: $0).isEmpty }
    let entries = pages.map { entry($0, records.indexedLocales(of: $0), plan) }
    var chunks: [(urls: Int, bytes: [UInt8])] = []
    for entry in entries {
      if let last = chunks.last, last.urls + entry.urls <= urlLimit {
        chunks[chunks.count - 1].urls += entry.urls
        chunks[chunks.count - 1].bytes += entry.bytes
      } else {
        chunks.append(entry)
      }
    }
    if chunks.count <= 1 {
      return [(RelativePath(normal: "sitemap.xml"), urlSet(chunks.first?.bytes ?? []))]
    }
    return numbered(chunks.map(\.bytes), plan)
  }

  private static func numbered(
    _ chunks: [[UInt8]],
    _ plan: Plan
  ) -> [(path: RelativePath, bytes: [UInt8])] {
    var index = ByteBuffer()
    index.append(declaration)
    index.append("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    var files: [(path: RelativePath, bytes: [UInt8])] = []
    for (number, chunk) in chunks.enumerated() {
      let name = "sitemap-\(number + 1).xml"
      files.append((RelativePath(normal: name), urlSet(chunk)))
      index.append("<sitemap><loc>")
      index.appendEscaped(plan.configuration.baseURL.string + name)
      index.append("</loc></sitemap>\n")
    }
    index.append("</sitemapindex>\n")
    files.append((RelativePath(normal: "sitemap.xml"), index.finish()))
    return files
  }

  private static let declaration: StaticString = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  private static func urlSet(_ entries: [UInt8]) -> [UInt8] {
    var set = ByteBuffer(capacity: entries.count + 256)
    set.append(declaration)
    set.append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"")
    set.append(" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n")
    set.append(entries)
    set.append("</urlset>\n")
    return set.finish()
  }

  /// Returns the elements of one page, one a language, all with the same alternates.
  private static func entry(
    _ page: Int,
    _ locales: [Int],
    _ plan: Plan
  ) -> (urls: Int, bytes: [UInt8]) {
    var links = ByteBuffer()
    for alternate in Alternates.of(page, in: locales, plan) {
      links.append("<xhtml:link rel=\"alternate\" hreflang=\"")
      links.appendEscaped(alternate.tag)
      links.append("\" href=\"")
      links.appendEscaped(alternate.url)
      links.append("\"/>\n")
    }
    let alternates = links.finish()
    var entry = ByteBuffer()
    for locale in locales {
      entry.append("<url>\n<loc>")
      entry.appendEscaped(plan.route(page, locale).absoluteURL(plan.configuration.baseURL))
      entry.append("</loc>\n")
      entry.append(alternates)
      entry.append("</url>\n")
    }
    return (locales.count, entry.finish())
  }
}
