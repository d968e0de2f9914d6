@testable import Diglot

/// What a built page says, as gumbo reads it.
struct CorpusPage: Sendable {
  struct Heading: Sendable, Equatable {
    let level: Int
    let id: String?
    let text: String
  }

  struct Link: Sendable, Equatable {
    let href: String
    let text: String
    /// Whether it stands in the list of further reading.
    let isSeeAlso: Bool
  }

  let path: String
  /// The whole document.
  let html: String
  let lang: String
  /// The article's own language, where it differs from the page's.
  let articleLang: String?
  let articleCount: Int
  /// The bytes between the article's tags.
  let article: [UInt8]
  let articleText: String
  let headings: [Heading]
  let links: [Link]
  /// Every id of the document, repeated ones included.
  let ids: [String]
  /// `data-tu`, in order; one that a span had to be divided for repeats.
  let units: [String]
  /// Names of elements that lack a tag of theirs.
  let unbalanced: [String]
  let errors: [String]
  let movedNodeCount: Int
  let title: String
  let alternates: [String: String]
  let canonical: String?
  let isNoIndex: Bool
  /// The notice of a fallback or rebuilt page.
  let notice: String?
  /// What the footer says of the translation, and its dates as `datetime` has them.
  let facts: String
  let dates: [String]
  let seeAlsoCount: Int

  init(_ path: String, _ bytes: [UInt8]) {
    self.path = path
    html = String(decoding: bytes, as: UTF8.self)
    let document = GumboDocument(bytes)
    let inArticle = Self.descendants(of: document.find("article").first, document)
    lang = document.find("html").first?["lang"] ?? ""
    articleLang = document.find("article").first?["lang"]
    articleCount = document.find("article").count
    article = Self.article(bytes)
    articleText = document.find("article").first.map(document.text(of:)) ?? ""
    headings = inArticle.filter { $0.name.count == 2 && "h1"..."h6" ~= $0.name }.map {
      Heading(level: Int($0.name.dropFirst()) ?? 0, id: $0["id"], text: document.text(of: $0))
    }
    let navigation = Self.descendants(of: document.find("nav", class: "see-also").first, document)
    let seeAlso = Set(navigation.filter { $0.name == "a" }.map { $0.textRange })
    links = inArticle.filter { $0.name == "a" && $0["href"] != nil }.map {
      Link(
        href: $0["href"] ?? "",
        text: document.text(of: $0),
        isSeeAlso: seeAlso.contains($0.textRange)
      )
    }
    ids = document.ids
    units = inArticle.compactMap { $0["data-tu"] }
    unbalanced = document.unbalanced.map(\.name)
    errors = document.errors.map(\.description)
    movedNodeCount = document.movedNodeCount
    title = document.find("title").first.map(document.text(of:)) ?? ""
    let hreflangs = document.find("link").filter { $0["rel"] == "alternate" }
    alternates = Dictionary(
      hreflangs.map { ($0["hreflang"] ?? "", $0["href"] ?? "") },
      uniquingKeysWith: { first, second in first + " and " + second }
    )
    canonical = document.find("link").first { $0["rel"] == "canonical" }?["href"]
    isNoIndex = document.find("meta").contains { $0["content"] == "noindex" }
    notice = document.find("p", class: "notice").first.map(document.text(of:))
    let places =
      document.find("div", class: "translation") + document.find("footer", class: "facts")
    facts = places.map(document.text(of:)).joined()
    dates = places.flatMap { Self.descendants(of: $0, document) }.compactMap { $0["datetime"] }
    seeAlsoCount = document.find("nav", class: "see-also").count
  }

  /// Returns the elements below one, which is known by where it begins.
  private static func descendants(
    of element: GumboDocument.Element?,
    _ document: GumboDocument
  ) -> [GumboDocument.Element] {
    guard let element,
      let start = document.elements.firstIndex(where: {
        $0.name == element.name && $0.textRange == element.textRange
          && $0.classes == element.classes
      })
    else { return [] }
    var isInside = Set([start])
    var found: [GumboDocument.Element] = []
    for index in (start + 1)..<max(start + 1, document.elements.count) {
      let candidate = document.elements[index]
      guard let parent = candidate.parent, isInside.contains(parent) else { continue }
      isInside.insert(index)
      found.append(candidate)
    }
    return found
  }

  /// Returns what stands between the tags of the page's article.
  private static func article(_ bytes: [UInt8]) -> [UInt8] {
    let span = bytes.span
    guard let open = span.firstIndex(of: "<article", from: 0),
      let start = span.firstIndex(of: UInt8(ascii: ">"), from: open),
      let end = span.firstIndex(of: "</article>", from: start)
    else { return [] }
    return Array(bytes[(start + 1)..<end])
  }
}
