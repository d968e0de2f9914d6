import Testing

@testable import Diglot

@Suite("SHA-1")
struct SHA1Tests {
  /// The examples of FIPS 180.
  @Test(arguments: [
    ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
    ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
  ])
  func `is that of the standard's examples`(text: String, digest: String) {
    #expect(SHA1.hexadecimal(of: Array(text.utf8)) == digest)
  }
}
