/// The rules that keep the rooms of the library apart and small, on sources in memory.
struct HouseRules {
  /// The rooms from the ground up; those on one floor do not know each other.
  static let ladder = [
    ["Support"], ["Diagnostics"],
    ["YAML", "XML", "HTML", "Templates", "Markdown", "Highlighting"],
    ["Discovery"],
    ["Reading"], ["Translation"], ["Extensions"], ["Linking"], ["Navigation", "Documents"],
    ["Rendering"], ["Site"],
    ["Writing"], [""], ["Live"],
  ]
  static let vagueNames: Set = ["Utils", "Helpers", "Manager", "Model"]
  /// The one room that may import a library.
  static let importers = [
    "CCMarkGFM": ["Markdown"], "CYAML": ["YAML"], "CCrypto": ["Support"], "CXML": ["XML"],
    "Foundation": ["Discovery"],
  ]
  static let fileLimit = 400
  static let memberLimit = 40

  struct Source {
    /// Below `Sources/Diglot`, such as `Support/File.swift`; no folder is the top of the ladder.
    let path: String
    let text: String
    let outline: SwiftOutline

    init(_ path: String, _ text: String) {
      self.path = path
      self.text = text
      outline = SwiftOutline(text)
    }

    var folders: [String] { path.split(separator: "/").dropLast().map(String.init) }
    var room: String { folders.first ?? "" }
  }

  /// Returns a line for every name of a type of a later room or of a room on the same floor.
  static func climbs(in sources: [Source]) -> [String] {
    var homes: [String: String] = [:]
    var locals: [String: Set<String>] = [:]
    for source in sources {
      for type in source.outline.types { homes[type] = source.room }
      locals[source.room, default: []].formUnion(source.outline.localTypes)
    }
    return sources.flatMap { source in
      source.outline.names.compactMap { name in
        guard let home = homes[name.text], home != source.room,
          locals[source.room]?.contains(name.text) != true, !isBelow(home, source.room)
        else { return nil }
        return "\(source.path):\(name.line): '\(name.text)' of \(home.isEmpty ? "Compile" : home)"
      }
    }
  }

  /// Returns the rooms that the ladder does not know, or whose names say nothing.
  static func strangeRooms(in sources: [Source]) -> [String] {
    let known = Set(ladder.joined())
    return sources.filter {
      !known.contains($0.room) || $0.folders.contains(where: vagueNames.contains)
    }.map(\.path)
  }

  static func strangeImports(in sources: [Source]) -> [String] {
    sources.flatMap { source in
      source.outline.imports.compactMap { name in
        let library = name.text.hasPrefix("Foundation") ? "Foundation" : name.text
        guard let rooms = importers[library], !rooms.contains(source.room) else { return nil }
        return "\(source.path):\(name.line): \(name.text)"
      }
    }
  }

  static func longFiles(in sources: [Source]) -> [String] {
    sources.compactMap { source in
      let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
      return lines > fileLimit ? "\(source.path): \(lines) lines" : nil
    }
  }

  static func longMembers(in sources: [Source]) -> [String] {
    sources.flatMap { source in
      source.outline.members.filter { $0.lineCount > memberLimit }.map {
        "\(source.path):\($0.firstLine): '\($0.name)' has \($0.lineCount) lines"
      }
    }
  }

  /// Returns the `package` declarations at the top of a file, and the `package` functions, that
  /// nothing explains; properties, cases and operators may speak for themselves.
  static func undocumented(in sources: [Source]) -> [String] {
    sources.flatMap { source in
      let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false).map {
        $0.drop { $0 == " " }
      }
      return source.outline.packageLines.filter { line in
        let above = lines[..<(line - 1)].last { !$0.hasPrefix("@") }
        return above?.hasPrefix("///") != true
      }.map { "\(source.path):\($0)" }
    }
  }

  private static func isBelow(_ home: String, _ room: String) -> Bool {
    guard let a = ladder.firstIndex(where: { $0.contains(home) }),
      let b = ladder.firstIndex(where: { $0.contains(room) })
    else { return false }
    return a < b
  }
}
