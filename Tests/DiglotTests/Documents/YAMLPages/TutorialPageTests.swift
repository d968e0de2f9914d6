import Testing

@testable import Diglot

struct TutorialPageTests {
  @Test func makesAnOrderedListOfSteps() async throws {
    let page = try await YAMLPageFixture(
      """
      ### YamlMime:Tutorial
      title: Brew
      metadata: {displayType: two-column}
      items:
      - title: Boil
        durationInMinutes: 3
        content: |
          [!INCLUDE [x](steps/one.md)]
      - title: Wait
        content: Look *away*.
      """,
      ["content/en/steps/one.md": "Water."]
    )
    #expect(page.findings == [])
    #expect(
      page.html == """
        <h1 id="brew">Brew</h1>
        <ol class="steps">
        <li>
        <h2 id="boil">Boil</h2>
        <p class="duration">
        3 min
        </p>
        <p>Water.</p>
        </li>
        <li>
        <h2 id="wait">Wait</h2>
        <p>Look <em>away</em>.</p>
        </li>
        </ol>

        """
    )
    #expect(page.page.contains("<article class=\"tutorial\">"))
  }

  @Test(arguments: [
    ("items: []", ["3:8 missing-attribute"]),
    ("items:\n- title: A", ["4:3 missing-attribute"]),
    ("items:\n- {title: A, content: B, durationInMinutes: long}", ["4:45 unexpected-type"]),
    ("items:\n- {title: A, content: B, durationInMinutes: -1}", ["4:45 unexpected-type"]),
    ("items:\n- {title: A, content: B, durationInMinutes: [3]}", ["4:45 unexpected-type"]),
    ("items:\n- {title: A, content: B, durationInMinute: 3}", ["4:26 unknown-field"]),
  ])
  func saysWhatIsMissingOrWrong(body: String, expected: [String]) async throws {
    let page = try await YAMLPageFixture("### YamlMime:Tutorial\ntitle: T\n" + body + "\n")
    #expect(page.findings == expected)
  }
}
