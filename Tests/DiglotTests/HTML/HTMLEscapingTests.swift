import Testing

@testable import Diglot

struct HTMLEscapingTests {
  @Test func escapesTextAsCmarkDoes() {
    var buffer = ByteBuffer()
    buffer.appendEscaped("a<b>&\"c' 한")
    #expect(String(decoding: buffer.finish(), as: UTF8.self) == "a&lt;b&gt;&amp;&quot;c' 한")
  }

  /// Destinations and results as the CommonMark specification shows them.
  @Test(arguments: [
    ("foo\\", "foo%5C"), ("/bar* ", "/bar*%20"), ("foo%20b\u{E4}", "foo%20b%C3%A4"),
    ("https://a.b?q=a&b=c#d", "https://a.b?q=a&amp;b=c#d"), ("it's", "it&#x27;s"),
    ("\"", "%22"), ("a[b]^`{|}<>", "a%5Bb%5D%5E%60%7B%7C%7D%3C%3E"), ("", ""),
    ("-_.+!*(),%#@?=;:/$~09azAZ", "-_.+!*(),%#@?=;:/$~09azAZ"),
  ])
  func escapesDestinationsAsCmarkDoes(url: String, expected: String) {
    var buffer = ByteBuffer()
    buffer.appendEscapedHref(Array(url.utf8))
    #expect(String(decoding: buffer.finish(), as: UTF8.self) == expected)
  }
}
