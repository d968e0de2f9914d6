import Foundation

@testable import Diglot

/// A small site whose translations are in every state, for all that is said about them.
enum StatusFixture {
  static let english = "# Start\n\nOne sentence stands here.\n"
  static let guide =
    "# Guide\n\nThe first sentence stays. The second sentence has new words here. "
    + "Nothing of this was known before.\n"

  static func unit(_ number: Int, _ target: String, _ source: String) -> String {
    let id = "a1b2c-\(number)"
    return "<span data-ttu-id=\"\(id)\">\(target)</span><span class=\"sxs-lookup\">"
      + "<span data-stu-id=\"\(id)\">\(source)</span></span>"
  }

  static func page(_ header: [String], _ body: String) -> String {
    "---\n" + header.map { $0 + "\n" }.joined() + "---\n" + body + "\n"
  }

  static var files: [String: String] {
    let current = "ms.openlocfilehash: " + SHA1.hexadecimal(of: Array(english.utf8))
    let other = "ms.openlocfilehash: " + String(repeating: "0", count: 40)
    return [
      "content/en/index.md": english, "content/en/guide/a.md": guide,
      "content/en/guide/b.md": "# More\n\nText.\n",
      "content/ko/index.md": page(
        [current, "ms.translationtype: MT", "ms.lasthandoff: 04/23/2019"],
        "# 시작\n\n" + unit(101, "여기에 문장이 하나 있습니다.", "One sentence stands here.")
      ),
      "content/ko/guide/a.md": page(
        [other, "ms.translationtype: HT", "ms.lasthandoff: 05/01/2019"],
        "# 안내\n\n" + unit(101, "첫 문장은 그대로입니다.", "The first sentence stays.") + " "
          + unit(102, "둘째 문장은 옛것입니다.", "The second sentence has old words here.") + " "
          + unit(103, "사라진 말입니다.", "Quite another remark was gone by then, nobody knows.")
      ),
      "content/ko/old.md": page(
        [other, "ms.translationtype: MTE95", "ms.lasthandoff: 01/02/2018"],
        "# 옛날\n\n" + unit(101, "낡은 말입니다.", "An old remark.")
      ),
      "content/ko/guide/b.md": page([], "# 더 보기\n\n" + unit(101, "글입니다.", "Text.")),
      "content/ja/index.md": page(
        [current, "ms.translationtype: MT", "ms.lasthandoff: 12/31/2018"],
        "# 開始\n\n" + unit(101, "ここに文があります。", "One sentence stands here.")
      ),
    ]
  }

  static func site(_ more: String = "") throws -> TemporarySite {
    try TemporarySite(files, configuration: TemporarySite.configuration(more))
  }

  static func report(
    _ site: TemporarySite,
    _ change: (inout BuildOptions) -> Void = { _ in }
  ) async throws -> StatusReport {
    var options = BuildOptions(project: site.folder)
    options.jobs = 2
    change(&options)
    return try await status(options)
  }

  static func json(_ report: StatusReport) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(report.json())) as? [String: Any] ?? [:]
  }

  /// Returns the object of one locale.
  static func locale(_ tag: String, in json: [String: Any]) -> [String: Any] {
    (json["locales"] as? [[String: Any]])?.first { $0["tag"] as? String == tag } ?? [:]
  }
}
