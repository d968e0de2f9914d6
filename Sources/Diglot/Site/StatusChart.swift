/// The pages of a locale as one bar, drawn at build time.
///
/// Each part has a pattern of its own, which `status.mustache` defines, and the bar says in words what
/// it shows, so that nobody needs its colours.
enum StatusChart {
  /// What the parts are, from left to right; together they are all pages.
  static func figures(_ locale: LocaleStatus) -> [StatusFigure] {
    locale.isOriginal
      ? [.translated, .fallback, .missing]
      : [.current, .behind, .orphaned, .untracked, .fallback, .missing]
  }

  private static let width = 240
  private static let height = 14

  /// Returns the bar as an SVG element whose name lists the parts, each as `label` calls it.
  static func html(_ locale: LocaleStatus, label: (StatusFigure) -> String) -> [UInt8] {
    let parts = figures(locale).filter { locale[$0] ?? 0 > 0 }
    let name = parts.map { "\(label($0)): \(locale[$0] ?? 0)" }.joined(separator: ", ")
    let total = max(1, locale[.pages] ?? 0)
    var out = ByteBuffer()
    out.append("<svg class=\"bar\" role=\"img\" aria-label=\"")
    out.appendEscaped(name)
    out.append("\" width=\"\(width)\" height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\">")
    var done = 0
    for part in parts {
      let start = Self.tenths(done, total)
      done += locale[part] ?? 0
      let end = Self.tenths(done, total)
      out.append("<rect x=\"\(Self.pixels(start))\" width=\"\(Self.pixels(end - start))\"")
      out.append(" height=\"\(height)\" fill=\"url(#status-\(Self.state(part)))\"/>")
    }
    out.append("<rect class=\"frame\" width=\"\(width)\" height=\"\(height)\"/></svg>")
    return out.finish()
  }

  /// The state whose pattern a part has.
  private static func state(_ figure: StatusFigure) -> String {
    figure == .translated ? "current" : figure.rawValue
  }

  private static func tenths(_ count: Int, _ total: Int) -> Int { 10 * width * count / total }

  private static func pixels(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)" }
}
