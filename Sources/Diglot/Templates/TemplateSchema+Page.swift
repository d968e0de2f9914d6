extension TemplateSchema {
  /// What a page and the 404 page see, with any name under `text`.
  static var page: TemplateSchema { page(strings: nil) }

  /// What a page and the 404 page see; `strings` are the names of the UI strings under `text`.
  static func page(strings: [String]?) -> TemplateSchema {
    [
      "lang": .text, "dir": .text, "url": .text, "root": .text, "home": .text,
      "title": .text, "documentTitle": .text, "description": .text, "siteTitle": .text,
      "canonical": .text, "noindex": .flag, "ogLocale": .text,
      "alternates": .list(["hreflang": .text, "href": .text]),
      "article": .html, "pageType": .text, "contentLang": .text,
      "contentDir": .text, "isFallback": .flag, "isRebuilt": .flag, "hasLightbox": .flag,
      "hasCode": .flag,
      "tableOfContents": .record(["items": .list(heading)]),
      "languages": .list(language),
      "notice": .record(["text": .text]),
      "pivotGroups": .list([
        "id": .text, "prompt": .text,
        "pivots": .list(["id": .text, "group": .text, "title": .text]),
      ]),
      "translation": .record([
        "isMachine": .flag, "isHuman": .flag, "isMachineEdited": .flag,
        "text": .text, "date": .text, "dateText": .text,
        "state": .text, "isBehind": .flag, "isOrphaned": .flag, "staleUnits": .text,
        "missingUnits": .text,
      ]),
      "staleness": .record([
        "text": .text, "state": .text, "isBehind": .flag, "isOrphaned": .flag,
        "staleUnits": .text, "missingUnits": .text,
      ]),
      "isTranslation": .flag,
      "original": .record(["href": .text, "lang": .text, "dir": .text, "text": .text]),
      "views": .record(["units": .text, "lang": .text, "dir": .text]),
      "source": .text,
      "modified": .record(["date": .text, "text": .text]),
      "sidebar": .record(["list": .html, "allContents": .text]),
      "breadcrumb": .record(["items": .list(link), "current": .record(link)]),
      "structuredData": .html,
      "previousNext": .record(["previous": .record(link), "next": .record(link)]),
      "text": .record(.texts(strings)),
    ]
  }

  /// What the list of all contents sees.
  static func contents(strings: [String]?) -> TemplateSchema {
    [
      "lang": .text, "dir": .text, "root": .text, "home": .text, "title": .text,
      "documentTitle": .text, "siteTitle": .text, "languages": .list(language), "list": .html,
      "text": .record(.texts(strings)),
    ]
  }

  private static var link: TemplateSchema {
    ["href": .text, "label": .text, "lang": .text, "hreflang": .text]
  }

  /// What the page at the root sees, where a reader chooses a language.
  static func languageChooser(strings: [String]?) -> TemplateSchema {
    [
      "lang": .text, "dir": .text, "url": .text, "root": .text, "siteTitle": .text,
      "languages": .list(language),
      "introductions": .list(["lang": .text, "dir": .text, "text": .text]),
      "text": .record(.texts(strings)),
    ]
  }

  /// What the page about the translations sees.
  static func status(strings: [String]?) -> TemplateSchema {
    let cell: TemplateSchema = [
      "text": .text, "note": .text, "order": .text, "href": .text, "hreflang": .text,
      "state": .text,
    ]
    let columns = Kind.list(["label": .text, "lang": .text])
    return [
      "lang": .text, "dir": .text, "root": .text, "home": .text, "title": .text,
      "documentTitle": .text, "siteTitle": .text, "languages": .list(language),
      "style": .html, "script": .html,
      "states": .list(["state": .text, "label": .text]),
      "localeColumns": columns, "pageColumns": columns,
      "locales": .list([
        "tag": .text, "name": .text, "chart": .html, "cells": .list(cell),
      ]),
      "pages": .list(["id": .text, "href": .text, "hreflang": .text, "cells": .list(cell)]),
      "text": .record(.texts(strings)),
    ]
  }

  /// What the page sees that stands where another page was.
  static func redirect(strings: [String]?) -> TemplateSchema {
    [
      "lang": .text, "dir": .text, "root": .text, "home": .text, "siteTitle": .text,
      "documentTitle": .text, "canonical": .text,
      "href": .text, "targetTitle": .text, "targetLang": .text,
      "text": .record(.texts(strings)),
    ]
  }

  private static var heading: TemplateSchema {
    [
      "href": .text, "text": .text, "hasChildren": .flag,
      "children": .list(["href": .text, "text": .text]),
    ]
  }

  static var language: TemplateSchema {
    [
      "tag": .text, "name": .text, "href": .text,
      "isCurrent": .flag, "isFallback": .flag, "isUnavailable": .flag,
    ]
  }
}
