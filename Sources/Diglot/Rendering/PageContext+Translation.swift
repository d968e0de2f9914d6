/// What readers are told of a translation, and the ways to what it was made from.
extension PageContext {
  /// Returns who translated the page and when; not whether the original has changed since.
  func translation(_ header: FrontMatter, _ status: TranslationStatus?) -> TemplateValue {
    guard let kind = header.translationKind, chrome.locale != plan.configuration.originalLocale
    else { return .absent }
    let original = ["language": name(of: plan.configuration.originalLocale)]
    let date = header.handOffDate
    let facts: TemplateRecord = [
      "isMachine": .bool(kind != .human), "isHuman": .bool(kind == .human),
      "isMachineEdited": .bool(kind == .machineEdited),
      "text": .text(chrome.string(Self.wording(kind), original)),
      "date": .text(ifPresent: date?.iso),
      "dateText": .text(
        ifPresent: date.map { chrome.string("handedOff", ["date": dateText($0)]) }
      ),
    ]
    return .record(status.map { Self.adding($0, to: facts) } ?? facts)
  }

  private static func wording(_ kind: TranslationKind) -> String {
    switch kind {
    case .human: "humanTranslated"
    case .machine: "machineTranslated"
    case .machineEdited: "machineTranslatedEdited"
    }
  }

  /// Returns the link to the page in the original's language, in the words of that language.
  func original(_ page: Page, _ route: Route) -> TemplateValue {
    let original = plan.configuration.originalLocale
    guard page.text.locale != original, plan.isRendered(page.page, original),
      plan.pages[page.page].availability[original].isReal
    else { return .absent }
    let locale = plan.locale(original)
    let words = plan.strings[original]["readInLanguage"] ?? "readInLanguage"
    return .record([
      "href": .text(route.relativeURL(to: plan.route(page.page, original).path)),
      "lang": .text(locale.tag), "dir": .text(locale.direction.rawValue),
      "text": .text(UIStrings.filled(words, with: ["language": locale.name])),
    ])
  }

  /// Returns what a script needs to show the originals of the page's units; absent without any.
  func views(_ page: Page) -> TemplateValue {
    let original = plan.configuration.originalLocale
    guard page.hasOriginals, page.text.locale != original else { return .absent }
    let locale = plan.locale(original)
    return .record([
      "units": .text(Page.originalsName),
      "lang": .text(locale.tag), "dir": .text(locale.direction.rawValue),
    ])
  }
}
