import Foundation

@testable import Diglot

/// Random changes of a small project, the same ones for the same seed.
struct RandomEdits {
  private var random: SplitMix64
  /// The content's files by their paths below the project, as they are now.
  private(set) var files: [String: String] = [:]
  private var settings: [String: String] = [:]
  private var hasOwnFooter = false

  static let locales = ["en", "ko", "ja"]

  /// What a change does to the files: new text, or none where the file goes.
  enum Change {
    case write([String: String])
    case remove(String)
    case rename(String, String)
  }

  init(seed: UInt64, settings: [String: String] = [:]) {
    random = SplitMix64(seed: seed)
    self.settings = settings
    for name in ["index", "a", "b", "guide/index", "guide/c", "guide/d"] {
      for locale in Self.locales where locale != "en" || name != "guide/d" {
        files["content/\(locale)/\(name).md"] = page(locale)
      }
    }
    for locale in Self.locales {
      files["content/\(locale)/toc.yml"] = toc(locale)
      files["content/\(locale)/includes/note.md"] = "An included note with [a link](../a.md).\n"
      files["content/\(locale)/code/x.py"] = "print(1)\nprint(2)\n"
    }
    files["content/ko/only.md"] = page("ko")
    for number in 0..<6 { files["content/en/p\(number).svg"] = picture() }
  }

  var configuration: String {
    TemporarySite.configuration(
      settings.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: "\n")
    )
  }

  mutating func next() -> Change {
    let change = draw()
    switch change {
    case .write(let new): for (path, text) in new { files[path] = text }
    case .remove(let path): files[path] = nil
    case .rename(let old, let new):
      files[new] = files[old]
      files[old] = nil
    }
    return change
  }

  private mutating func draw() -> Change {
    switch number(below: 20) {
    case 0...5: return paragraph()
    case 6...7: return .write([pick(pages): page(Self.locales[number(below: 3)])])
    case 8: return header()
    case 9: return newPage()
    case 10: return pages.count > 9 ? .remove(pick(pages)) : newPage()
    case 11: return rename()
    case 12...13:
      let locale = pick(Self.locales)
      return .write(["content/\(locale)/toc.yml": toc(locale)])
    case 14: return setting()
    case 15: return include()
    case 16: return .write(["content/en/p\(number(below: 6)).svg": picture()])
    case 17: return redirection()
    case 18: return footer()
    default: return landing()
    }
  }

  // MARK: Changes

  private var pages: [String] {
    files.keys.filter { $0.hasSuffix(".md") && !$0.contains("/includes/") }.sorted()
  }

  private mutating func paragraph() -> Change {
    let path = pick(pages)
    return .write([path: (files[path] ?? "") + "\nMore text \(number(below: 1000)).\n"])
  }

  private mutating func header() -> Change {
    let path = pick(pages)
    let body = files[path]?.components(separatedBy: "---\n").last ?? ""
    let keys = [
      "robots: noindex\n", "uid: u\(number(below: 3))\n", "description: D\(number(below: 9))\n",
    ]
    return .write([path: "---\ntitle: T\(number(below: 100))\n\(pick(keys))---\n" + body])
  }

  private mutating func newPage() -> Change {
    let locale = pick(Self.locales)
    let folder = pick(["", "guide/", "new/", "new/deep/"])
    return .write(["content/\(locale)/\(folder)p\(number(below: 8)).md": page(locale)])
  }

  private mutating func rename() -> Change {
    let old = pick(pages)
    let locale = old.split(separator: "/")[1]
    let new = "content/\(locale)/guide/r\(number(below: 9)).md"
    return files[new] == nil ? .rename(old, new) : .write([new: page(String(locale))])
  }

  private mutating func setting() -> Change {
    switch number(below: 4) {
    case 0: settings["title"] = "Title \(number(below: 9))"
    case 1: settings["fallbackPages"] = pick(["render", "omit"])
    case 2: settings["assets"] = pick(["referenced", "all"])
    default: settings["missingInSwitcher"] = pick(["fallback", "unavailable"])
    }
    let base = configuration.split(separator: "\n", omittingEmptySubsequences: false)
    let titled = settings["title"] == nil ? base : base.filter { $0 != "title: Test" }
    return .write(["diglot.yml": titled.joined(separator: "\n")])
  }

  private mutating func include() -> Change {
    let locale = pick(Self.locales)
    if number(below: 2) == 0 {
      return .write([
        "content/\(locale)/includes/note.md": "Note \(number(below: 99)) [x](../b.md#p1)\n"
      ])
    }
    return .write(["content/\(locale)/code/x.py": "print(\(number(below: 99)))\n"])
  }

  private mutating func redirection() -> Change {
    let target = pick(["a.md", "guide/c.md", "https://example.com/x"])
    let entries = (0..<number(below: 4)).map { index in
      "{\"source_path\": \"old\(index).md\", \"redirect_url\": \"\(target.replacing(".md", with: ""))\"}"
    }
    return .write([
      "content/ko/.openpublishing.redirection.json":
        "{\"redirections\": [\(entries.joined(separator: ","))]}"
    ])
  }

  private mutating func footer() -> Change {
    hasOwnFooter.toggle()
    let path = "templates/footer.mustache"
    return hasOwnFooter ? .write([path: "<footer><p>{{siteTitle}}</p></footer>\n"]) : .remove(path)
  }

  private mutating func landing() -> Change {
    .write([
      "content/\(pick(Self.locales))/hub.yml": """
      ### YamlMime:Landing
      title: Hub \(number(below: 9))
      summary: Summary
      landingContent:
        - title: First
          linkLists:
            - linkListType: overview
              links:
                - text: A page
                  url: a.md
      """
    ])
  }

  // MARK: Texts

  private mutating func page(_ locale: String) -> String {
    var text = number(below: 3) == 0 ? "" : "---\ntitle: T\(number(below: 50))\n---\n"
    text += "# " + sentence(locale) + "\n\n"
    for _ in 0..<(1 + number(below: 4)) { text += block(locale) + "\n\n" }
    return text
  }

  private mutating func block(_ locale: String) -> String {
    let target = pick([
      "a.md", "b.md", "index.md", "guide/c.md", "guide/d.md", "new/p1.md", "p2.md",
      "only.md", "old1.md", "hub.yml", "guide/r1.md", "gone.md",
    ])
    switch number(below: 10) {
    case 0: return "## Part \(number(below: 4))\n\n" + sentence(locale)
    case 1: return "See [\(sentence(locale))](~/\(target))."
    case 2: return "See [this](~/\(target)#part-\(number(below: 4)))."
    case 3: return "See [](~/\(target))."
    case 4: return "[!INCLUDE [note](~/includes/note.md)]"
    case 5: return "[!code-python[x](~/code/x.py)]"
    case 6: return "![Picture](~/p\(number(below: 6)).svg)"
    case 7: return "> [!NOTE]\n> " + sentence(locale)
    case 8: return "See <xref:u\(number(below: 3))>."
    default: return sentence(locale)
    }
  }

  /// A sentence, in translations mostly with its original.
  private mutating func sentence(_ locale: String) -> String {
    let number = number(below: 60)
    guard locale != "en", self.number(below: 4) > 0 else {
      return "Sentence \(number) of \(locale)"
    }
    let id = "abcde-\(101 + number)"
    return "<span data-ttu-id=\"\(id)\">번역 \(number)</span>"
      + "<span class=\"sxs-lookup\"><span data-stu-id=\"\(id)\">Sentence \(number)</span></span>"
  }

  private mutating func toc(_ locale: String) -> String {
    let own = pages.filter { $0.hasPrefix("content/\(locale)/") }
    var text = ""
    for path in own where number(below: 4) > 0 {
      let below = path.dropFirst("content/\(locale)/".count)
      text +=
        number(below: 3) == 0
        ? "- href: \(below)\n" : "- name: Entry \(number(below: 99))\n  href: \(below)\n"
    }
    return text.isEmpty ? "- name: Start\n  href: index.md\n" : text
  }

  private mutating func picture() -> String {
    let size = 10 + number(below: 90)
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(size)\" height=\"\(size)\"></svg>"
  }

  private mutating func number(below limit: Int) -> Int { Int(random.next() % UInt64(limit)) }

  private mutating func pick(_ choices: [String]) -> String {
    choices[number(below: choices.count)]
  }
}
