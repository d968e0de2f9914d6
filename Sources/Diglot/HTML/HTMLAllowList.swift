/// Which attributes raw HTML may use, and in what form they are written.
enum HTMLAllowList {
  enum Rule: Sendable, Equatable {
    case text
    case url
    case id
    /// `<a name>`, which HTML5 writes as an `id`.
    case anchorName
    case classes
    /// `align`, which HTML5 leaves to style: kept as a class.
    case alignment
    /// Digits; `px` behind them is taken off, per cent is dropped.
    case number
    /// 1 to 1,000.
    case count
    case integer
    case flag
    case keyword([String])
    case relation
    case target
    /// In docfx's list but not in HTML5: dropped without a finding.
    case obsolete
  }

  /// Returns how an attribute is written, or `nil` where it is not allowed.
  ///
  /// `name` is in lower case.
  static func rule(for name: String, on tag: HTMLTag) -> Rule? {
    if let rule = special[tag]?[name] ?? global[name] { return rule }
    for prefix in ["aria-", "data-"] where name.hasPrefix(prefix) && name != prefix { return .text }
    return nil
  }

  private static let global: [String: Rule] = [
    "id": .id, "class": .classes, "name": .obsolete, "title": .text, "role": .text,
    "itemid": .text, "itemprop": .text, "itemref": .text, "itemscope": .flag, "itemtype": .text,
    "part": .text, "slot": .text, "spellcheck": .keyword(["true", "false"]), "lang": .text,
    "dir": .keyword(["ltr", "rtl", "auto"]),
  ]

  private static let special: [HTMLTag: [String: Rule]] = [
    .a: [
      "href": .url, "target": .target, "rel": .relation, "alt": .obsolete, "download": .text,
      "tabindex": .integer, "name": .anchorName,
    ],
    .blockquote: ["cite": .url],
    .q: ["cite": .url],
    .br: ["clear": .obsolete],
    .col: ["width": .obsolete, "span": .count],
    .colgroup: ["span": .count],
    .del: ["cite": .url, "datetime": .text],
    .ins: ["cite": .url, "datetime": .text],
    .div: ["align": .alignment, "hidden": .flag],
    .font: ["color": .obsolete, "face": .obsolete, "size": .obsolete],
    .hr: obsolete("align", "color", "noshade", "size", "width"),
    .iframe: [
      "allow": .text, "allowfullscreen": .flag, "height": .number, "src": .url, "width": .number,
      "loading": .keyword(["eager", "lazy"]), "align": .alignment,
    ].merging(frameExtras) { $1 },
    .img: image,
    .image: image,
    .label: ["for": .obsolete],
    .li: ["value": .integer, "type": .obsolete],
    .ol: [
      "start": .integer, "type": .keyword(["1", "a", "A", "i", "I"]), "reversed": .flag,
      "reserved": .obsolete,
    ],
    .p: ["align": .alignment, "hidden": .flag, "valign": .obsolete],
    .source: ["src": .url, "type": .text],
    .table: ["align": .alignment].merging(
      obsolete(
        "bgcolor",
        "border",
        "bordercolor",
        "cellpadding",
        "cellspacing",
        "frame",
        "valign",
        "width"
      )
    ) { $1 },
    .tbody: ["align": .alignment, "valign": .obsolete, "width": .obsolete],
    .td: cell.merging(["hidden": .flag]) { $1 },
    .th: cell.merging(["scope": .keyword(["col", "row", "colgroup", "rowgroup"])]) { $1 },
    .thead: ["align": .alignment, "valign": .obsolete],
    .time: ["datetime": .text],
    .tr: ["align": .alignment].merging(obsolete("bgcolor", "colspan", "height", "valign")) { $1 },
    .ul: ["type": .obsolete],
    .video: [
      "src": .url, "width": .number, "height": .number, "controls": .flag, "poster": .url,
      "preload": .keyword(["none", "metadata", "auto"]),
    ],
  ]

  private static let frameExtras = obsolete(
    "allowtransparency",
    "border",
    "frameborder",
    "marginheight",
    "marginwidth",
    "scrolling"
  )

  private static let image: [String: Rule] = [
    "alt": .text, "height": .number, "src": .url, "width": .number, "align": .alignment,
  ].merging(obsolete("border", "hspace", "sizes", "valign", "vspace")) { $1 }

  private static let cell: [String: Rule] = [
    "align": .alignment, "colspan": .count, "rowspan": .number,
  ].merging(obsolete("bgcolor", "height", "nowrap", "valign", "width")) { $1 }

  private static func obsolete(_ names: String...) -> [String: Rule] {
    Dictionary(uniqueKeysWithValues: names.map { ($0, .obsolete) })
  }
}
