/// What a page's header says.
///
/// Null and empty values count as absent in the named properties; `entries` keeps them.
struct FrontMatter: Sendable, Equatable {
  /// The page's title as it is written; see `titleWithoutSuffix(_:)`.
  private(set) var title: String?
  private(set) var description: String?
  /// `ms.date`: when the page was last revised.
  private(set) var date: CalendarDate?
  /// `ms.lasthandoff`: when the original was given to the translators.
  private(set) var handOffDate: CalendarDate?
  private(set) var translationKind: TranslationKind?
  /// `ms.contentlocale`, as it is written (`ko-KR`).
  private(set) var contentLocale: String?
  /// `ms.openlocfilehash`: SHA-1 of the original file that was translated, in hexadecimal.
  private(set) var originalHash: String?
  /// `ms.sourcegitcommit`: the commit that the original was taken from.
  private(set) var originalCommit: String?
  /// The key in any case.
  private(set) var robots: String?
  /// What links can call the page by, wherever its file lies.
  var uid: FrontMatterEntry? {
    entries.first { $0.key == "uid" && !$0.isNull && !$0.value.isEmpty }
  }
  /// Every key whose value is a scalar, those above included, in the file's order.
  private(set) var entries: [FrontMatterEntry] = []
  /// Every key whose value is a list, but for those above, in the file's order.
  private(set) var lists: [YAMLNode.Pair] = []
  /// The offset of the body's first byte in the file.
  let bodyStart: Int

  /// Whether search engines are asked to leave the page out.
  var isNoIndex: Bool { robots.map(Self.isNoIndex) ?? false }

  /// Returns whether a value of `robots` asks for that.
  static func isNoIndex(_ robots: String) -> Bool {
    robots.lowercased().split { $0 == "," || $0 == " " }.contains {
      $0 == "noindex" || $0 == "none"
    }
  }

  /// Reads the header of a page whose bytes are valid UTF-8.
  ///
  /// A faulty header is reported and counts as empty; the body is there all the same.
  static func read(_ file: SourceFile, _ diagnostics: inout Diagnostics) -> FrontMatter {
    let bounds = HeaderBounds(file.bytes.span)
    var result = FrontMatter(bodyStart: bounds.bodyStart)
    guard let header = bounds.header else { return result }
    if let entries = PlainHeaderScanner.entries(file.bytes.span, header) {
      result.entries = entries
    } else {
      result.take(YAMLHeader(file, header, &diagnostics))
    }
    result.interpret(file, &diagnostics)
    return result
  }

  /// Reads what a page in YAML has under `metadata`, and its own title.
  static func read(
    _ page: YAMLPage,
    _ file: SourceFile,
    _ diagnostics: inout Diagnostics
  ) -> FrontMatter {
    var result = FrontMatter(bodyStart: 0)
    if let metadata = page.root["metadata"] {
      result.take(YAMLHeader(metadata, file, &diagnostics))
    }
    result.interpret(file, &diagnostics)
    if result.title == nil { result.title = page.root["title"]?.text }
    return result
  }

  private init(bodyStart: Int) { self.bodyStart = bodyStart }

  private mutating func take(_ header: YAMLHeader) {
    (entries, lists) = (header.entries, header.lists)
  }

  private mutating func interpret(_ file: SourceFile, _ diagnostics: inout Diagnostics) {
    var oldTranslationType: String?
    for entry in entries where !entry.isNull && !entry.value.isEmpty {
      switch entry.key {
      case "title": title = entry.value
      case "description": description = entry.value
      case "ms.date": date = Self.date(entry, file, &diagnostics)
      case "ms.lasthandoff": handOffDate = Self.date(entry, file, &diagnostics)
      case "ms.translationtype": translationKind = TranslationKind(entry.value)
      case "translationtype": oldTranslationType = entry.value
      case "ms.contentlocale": contentLocale = entry.value
      case "ms.openlocfilehash": originalHash = entry.value
      case "ms.sourcegitcommit": originalCommit = entry.value
      case "robots": robots = entry.value
      default:
        if entry.key.utf8.count == 6, entry.key.lowercased() == "robots" {
          robots = robots ?? entry.value
        }
      }
    }
    if translationKind == nil { translationKind = oldTranslationType.flatMap(TranslationKind.init) }
    if title == nil { title = valueInOtherCase(of: "title", file, &diagnostics) }
    if description == nil {
      description = valueInOtherCase(of: "description", file, &diagnostics)
    }
  }

  private static func date(
    _ entry: FrontMatterEntry,
    _ file: SourceFile,
    _ diagnostics: inout Diagnostics
  ) -> CalendarDate? {
    if let date = CalendarDate(usOrder: entry.value) { return date }
    diagnostics.report(.dateInvalid(entry, at: file.location(of: entry.valueRange)))
    return nil
  }

  /// Old files write `Title:` and `Description:`.
  private func valueInOtherCase(
    of key: String,
    _ file: SourceFile,
    _ diagnostics: inout Diagnostics
  ) -> String? {
    guard !entries.contains(where: { $0.key == key }),
      let entry = entries.first(where: { $0.key.lowercased() == key && !$0.value.isEmpty })
    else { return nil }
    diagnostics.report(.otherCase(entry.key, key, at: file.location(of: entry.keyRange)))
    return entry.value
  }

  /// Returns `title` without the name of the site that old titles end in.
  ///
  ///     "Report problems | Partner Center"  →  "Report problems"
  ///     "A|B"                               →  "A|B"
  static func titleWithoutSuffix(_ title: String) -> String {
    let bytes = Array(title.utf8)
    guard let bar = bytes.lastIndex(of: UInt8(ascii: "|")), bar > 0, bytes[bar - 1] == 0x20,
      bar + 1 < bytes.count, bytes[bar + 1] == 0x20
    else { return title }
    var end = bar
    while end > 0, bytes[end - 1] == 0x20 { end -= 1 }
    return end == 0 ? title : bytes.span.text(0..<end)
  }
}

extension Diagnostic {
  fileprivate static func dateInvalid(_ entry: FrontMatterEntry, at place: Location) -> Diagnostic {
    Diagnostic(
      .dateFormatInvalid,
      "'\(entry.key)' must be a date as month/day/year, not '\(entry.value)'",
      at: place
    )
  }

  fileprivate static func otherCase(
    _ key: String,
    _ expected: String,
    at place: Location
  ) -> Diagnostic {
    Diagnostic(
      .unknownField,
      severity: .suggestion,
      "'\(key)' is read as '\(expected)'",
      at: place,
      notes: ["write '\(expected)'"]
    )
  }
}
