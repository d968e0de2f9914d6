import Testing

@testable import Diglot

struct ExchangeWriterTests {
  private let head = ExchangeHead(
    title: "Guide",
    toolVersion: "9",
    sourceTag: "en",
    targetTag: "zh-TW",
    handOffDate: CalendarDate(usOrder: "7/17/2021")
  )

  private func page(
    _ source: String,
    _ target: String,
    _ kind: TranslationKind? = .machine,
    _ state: PageState? = .behind,
    today: String? = nil
  ) -> ExchangePage {
    ExchangePage(
      path: "a/b_c.md",
      displayPath: "content/zh-TW/a/b_c.md",
      sourceTag: "en",
      targetTag: "zh-TW",
      kind: kind,
      handOffDate: nil,
      units: [
        ExchangeUnit(
          key: .init(number: 103, isParagraph: true),
          source: Array(source.utf8),
          target: Array(target.utf8),
          line: 7,
          state: ExchangeState(
            kind,
            state,
            unit: today.map { _ in .changed(sentence: 0, similarity: 0.9) },
            in: today.map { [OriginalSentence(range: 0..<1, text: Array($0.utf8))] } ?? []
          )
        )
      ]
    )
  }

  private func written(_ format: ExchangeFormat, _ page: ExchangePage) -> String {
    String(decoding: format.head(head) + format.body(of: page) + format.tail, as: UTF8.self)
  }

  @Test func writesXLIFF() {
    let text = written(.xliff, page("a **b** & `c`", "`c` [d](e)\u{7}"))
    #expect(
      text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="zh-TW">
        <file id="a:b_5Fc.md" original="a/b_c.md" xml:space="preserve">
        <notes><note category="translation-type">MT</note></notes>
        <unit id="p103">
        <notes><note category="location">content/zh-TW/a/b_c.md:7</note></notes>
        <originalData>
        <data id="d1">**</data>
        <data id="d2">`c`</data>
        <data id="d3">[</data>
        <data id="d4">](e)</data>
        </originalData>
        <segment state="translated" subState="diglot:behind">
        <source>a <pc id="c1" dataRefStart="d1" dataRefEnd="d1">b</pc> &amp; <ph id="c2" dataRef="d2"/></source>
        <target><ph id="c2" dataRef="d2"/> <pc id="c3" dataRefStart="d3" dataRefEnd="d4">d</pc><cp hex="0007"/></target>
        </segment>
        </unit>
        </file>
        </xliff>

        """
    )
  }

  @Test func writesTMX() {
    let text = written(.tmx, page("a **b**", "**c** \u{7}", .human, nil))
    #expect(text.contains("srclang=\"en\""))
    #expect(
      text.contains(
        """
        <tu tuid="a/b_c.md#p103">
        <prop type="x-location">content/zh-TW/a/b_c.md:7</prop>
        <prop type="x-state">final</prop>
        <prop type="x-translation-type">HT</prop>
        <tuv xml:lang="en"><seg>a <bpt i="1" x="1">**</bpt>b<ept i="1">**</ept></seg></tuv>
        <tuv xml:lang="zh-TW"><seg><bpt i="1" x="1">**</bpt>c<ept i="1">**</ept> \
        <ph type="x-control">U+0007</ph></seg></tuv>
        </tu>

        """
      )
    )
  }

  @Test func writesACatalogue() {
    let text = written(.po, page("a\n\"b\" \\* \u{1}2", "c\t\r"))
    #expect(text.contains("\"Language: zh_TW\\n\"\n"))
    #expect(text.contains("\"PO-Revision-Date: 2021-07-17 00:00+0000\\n\"\n"))
    #expect(
      text.hasSuffix(
        #"""

        #. translated by a machine
        #. original: behind
        #: content/zh-TW/a/b_c.md:7
        #, fuzzy
        msgctxt "a/b_c.md#p103"
        msgid "a\n\"b\" \\* \0012"
        msgstr "c\t\r"

        """#
      )
    )
    #expect(!written(.po, page("a", "b", .machine, .current)).contains("fuzzy"))
  }

  @Test func writesJSONLines() {
    #expect(
      written(.jsonl, page("a \"b\"", "c", .machineEdited, .current)) == """
        {"id":"a/b_c.md#p103","page":"a/b_c.md","unit":"p103","sourceLocale":"en",\
        "targetLocale":"zh-TW","source":"a \\"b\\"","target":"c","state":"reviewed",\
        "translationType":"MTE","original":"current","file":"content/zh-TW/a/b_c.md","line":7}

        """
    )
  }

  @Test func writesATable() {
    #expect(
      written(.csv, page("a, \"b\"\n", "c", nil, nil))
        == "\u{FEFF}id,source,target,state,translation type,original,location,original today\r\n"
        + "\"a/b_c.md#p103\",\"a, \"\"b\"\"\n\",\"c\",translated,,,\"content/zh-TW/a/b_c.md:7\",\r\n"
    )
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@a", "\t=1", "＝1", "＋1", "－1", "＠a"])
  func keepsSpreadsheetsFromRunningText(text: String) {
    #expect(written(.csv, page("a", text)).contains(",\"'\(text)\","))
  }

  @Test(arguments: [
    (TranslationKind.human, PageState.current, "final"), (.human, .behind, "translated"),
    (.machineEdited, .untracked, "reviewed"), (.machineEdited, .orphaned, "translated"),
    (.machine, .current, "translated"),
  ])
  func tellsHowFarATranslationHasCome(kind: TranslationKind, page: PageState, stage: String) {
    #expect(ExchangeState(kind, page).stage.rawValue == stage)
  }

  @Test(arguments: [
    (
      ExchangeFormat.xliff,
      """
      b_c.md:7</note><note category="original-today">a &lt; {U+0007} *c*</note></notes>
      <segment state="translated" subState="diglot:changed">
      """
    ),
    (
      .tmx,
      """
      <prop type="x-state">translated</prop>
      <prop type="x-translation-type">HT</prop>
      <prop type="x-original">changed</prop>
      <prop type="x-original-today">a &lt; {U+0007} *c*</prop>
      """
    ),
    (
      .po,
      """
      #. original: changed
      #. original today: a <   *c*
      #: content/zh-TW/a/b_c.md:7
      #, fuzzy
      """
    ),
    (.jsonl, #""original":"changed","originalToday":"a < \u0007 *c*","file":"#),
    (.csv, #"translated,HT,changed,"content/zh-TW/a/b_c.md:7","a < \#u{7} *c*""#),
  ])
  func `tells what the original says today`(format: ExchangeFormat, expected: String) {
    let text = written(format, page("a b", "d", .human, .behind, today: "a < \u{7} *c*"))
    #expect(text.contains(expected))
  }

  @Test func `a unit whose sentence still stands is as good as before`() {
    let state = ExchangeState(.human, .behind, unit: .current)
    #expect(state.stage == .final && state.age == .current && !state.isStale)
    #expect(ExchangeState(.human, .behind, unit: .gone).stage == .translated)
    #expect(ExchangeState(.human, .behind, unit: .gone).isStale)
  }
}
