/// A uid and where a page says that it is its own.
struct DefinedUID: Sendable {
  let uid: String
  let locale: Int
  let location: Diagnostic.Location
  /// What links show where they have no text.
  private let title: String?

  /// Takes the uid of a page's header, where there is one.
  init?(_ text: PageText) {
    guard let entry = text.source.header.uid else { return nil }
    uid = entry.value
    locale = text.fileLocale
    title = text.source.header.title
    location = text.source.file.location(of: entry.valueRange)
  }

  /// Whether links by uid may lead elsewhere, or show something else.
  static func differ(_ old: [DefinedUID], _ new: [DefinedUID]) -> Bool {
    !old.elementsEqual(new) { $0.uid == $1.uid && $0.locale == $1.locale && $0.title == $1.title }
  }

  /// Reports every page of a locale that shares its uid with another one.
  static func reportDuplicates(_ all: [DefinedUID], _ diagnostics: inout Diagnostics) {
    struct Key: Hashable {
      let uid: String
      let locale: Int
    }
    for (key, uids) in Dictionary(grouping: all, by: { Key(uid: $0.uid, locale: $0.locale) })
    where uids.count > 1 {
      let files = uids.map(\.location.file).sorted()
      for uid in uids {
        diagnostics.report(.duplicate(key.uid, files, at: uid.location))
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func duplicate(
    _ uid: String,
    _ files: [String],
    at place: Location
  ) -> Diagnostic {
    let others = files.filter { $0 != place.file }.prefix(3).map { "'\($0)'" }
    return Diagnostic(
      .duplicateUID,
      "the uid '\(uid)' belongs to one page of a language",
      at: place,
      notes: ["it is also that of \(others.joined(separator: ", ")); links lead to '\(files[0])'"]
    )
  }
}
