import Testing

@testable import Diglot

struct PreviewAssetsTests {
  @Test func areThereByName() throws {
    #expect(PreviewAssets.names == ["findings.js", "live.js", "overview.css", "overview.js"])
    for name in PreviewAssets.names { #expect(PreviewAssets.bytes(named: name)?.isEmpty == false) }
    #expect(PreviewAssets.bytes(named: "page.mustache") == nil)
    #expect(PreviewAssets.bytes(named: "../page.mustache") == nil)
  }

  @Test func areNoPartOfATheme() {
    let theme = Theme()
    #expect(theme.files.keys.allSatisfy { !$0.hasPrefix("serve/") })
    #expect(theme.files["page.mustache"] != nil)
    #expect(theme.assets.contains { $0.path == RelativePath(normal: "assets/diglot.js") })
  }
}
