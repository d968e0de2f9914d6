import Testing

@testable import Diglot

struct ConcurrentMapTests {
  @Test(arguments: [1, 2, 7])
  func keepsTheOrderWhateverTheWorkers(workers: Int) async {
    let result = await concurrentMap(count: 500, workers: workers, state: { 0 }) { state, index in
      state += 1
      return index * 2
    }
    #expect(result == (0..<500).map { $0 * 2 })
  }

  @Test func makesNothingOfNothing() async {
    #expect(await concurrentMap(count: 0, workers: 3, state: { 0 }) { _, i in i } == [])
  }

  @Test(arguments: [
    ("a\"b", "\"a\\\"b\""), ("한\n", "\"한\\n\""), ("\\\t\u{1}\u{1F}", "\"\\\\\\t\\u0001\\u001f\""),
  ])
  func writesJSONStrings(text: String, json: String) {
    var buffer = ByteBuffer()
    buffer.append(json: text)
    #expect(String(decoding: buffer.finish(), as: UTF8.self) == json)
  }
}
