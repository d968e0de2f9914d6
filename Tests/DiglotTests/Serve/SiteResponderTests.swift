import Foundation
import Testing

@testable import Diglot
@testable import DiglotCommand

extension ServeTests {
  struct SiteResponderTests {
    private static let page = "<head></head>page"
    private static let filled = "<head><s></head>page"

    private let snapshot = SiteSnapshot(
      basePath: "/docs/",
      files: [
        "index.html": SiteFile(bytes: Array("<head></head>home".utf8)),
        "404.html": SiteFile(bytes: Array("none".utf8)),
        "ko/404.html": SiteFile(bytes: Array("없음".utf8)),
        "ko/가/index.html": SiteFile(bytes: Array(page.utf8)),
        "ko/old/index.html": SiteFile(bytes: Array("moved".utf8)),
        "app.js": SiteFile(bytes: Array("</head>".utf8)),
      ],
      redirections: [
        "/docs/ko/old/": .init(target: "/docs/ko/new/#x", status: 301),
        "/docs/ko/away/": .init(target: "https://example.com/?a=1", status: 302),
      ]
    )

    private func answer(
      _ target: String,
      _ headers: [String: String] = [:],
      method: String = "GET"
    ) throws -> HTTPResponse {
      let request = try HTTPRequest(method: method, target: target, headers: headers)
      return SiteResponder(snapshot: snapshot, insertion: ScriptInsertion("<s>"))
        .answer(to: request)
    }

    private func text(_ response: HTTPResponse) -> String? {
      guard case .bytes(let bytes) = response.body else { return nil }
      return String(decoding: bytes, as: UTF8.self)
    }

    @Test func answersAFolderWithItsIndex() throws {
      let response = try answer("/docs/ko/%EA%B0%80/")
      #expect(response.status == 200)
      #expect(text(response) == Self.filled)
      #expect(response.header("content-type") == "text/html; charset=utf-8")
      #expect(response.header("accept-ranges") == "bytes")
      #expect(response.header("last-modified") == nil)
      #expect(text(try answer("/docs/")) == "<head><s></head>home")
      #expect(text(try answer("/docs/ko/%EA%B0%80/index.html")) == Self.filled)
    }

    @Test func insertsIntoPagesOnly() throws {
      #expect(text(try answer("/docs/app.js")) == "</head>")
      let request = try HTTPRequest(method: "GET", target: "/docs/ko/%EA%B0%80/")
      let plain = SiteResponder(snapshot: snapshot).answer(to: request)
      #expect(text(plain) == Self.page)
      #expect(plain.header("etag") != (try answer("/docs/ko/%EA%B0%80/")).header("etag"))
    }

    @Test(arguments: [
      ("/docs/ko/%EA%B0%80", 301, "/docs/ko/%EA%B0%80/"), ("/docs?q=1", 301, "/docs/?q=1"),
      ("/docs/ko/%EA%B0%80?q=1", 301, "/docs/ko/%EA%B0%80/?q=1"), ("/", 302, "/docs/"),
      ("/docs/ko/old/", 301, "/docs/ko/new/#x"), ("/docs/ko/old", 301, "/docs/ko/new/#x"),
      ("/docs/ko/old/?q=1", 301, "/docs/ko/new/?q=1#x"),
      ("/docs/ko/away/?q=1", 302, "https://example.com/?a=1"),
    ])
    func leadsOn(target: String, status: Int, location: String) throws {
      let response = try answer(target)
      #expect(response.status == status)
      #expect(response.header("location") == location)
    }

    @Test func aSiteAtTheRootIsNotLedOn() throws {
      let site = SiteSnapshot(basePath: "/", files: ["index.html": SiteFile(bytes: [0x61])])
      let response = SiteResponder(snapshot: site)
        .answer(to: try HTTPRequest(method: "GET", target: "/"))
      #expect(response.status == 200)
      #expect(text(response) == "a")
    }

    @Test(arguments: [
      ("/docs/ko/none/", "없음<s>"), ("/docs/ko/%EA%B0%80/x", "없음<s>"), ("/docs/x", "none<s>"),
      ("/docs//ko/", "none<s>"), ("/docs/ko/", "없음<s>"),
    ])
    func saysInTheLanguageThatNothingIsThere(target: String, page: String) throws {
      let response = try answer(target, ["range": "bytes=0-0", "if-none-match": "*"])
      #expect(response.status == 404)
      #expect(text(response) == page)
      #expect(response.header("etag") == nil)
    }

    @Test(arguments: ["/ko/", "/doc", "/docsx/", "//docs/", "//evil.example/", "/%2fdocs/"])
    func nothingIsOutsideTheBasePath(target: String) throws {
      let response = try answer(target)
      #expect(response.status == 404)
      #expect(response.header("location") == nil)
    }

    @Test func aKnownPageIsNotSentAgain() throws {
      let target = "/docs/ko/%EA%B0%80/"
      let tag = try #require(try answer(target).header("etag"))
      for known in [tag, "W/" + tag, "\"zz\", " + tag, "*"] {
        #expect(try answer(target, ["if-none-match": known]).status == 304)
      }
      #expect(try answer(target, ["if-none-match": "\"zz\""]).status == 200)
      let bare = try answer(target, ["if-none-match": tag, "range": "bytes=0-1"])
      #expect(bare.status == 304)
      #expect(bare.header("etag") == tag)
    }

    @Test func partsAreOfThePageAsItIsSent() throws {
      let target = "/docs/ko/%EA%B0%80/"
      let part = try answer(target, ["range": "bytes=6-8"])
      #expect(part.status == 206)
      #expect(text(part) == "<s>")
      #expect(part.header("content-range") == "bytes 6-8/20")
      let tag = try #require(part.header("etag"))
      #expect(try answer(target, ["range": "bytes=6-8", "if-range": tag]).status == 206)
      for other in ["W/" + tag, "\"zz\"", "Thu, 01 Jan 1970 00:00:00 GMT"] {
        #expect(try answer(target, ["range": "bytes=6-8", "if-range": other]).status == 200)
      }
      let past = try answer(target, ["range": "bytes=20-"])
      #expect(past.status == 416)
      #expect(past.header("content-range") == "bytes */20")
      #expect(try answer(target, ["range": "bytes=0-1,3-4"]).status == 200)
      #expect(try answer(target, ["range": "bytes=0-1"], method: "HEAD").status == 200)
    }

    @Test func aFileOfTheProjectHasADate() throws {
      let path = NSTemporaryDirectory() + "diglot-serve-" + UUID().uuidString
      try Data("<head></head>".utf8).write(to: URL(fileURLWithPath: path))
      defer { try? FileManager.default.removeItem(atPath: path) }
      let date = Date(timeIntervalSince1970: 784_111_777)
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
      let site = SiteSnapshot(basePath: "/", files: ["a.html": SiteFile(path: path)])
      func answer(_ headers: [String: String] = [:]) throws -> HTTPResponse {
        SiteResponder(snapshot: site, insertion: ScriptInsertion("<s>"))
          .answer(to: try HTTPRequest(method: "GET", target: "/a.html", headers: headers))
      }
      let known = "Sun, 06 Nov 1994 08:49:37 GMT"
      let response = try answer()
      #expect(response.header("last-modified") == known)
      guard case .file(_, 0..<13) = response.body else {
        Issue.record("not the file as it is")
        return
      }
      let tag = try #require(response.header("etag"))
      #expect(try answer(["if-modified-since": known]).status == 304)
      #expect(try answer(["if-modified-since": "Sun, 06 Nov 1994 08:49:36 GMT"]).status == 200)
      #expect(try answer(["if-modified-since": known, "if-none-match": "\"zz\""]).status == 200)
      #expect(try answer(["if-none-match": tag]).status == 304)
      #expect(try answer(["range": "bytes=1-", "if-range": known]).status == 206)
    }

    @Test func whatIsNoRegularFileIsNotSent() throws {
      let folder = NSTemporaryDirectory() + "diglot-serve-" + UUID().uuidString
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      #expect(unsafe mkfifo(folder + "/pipe", 0o600) == 0)
      for path in [folder, folder + "/pipe", folder + "/none", "/dev/null"] {
        let site = SiteSnapshot(basePath: "/", files: ["a.bin": SiteFile(path: path)])
        let response = SiteResponder(snapshot: site)
          .answer(to: try HTTPRequest(method: "GET", target: "/a.bin"))
        #expect(response.status == 404)
      }
    }

    @Test func theGateAsksForTheHostFirst() throws {
      let gate = RequestGate(
        hosts: HostCheck(),
        preview: { $0.path == "/_diglot/a" ? .text(200, $0.method) : nil },
        site: { _ in .text(200, "site") }
      )
      func status(_ method: String, _ target: String, host: String? = "localhost") throws -> Int {
        let headers = host.map { ["host": $0] } ?? [:]
        return gate.answer(to: try HTTPRequest(method: method, target: target, headers: headers))
          .status
      }
      #expect(try status("GET", "/") == 200)
      #expect(try status("HEAD", "/_diglot") == 200)
      #expect(try status("POST", "/_diglot/a") == 200)
      #expect(try status("GET", "/_diglot/b") == 404)
      #expect(try status("POST", "/_diglot/b") == 405)
      #expect(try status("POST", "/") == 405)
      #expect(try status("get", "/") == 405)
      #expect(try status("GET", "/", host: "evil.example") == 403)
      #expect(try status("GET", "/_diglot/a", host: nil) == 403)
      #expect(try status("GET", "http://evil.example/_diglot/a") == 403)
    }
  }
}
