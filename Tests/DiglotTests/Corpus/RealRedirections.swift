import Foundation

/// The redirection lists of the large corpus, read without the tool.
enum RealRedirections {
  struct Entry {
    /// In lower case, without an ending.
    let source: String
    let url: String
    let documentID: String
  }

  static func root(_ locale: RealPages.Entry) -> String {
    RealPages.folder(RealPages.partnerCenter, "live", locale)
  }

  static func entries(_ locale: RealPages.Entry) throws -> [Entry] {
    let data = Data(try RealPages.bytes(root(locale) + "/.openpublishing.redirection.json"))
    let root = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    let list = root?["redirections"] as? [[String: Any]] ?? []
    return list.map { fields in
      Entry(
        source: (fields["source_path"] as? String ?? "").lowercased()
          .replacing(/\.(md|yml)$/, with: ""),
        url: fields["redirect_url"] as? String ?? "",
        documentID: fields["redirect_document_id"] as? String ?? ""
      )
    }
  }

  /// What any locale calls a new name of a page: by the old one.
  static func renames() throws -> [String: String] {
    var renames: [String: String] = [:]
    for entry in try RealPages.locales.flatMap(entries)
    where entry.documentID.lowercased() == "true" {
      let path = entry.url.prefix { $0 != "#" && $0 != "?" }
      renames[entry.source] = String(path.drop { $0 == "/" }).lowercased()
    }
    return renames
  }

  /// Returns the names that the pages of a locale's files have in the site, which are the new ones
  /// where the locale has only the old; `files` are all that it has.
  static func current(_ files: [String]) throws -> [String: String] {
    let renames = try renames()
    let all = Set(files.map { $0.lowercased() })
    return Dictionary(
      uniqueKeysWithValues: files.map { file in
        guard let new = renames[file.dropLast(".md".count).lowercased()],
          !all.contains(new + ".md")
        else { return (file, file) }
        return (file, new + ".md")
      }
    )
  }
}
