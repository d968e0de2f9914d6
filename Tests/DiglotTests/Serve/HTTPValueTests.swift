import Testing

@testable import DiglotCommand

extension ServeTests {
  struct HTTPValueTests {
    @Test(arguments: [
      (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
      (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"), (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
      (1_709_251_199, "Thu, 29 Feb 2024 23:59:59 GMT"),
      (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
    ])
    func writesAndReadsDates(seconds: Int, text: String) {
      #expect(HTTPDate.string(seconds) == text)
      #expect(HTTPDate.seconds(text) == seconds)
    }

    @Test(arguments: [
      "", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
      "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 06 Now 1994 08:49:37 GMT",
      "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 32 Nov 1994 08:49:37 GMT",
      "Sun, 06 Nov 1994 08:49 GMT", "Sun, 06 Nov 99999999999999999999 08:49:37 GMT",
    ])
    func takesNoOtherFormForADate(text: String) {
      #expect(HTTPDate.seconds(text) == nil)
    }

    @Test(arguments: [
      ("bytes=0-9", 0..<10), ("bytes=90-", 90..<100), ("bytes=-5", 95..<100),
      ("bytes=-500", 0..<100), ("bytes=99-99", 99..<100), ("bytes=0-500", 0..<100),
      ("Bytes=0-0", 0..<1), ("bytes= 1 - 2 ", 1..<3),
      ("bytes=0-99999999999999999999999", 0..<100), ("bytes=-99999999999999999999999", 0..<100),
    ])
    func findsOnePart(header: String, part: Range<Int>) {
      #expect(ByteRange.of(header, size: 100) == .part(part))
    }

    @Test(arguments: ["bytes=100-", "bytes=100-200", "bytes=-0", "bytes=99999999999999999999999-"])
    func saysWhereNothingIs(header: String) {
      #expect(ByteRange.of(header, size: 100) == .unsatisfiable)
    }

    @Test func nothingIsInNothing() {
      #expect(ByteRange.of("bytes=0-", size: 0) == .unsatisfiable)
      #expect(ByteRange.of("bytes=-1", size: 0) == .unsatisfiable)
    }

    @Test(arguments: [
      "", "bytes", "bytes=", "bytes=-", "bytes=9-2", "bytes=0-1,5-6", "pages=1-2", "bytes=a-b",
      "bytes=+1-2", "bytes=1-2-3", "bytes=--1", "0-9",
    ])
    func sendsAllWhereNothingIsUnderstood(header: String) {
      #expect(ByteRange.of(header, size: 100) == .whole)
    }

    @Test(arguments: ["*", "\"a\"", "W/\"a\"", "\"zz\", W/\"a\"", "\"x,y\",\"a\""])
    func findsATagInAList(header: String) {
      #expect(EntityTag.list(header, names: "\"a\""))
    }

    @Test(arguments: ["", "a", "\"b\"", "\"a", "\"b\",\"a", "\"ab\"", "**", "\"\"a\""])
    func findsNoTagThatIsNotThere(header: String) {
      #expect(!EntityTag.list(header, names: "\"a\""))
    }

    @Test(arguments: [
      ("ko/index.html", "text/html; charset=utf-8"), ("a.css", "text/css; charset=utf-8"),
      ("a.js", "text/javascript; charset=utf-8"), ("a.json", "application/json; charset=utf-8"),
      ("a.svg", "image/svg+xml; charset=utf-8"), ("sitemap.xml", "application/xml; charset=utf-8"),
      ("a.min.MD", "text/markdown; charset=utf-8"), ("robots.txt", "text/plain; charset=utf-8"),
      ("photo.JPG", "image/jpeg"), ("a.woff2", "font/woff2"), ("a.pdf", "application/pdf"),
      ("a.wasm", "application/wasm"), ("favicon.ico", "image/x-icon"), ("a.mp4", "video/mp4"),
      ("LICENSE", "application/octet-stream"), ("v1.html/raw", "application/octet-stream"),
      ("a.", "application/octet-stream"), ("", "application/octet-stream"),
    ])
    func knowsTypesByEndings(path: String, type: String) {
      #expect(ContentType.of(path) == type)
    }

    @Test func insertsBeforeTheFirstEndOfAHead() {
      let insertion = ScriptInsertion("<s>")
      func inserted(_ page: String) -> String {
        String(decoding: insertion.inserted(into: Array(page.utf8)), as: UTF8.self)
      }
      #expect(inserted("<head>a</head>b</head>") == "<head>a<s></head>b</head>")
      #expect(inserted("<HEAD></HeAd>") == "<HEAD><s></HeAd>")
      #expect(inserted("<p>a</hea") == "<p>a</hea<s>")
      #expect(inserted("</header></head>") == "</header><s></head>")
      #expect(inserted("") == "<s>")
    }

    @Test func anElementMarksTheTag() {
      #expect(ScriptInsertion("<s>").digest("d") != ScriptInsertion("<t>").digest("d"))
      #expect(ScriptInsertion("<s>").digest("d") == ScriptInsertion("<s>").digest("d"))
      #expect(ScriptInsertion("<s>").digest("d") != "d")
    }

    @Test func explainsWhyItCannotStart() {
      #expect(ServeError(22, host: "x", port: 1).message.contains("'x' is neither"))
      #expect(ServeError(99, host: "x", port: 1).message.contains("no address 'x'"))
      #expect(ServeError(13, host: "x", port: 80).message.contains("port 80"))
      #expect(ServeError(24, host: "x", port: 80).message.contains("cannot be used: "))
    }
  }
}
