extension TemplateSchema {
  /// What the page for the translators of one page sees.
  static func workingPage(strings: [String]?) -> TemplateSchema {
    [
      "lang": .text, "dir": .text, "root": .text, "home": .text, "siteTitle": .text,
      "languages": .list(language), "text": .record(.texts(strings)),
      "title": .text, "documentTitle": .text, "pageTitle": .text,
      "list": .text, "published": .text, "original": .text,
      "originalLang": .text, "originalDir": .text,
      "kind": .text, "date": .text, "dateText": .text, "file": .text, "originalFile": .text,
      "hash": .text,
      "counts": .list(count),
      "items": .list([
        "isCurrent": .flag, "state": .text, "id": .text, "label": .text, "unit": .text,
        "place": .text, "originalPlace": .text, "sourceLabel": .text, "runs": .list(run),
        "translation": .text, "match": .text,
        "hasSuggestions": .flag,
        "suggestions": .list([
          "match": .text, "isFuzzy": .flag, "runs": .list(run), "translation": .text,
          "href": .text, "page": .text,
        ]),
        "sentences": .list([
          "unit": .text, "place": .text, "source": .text, "translation": .text,
        ]),
      ]),
      "more": .text,
    ]
  }

  /// What the list of a locale's pages for translators sees.
  static func workingList(strings: [String]?) -> TemplateSchema {
    [
      "lang": .text, "dir": .text, "root": .text, "home": .text, "siteTitle": .text,
      "languages": .list(language), "text": .record(.texts(strings)),
      "title": .text, "documentTitle": .text, "counts": .list(count), "hasPages": .flag,
      "pages": .list([
        "href": .text, "title": .text, "path": .text, "counts": .list(count),
        "date": .text, "dateText": .text,
      ]),
    ]
  }

  private static var count: TemplateSchema {
    ["state": .text, "label": .text, "number": .text]
  }

  private static var run: TemplateSchema {
    ["isEqual": .flag, "isRemoved": .flag, "isAdded": .flag, "words": .text]
  }
}
