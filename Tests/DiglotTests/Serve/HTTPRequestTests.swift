import Testing

@testable import DiglotCommand

extension ServeTests {
  struct HTTPRequestTests {
    private func request(_ target: String, host: String? = nil) throws -> HTTPRequest {
      try HTTPRequest(method: "GET", target: target, headers: host.map { ["host": $0] } ?? [:])
    }

    @Test(arguments: [
      ("/", "/"), ("/ko/%EA%B0%80/", "/ko/가/"), ("/ko/가/", "/ko/가/"), ("/a%20b", "/a b"),
      ("/%252e%252e/", "/%2e%2e/"), ("/a?b=/../", "/a"), ("/a#b", "/a"), ("/...", "/..."),
      ("//etc/passwd", "//etc/passwd"), ("/a%2fb", "/a/b"), ("/ko/..;/x", "/ko/..;/x"),
    ])
    func decodesThePathOnce(target: String, path: String) throws {
      #expect(try request(target).path == path)
    }

    @Test(arguments: [
      "", "*", "a", "file:///etc/passwd", "https://localhost/", "http:///a", "http://localhost",
      "localhost:443", "/../../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/etc/passwd", "/a/.",
      "/./a", "/..%5c..%5cetc", "/a\\b", "/%c0%ae%c0%ae/etc", "/page.html%00.png", "/%00",
      "/%ff%fe", "/%", "/%4", "/%4g", "/%0d%0aX:1", "/a b", "/\u{7F}", "/a\u{1}",
    ])
    func refusesWhatCannotBeLookedUp(target: String) {
      #expect(throws: HTTPRequest.Fault.malformed) { try request(target) }
    }

    @Test func refusesWhatIsTooLong() {
      #expect(throws: HTTPRequest.Fault.tooLong) {
        try request("/" + String(repeating: "a", count: 4_001))
      }
      #expect(throws: HTTPRequest.Fault.tooLong) {
        try request("/?" + String(repeating: "a", count: 9_000))
      }
    }

    @Test func theTargetNamesTheHostBeforeTheHeaderDoes() throws {
      #expect(try request("/a", host: "localhost:1").authority == "localhost:1")
      let absolute = try request("http://evil.example:2/a?q=1", host: "localhost")
      #expect(absolute.authority == "evil.example:2")
      #expect(absolute.path == "/a")
      #expect(absolute.query == "q=1")
      #expect(try request("/a").authority == nil)
    }

    @Test func keepsTheQueryAsItWasSentButVisible() throws {
      #expect(try request("/a?x=%20&y=?").query == "x=%20&y=?")
      #expect(try request("/a?가").query == "%EA%B0%80")
      #expect(try request("/a?").query == "")
      #expect(try request("/a").query == nil)
    }

    @Test func findsValuesInTheQuery() throws {
      let query = try request("/e?x&page=%2Fko%2Fa+b%2F&page=2&%6B=v&bad=%f")
      #expect(query.value(of: "page") == "/ko/a b/")
      #expect(query.value(of: "x") == "")
      #expect(query.value(of: "k") == "v")
      #expect(query.value(of: "bad") == nil)
      #expect(query.value(of: "none") == nil)
    }

    @Test func encodesWhatALocationCannotHold() {
      #expect(PercentEncoding.encode(path: "/ko/가 b/\r\n%\"") == "/ko/%EA%B0%80%20b/%0D%0A%25%22")
      #expect(PercentEncoding.encode(path: "/a-b_c.d~e/") == "/a-b_c.d~e/")
    }
  }
}
