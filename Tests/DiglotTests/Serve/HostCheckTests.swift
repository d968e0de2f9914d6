import Testing

@testable import DiglotCommand

extension ServeTests {
  struct HostCheckTests {
    private let check = HostCheck(
      asked: "Docs.Test",
      machine: ["desk", "192.0.2.7", "fe80::1"]
    )

    @Test(arguments: [
      "localhost", "LOCALHOST:3000", "localhost.", "ko.localhost:1", "127.0.0.1", "127.1.2.3:80",
      "[::1]", "[::1]:3000", "docs.test", "desk:3000", "192.0.2.7", "[FE80::1]:8",
    ])
    func allowsThisMachine(host: String) {
      #expect(check.allows(host))
    }

    @Test(arguments: [
      "", ":", ":3000", "evil.example", "evil.example:3000", "127.0.0.1.evil.example",
      "localhost.evil.example", "evillocalhost", "128.0.0.1", "127.0.0", "127.0.0.256", "127..0.1",
      "192.0.2.8", "[fe80::2]", "[::1", "[::1]x", "[localhost]", "localhost:x", "localhost, evil",
      "user@localhost:x", "0.0.0.0", "localhost/",
    ])
    func refusesOthers(host: String) {
      #expect(!check.allows(host))
    }

    @Test func refusesARequestWithoutAHost() {
      #expect(!check.allows(nil))
    }

    @Test func saysWhatIsAllowed() throws {
      let refusal = HostCheck(asked: "::", machine: ["desk", "::1", "127.0.0.1"]).refusal
      guard case .bytes(let bytes) = refusal.body else {
        Issue.record("no text")
        return
      }
      #expect(refusal.status == 403)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains("localhost, *.localhost, 127.0.0.1, [::1], ::, desk only"))
    }

    @Test func knowsThisMachine() {
      #expect(MachineNames.all().contains("127.0.0.1"))
      #expect(!MachineNames.all().contains { $0.contains("%") })
    }
  }
}
