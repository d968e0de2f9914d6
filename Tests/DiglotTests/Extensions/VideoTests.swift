import Testing

@testable import Diglot

/// Videos in frames, and addresses that get none.
struct VideoTests {
  @Test(arguments: [
    ("https://www.youtube.com/embed/a-1_b", "https://www.youtube-nocookie.com/embed/a-1_b"),
    ("http://youtube.com/watch?t=3&v=abc#x", "https://www.youtube-nocookie.com/embed/abc"),
    ("https://youtu.be/abc?t=3", "https://www.youtube-nocookie.com/embed/abc"),
    ("HTTPS://Player.Vimeo.com/video/12", "https://player.vimeo.com/video/12"),
    (
      "https://channel9.msdn.com/Shows/X/player",
      "https://channel9.msdn.com/Shows/X/player?nocookie=true"
    ),
    (
      "https://channel9.msdn.com/Shows/X/player?a=1#b",
      "https://channel9.msdn.com/Shows/X/player?a=1&nocookie=true#b"
    ),
    (
      "AAAABBBB-0000-1111-2222-CCCCDDDDEEEE",
      "https://learn-video.azurefd.net/vod/player?id=aaaabbbb-0000-1111-2222-ccccddddeeee"
    ),
  ])
  func findsThePlayer(address: String, url: String) {
    #expect(VideoAddress(address) == .frame(url: url))
  }

  @Test(arguments: [
    "https://example.com/x", "https://evil.example/www.youtube.com/embed/x",
    "https://www.youtube.com@evil.example/embed/x", "https://www.youtube.com.evil.example/embed/x",
    "https://www.youtube.com:8080/embed/x", "https://www.youtube.com/user/x",
    "https://evil.example\\@www.youtube.com/embed/x",
  ])
  func linksToOtherPlaces(address: String) {
    #expect(VideoAddress(address) == .link(url: address))
  }

  @Test(arguments: [
    "", "javascript:alert(1)", "data:text/html,x", "//example.com/x", "https://", "a b",
  ])
  func refusesWhatIsNoAddress(address: String) { #expect(VideoAddress(address) == nil) }

  @Test func putsAMarkerIntoAFrame() async throws {
    let outcome = try await BlockFixture.build(
      "> a\n> [!VIDEO https://www.youtube.com/embed/x]\n> b\n> [!NOTE]\n> c\n\n"
        + "> [!VIDEO https://youtu.be/y]"
    )
    func frame(_ id: String, _ number: Int) -> String {
      let url = "https://www.youtube-nocookie.com/embed/" + id
      return "<div class=\"embeddedvideo\" data-url=\"\(url)\"><iframe src=\"\(url)\" "
        + "title=\"Video \(number)\" loading=\"lazy\" allowfullscreen></iframe>\n</div>\n"
    }
    #expect(
      outcome.html == "<blockquote>\n<p>a</p>\n</blockquote>\n" + frame("x", 1)
        + "<blockquote>\n<p>b</p>\n</blockquote>\n"
        + BlockFixture.alert("note", "Note", "<p>c</p>\n") + frame("y", 2)
    )
    #expect(outcome.findings == [])
  }

  @Test func linksToAnUnknownSite() async throws {
    let outcome = try await BlockFixture.build("> [!VIDEO https://video.example.com/x?a=1&b=2]")
    let url = "https://video.example.com/x?a=1&amp;b=2"
    #expect(outcome.html == "<p><a href=\"\(url)\">\(url)</a></p>\n")
    #expect(outcome.findings == ["p.md:3:11 disallowed-domain suggestion"])
  }

  @Test func showsAMarkerWithoutAnAddressAsItIsWritten() async throws {
    let outcome = try await BlockFixture.build("> [!VIDEO javascript:alert(1)]\n> a")
    #expect(
      outcome.html
        == "<blockquote>\n<p>[!VIDEO javascript:alert(1)]</p>\n<p>a</p>\n</blockquote>\n"
    )
    #expect(outcome.findings == ["p.md:3:11 invalid-video error"])
  }

  @Test func titlesATag() async throws {
    let outcome = try await BlockFixture.build(
      ":::video source=\"https://youtu.be/x\" title=\"A \\ <b>\" max-width=\"300\" thumbnail=\"t.png\" "
        + "upload-date=\"2021-01-01\":::\n\nText :::video source=\"https://youtu.be/y\"::: text"
    )
    let document = GumboDocument(article: Array(outcome.html.utf8))
    #expect(document.find("iframe").map { $0["title"] } == ["Video: A \\ <b>", "Video 2"])
    #expect(document.find("iframe").map { $0["width"] } == ["300", nil])
    #expect(
      document.outline(inside: "article")
        == "<div><iframe></iframe></div><p><span><iframe></iframe></span></p>"
    )
    #expect(document.errors.isEmpty && document.unbalanced.isEmpty)
    #expect(outcome.findings == [])
  }

  @Test func playsAFileBesideThePage() async throws {
    let outcome = try await BlockFixture.build(
      ":::video source=\"media/a.mp4\" thumbnail=\"media/a.png\":::",
      ["media/a.mp4": "x", "media/a.png": "y"]
    )
    #expect(outcome.html.contains("src=\"../media/a.mp4\""))
    #expect(outcome.html.contains("poster=\"../media/a.png\""))
    #expect(outcome.findings == [])
  }

  @Test(arguments: [
    (":::video title=\"x\":::", "p.md:3:1"), (":::video source=\"\":::", "p.md:3:1"),
    (":::video source=\"https://youtu.be/x\" style=\"y\":::", "p.md:3:1"),
    (":::video source=\"https://youtu.be/x\" source=\"z\":::", "p.md:3:38"),
    (":::video source='https://youtu.be/x':::", "p.md:3:10"),
    (":::video source=\"javascript:x\":::", "p.md:3:18"),
  ])
  func showsAFaultyTagAsItIsWritten(page: String, place: String) async throws {
    let outcome = try await BlockFixture.build(page)
    #expect(outcome.findings == ["\(place) invalid-video error"])
    let document = GumboDocument(article: Array(outcome.html.utf8))
    #expect(document.find("p").map(document.text(of:)) == [page])
  }
}
