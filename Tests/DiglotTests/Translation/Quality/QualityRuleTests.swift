import Testing

@testable import Diglot

/// Each rule on sentences of our own: what it finds, and what it leaves alone.
@Suite("the rules about translations")
struct QualityRuleTests {
  /// Returns the texts that the rule of a code finds fault with.
  private func found(
    _ code: DiagnosticCode,
    _ locale: String,
    _ source: String,
    _ target: String,
    noLoc: [String] = []
  ) throws -> [String] {
    let pair = UnitPair(
      Array(target.utf8),
      Array(source.utf8),
      QualityLanguage(tag: locale),
      original: QualityLanguage(tag: "en"),
      untranslatable: noLoc.map { Array($0.utf8) }
    )
    let rule =
      code == QualityRule.copies.code
      ? QualityRule.copies : try #require(QualityRule.all.first { $0.code == code })
    return rule.faults(pair).map { pair.target.text($0.range) }
  }

  @Test(arguments: [
    ("ko", "Boil the water for the tea.", true), ("ja", "Prorate fees when purchase", true),
    ("ru", "Wash the cup", true), ("zh-TW", "Drink more green tea daily", true),
    ("ja", "Contoso Tea Planner for Windows", false), ("ko", "Tea of the Year Award", false),
    ("zh-TW", "https://example.com/a/the/way/of/tea", false), ("ru", "12,000 kg", false),
    ("ru", "`git log --all of the tea`", false), ("en-GB", "Boil the water for the tea.", false),
    ("ko", "7a1f0b2c-the-tea-of-9c3d", false), ("ja", "{base}/tea/of/the/day", false),
  ])
  func `a sentence is untranslated, a name or an address is not`(
    locale: String,
    text: String,
    isFault: Bool
  ) throws {
    #expect(try found(.translationUntranslated, locale, text, text) == (isFault ? [text] : []))
  }

  @Test func `a text of the no-loc list may stay`() throws {
    let text = "Brew with the Tea master"
    let phrases = ["with the Tea master"]
    #expect(try found(.translationUntranslated, "ko", text, text) == [text])
    #expect(try found(.translationUntranslated, "ko", text, text, noLoc: phrases).isEmpty)
  }

  @Test(arguments: [
    ("ru", "Buy 1,000 cups.", "Купите 1 000 чашек."),
    ("ru", "Buy 1,000 cups.", "Купите 1.000 чашек."),
    ("ja", "Buy 1,000 cups.", "カップを１０００個買います。"), ("ru", "It costs $2.50.", "Это стоит 2,5 долл."),
    ("ko", "Since March 31, 2021", "2021년 3월 31일부터"), ("ru", "Since 3/1/2018", "С 01.03.18"),
    ("ru", "On 3/5/2020", "5 марта 2020 г."),
    ("zh-TW", "Two cups", "2 杯"),
    ("ja", "2 cups", "二杯"),
    ("ja", "At least USD300K", "少なくとも 30 万米国ドル"), ("ko", "Pay $150,000", "$15만을 냅니다"),
    ("ko", "Open 24/7", "연중무휴"),
    ("ja", "At 5 PM", "17 時に"),
    ("ru", "`v2` of [tea](a-3.md)", "Чай"),
    ("ru", "First week of FY21", "1 неделя 2021 финансового года"),
    ("ja", "One of them", "1 つです"),
    ("ko", "It’s free for one month", "1개월 동안 무료입니다"),
    ("ru", "Sales of $1.5M", "Продажи на 1,5 млн"), ("ja", "Over the last 6M", "過去 6 か月"),
    ("ru", "Up to 20 K cups", "До 20 000 чашек"), ("ja", "Form 1099-K", "フォーム 1099 K"),
    ("ko", "After your anniversary", "1주년 후"),
    ("ja", "Watch the use during the month.", "1 か月の間の使用状況を確認します。"),
  ])
  func `numbers are the same in other notations`(
    locale: String,
    source: String,
    target: String
  ) throws {
    #expect(try found(.translationNumbersDiffer, locale, source, target).isEmpty)
  }

  @Test(arguments: [
    ("ja", "Send form 2051-S.", "フォーム 205-S を送ります。", "205"),
    ("ko", "Wait 40 minutes.", "차를 기다립니다.", "차를 기다립니다."),
    ("zh-TW", "The tea (16 cups)", "茶 (61 杯)", "61"),
    ("ru", "Add 3.5 spoons.", "Добавьте 5 ложек.", "5"),
    ("ru", "Steep the tea.", "Заваривайте чай 700 минут.", "700"),
  ])
  func `numbers differ`(locale: String, source: String, target: String, place: String) throws {
    #expect(try found(.translationNumbersDiffer, locale, source, target) == [place])
  }

  @Test(arguments: [
    ("ru", "GET /cups/{cupId}", "GET /cups/{чашка}", ["{чашка}"]),
    ("zh-TW", "See [tea](a.md).", "請參閱 <<c0> [茶](a.md)。", ["<c0>"]),
    ("ko", "Hello %s", "안녕하세요", ["안녕하세요"]),
    ("ja", "Enter <Cup ID>.", "<カップ ID> を入力します。", ["<カップ ID>"]),
    ("ja", "Enter <Cup ID> and {{x}}.", "{{x}} と <Cup ID> を入力します。", []),
    ("ko", "<strong>Tea</strong> at 100 % done", "차 100% 완료", []),
    ("ru", "Use {a b}", "Используйте {в г}", []),
  ])
  func `placeholders are kept`(
    locale: String,
    source: String,
    target: String,
    places: [String]
  ) throws {
    #expect(try found(.translationPlaceholdersDiffer, locale, source, target) == places)
  }

  @Test(arguments: [
    ("ko", "See [tea](tea.md).", "[차](tea.md)를 참조하세요.", []),
    ("ko", "See [tea](tea.md).", "[차](coffee.md)를 참조하세요.", ["[차](coffee.md)"]),
    ("ja", "See [tea](tea.md).", "お茶を参照してください。", ["お茶を参照してください。"]),
    ("ru", "See https://example.com/en-us/tea.", "См. [чай](https://example.com/ru-ru/tea).", []),
    ("zh-TW", "[a](a.md) and ![b](b.png)", "![乙](b.png) 和 [甲](a.md)", []),
    ("ru", "[a](a.md)", "[а](a.md), [а](a.md)", ["[а](a.md)"]),
  ])
  func `links lead to the same places`(
    locale: String,
    source: String,
    target: String,
    places: [String]
  ) throws {
    #expect(try found(.translationLinksDiffer, locale, source, target) == places)
  }

  @Test func `a space breaks a link, and not a gloss`() throws {
    let source = "See [tea](tea.md)."
    #expect(try found(.translationLinkBroken, "zh-TW", source, "請參閱 [茶] (tea.md)。") == ["] ("])
    #expect(
      try found(.translationLinkBroken, "ru", source, "См. [чай] (https://a.example)") == ["] ("]
    )
    #expect(try found(.translationLinkBroken, "ja", source, "[Tea] (お茶) を選びます。").isEmpty)
    #expect(try found(.translationLinkBroken, "ja", source, "[お茶](tea.md) (緑)").isEmpty)
  }

  @Test func `links are divided as in the original`() throws {
    let source = "[a](a.md), [b](b.md)"
    #expect(try found(.translationLinksGlued, "ja", source, "[甲](a.md)[乙](b.md)") == ["[乙](b.md)"])
    #expect(try found(.translationLinksGlued, "ja", source, "[甲](a.md)、[乙](b.md)").isEmpty)
    let glued = "[a](a.md)[b](b.md)"
    #expect(try found(.translationLinksGlued, "ja", glued, "[甲](a.md)[乙](b.md)").isEmpty)
  }

  @Test func `code is kept`() throws {
    let source = "Run `brew tea`, `pour`."
    #expect(try found(.translationCodeDiffers, "ko", source, "`pour`, `brew tea` 실행").isEmpty)
    #expect(try found(.translationCodeDiffers, "ko", source, "`brew 차`, `pour` 실행") == ["brew 차"])
    #expect(
      try found(.translationCodeDiffers, "ru", source, "`brew tea``pour`") == ["brew tea``pour"]
    )
  }

  @Test(arguments: [
    ("ko", "**Save** the *tea*", "*차* 를 **저장** 합니다", 0), ("ko", "**Save** it", "저장합니다", 1),
    ("zh-TW", "Select **Save**.", "選取 [儲存]。", 0), ("ja", "Select **Save**.", "「保存」を選びます。", 0),
    ("ru", "Save it", "**Сохраните** это", 1), ("ja", "**Save**", "**「保存」**を", 0),
  ])
  func `bold and italic texts are as many`(
    locale: String,
    source: String,
    target: String,
    count: Int
  ) throws {
    #expect(try found(.translationEmphasisDiffers, locale, source, target).count == count)
  }

  @Test(arguments: [
    ("ja", "**Save**", "[保存]****", ["****"]),
    ("zh-TW", "**Save**", "[儲存]\\*\\*\\*\\*", ["*\\*\\*\\*"]),
    ("ru", "**Save**", "** Сохранить**", ["**", "**"]), ("ko", "**Save**", "**저장**을", []),
    ("ja", "**Tea**", "これは**「お茶」**です", []), ("ko", "\\*\\*Note", "\\*\\*참고", []),
    ("ru", "2 * 3", "2 * 3 = 6", []), ("zh-TW", "`**`", "碼 `**`", []),
  ])
  func `no marks of bold text are seen`(
    locale: String,
    source: String,
    target: String,
    places: [String]
  ) throws {
    #expect(try found(.emphasisNotClosed, locale, source, target) == places)
  }

  @Test func `bold text is the label`() throws {
    let source = "Select **Save**."
    let code = DiagnosticCode.translationEmphasisShifted
    #expect(try found(code, "ja", source, "[保存] **を選択** します。") == ["**を選択**"])
    #expect(try found(code, "zh-TW", source, "[儲存] **和 [雲端**]") == ["**和 [雲端**"])
    #expect(try found(code, "ja", source, "**[保存]** を選択します。").isEmpty)
    #expect(try found(code, "ko", source, "[저장] **을 선택** 합니다.").isEmpty)
  }

  @Test func `no space stands between bold text and punctuation`() throws {
    let source = "Pour **tea**, then milk."
    let code = DiagnosticCode.translationSpaceBeforePunctuation
    #expect(try found(code, "ru", source, "Налейте **чай** , потом молоко.") == [" "])
    #expect(try found(code, "zh-TW", source, "倒 **茶** ，再倒牛奶。") == [" "])
    #expect(try found(code, "ru", source, "Налейте **чай**, потом молоко.").isEmpty)
    #expect(try found(code, "ko", source, "**차** .NET 용").isEmpty)
    #expect(try found(code, "fr", source, "Versez le **thé** !").isEmpty)
  }

  @Test(arguments: [
    ("zh-TW", "Open **Tea**.", "開啟茶] 頁面。", ["]"]),
    ("ja", "Open [tea](a.md).", "[[お茶](a.md)を開く", ["["]),
    ("ja", "(tea)", "（お茶", ["（"]),
    ("ja", "(tea)", "（お茶)", []),
    ("ja", "Say \"tea\".", "「お茶と言う。", ["「"]),
    ("ru", "(tea", "(чай", []), ("ko", "1) Tea", "1) 차", []), ("ko", "`[`", "기호 `[`", []),
    ("zh-TW", "Tea", "［茶", ["［"]), ("ja", "Tea", "〈茶〉《茶》「茶」『茶』【茶】［茶］（茶）", []),
    ("ja", "Tea", "〈茶", ["〈"]), ("ja", "Tea", "茶》", ["》"]), ("ja", "Tea", "『茶」", ["」", "『"]),
    ("ja", "Tea", "【茶", ["【"]), ("ja", "Tea", "茶］", ["］"]), ("ko", "Tea", "\\[차\\]", []),
  ])
  func `brackets pair`(locale: String, source: String, target: String, places: [String]) throws {
    #expect(try found(.translationBracketsUnbalanced, locale, source, target) == places)
  }

  @Test(arguments: [
    ("ko", "차를 마시는 모든 사람(", true), ("ja", "朝にお茶を飲む", true), ("ja", "朝にお茶を飲みます。", false),
    ("zh-TW", "早上喝茶，", true), ("zh-TW", "早上喝茶。**", false), ("ru", "Пейте чай утром", true),
    ("ru", "Пейте [чай утром.](tea.md)", false), ("ko", "아침에 차를 마시세요.)", false),
    ("ja", "朝にお茶を飲みますか", true), ("ru", "Пейте чай «утром».", false),
    ("ru", "Пейте чай утром.\u{200B}", false),
  ])
  func `a sentence ends with a mark`(locale: String, target: String, isFault: Bool) throws {
    let source = "Drink your tea early in the morning."
    let count = try found(.translationPunctuationMissing, locale, source, target).count
    #expect(count == (isFault ? 1 : 0))
    let question = "Do you drink tea in the morning?"
    #expect(try found(.translationPunctuationMissing, locale, question, target).isEmpty)
    #expect(try found(.translationPunctuationMissing, locale, "A cup.", target).isEmpty)
  }

  @Test(arguments: [
    ("ja", "お茶です。。", ["。。"]), ("zh-TW", "茶，，水", ["，，"]), ("ru", "чай.. вода", [".."]),
    ("zh-TW", "茶 .。。", [".。。"]), ("ja", "API、.NET の", []), ("ru", "чай… вода...", []),
    ("ja", "お茶！？", []), ("ko", "..\\a와 ../b", []), ("ru", "чай::вода", []),
  ])
  func `punctuation stands once`(locale: String, target: String, places: [String]) throws {
    #expect(try found(.translationPunctuationDoubled, locale, "Tea and water.", target) == places)
    #expect(try found(.translationPunctuationDoubled, locale, "Tea,, water", target).isEmpty)
  }

  @Test func `a text of the no-loc list is kept`() throws {
    let code = DiagnosticCode.translationNoLocChanged
    let source = "Contoso makes tea."
    #expect(try found(code, "ko", source, "콘토소는 차를 만듭니다.", noLoc: ["Contoso"]).count == 1)
    #expect(try found(code, "ko", source, "Contoso는 차를 만듭니다.", noLoc: ["Contoso"]).isEmpty)
    #expect(try found(code, "ko", "Contosos make tea.", "차", noLoc: ["Contoso"]).isEmpty)
    let marked = "Open :::no-loc text=\"Tea Planner\":::."
    #expect(try found(code, "ja", marked, "お茶の計画を開きます。").count == 1)
    #expect(try found(code, "ja", marked, ":::no-loc text=\"Tea Planner\"::: を開きます。").isEmpty)
  }

  @Test(arguments: [
    ("ko", "Identifier of the tea", "id of the tea", ["of the tea"]),
    ("zh-TW", "Tea", "お茶", ["お"]),
    ("zh-TW", "They say", "他们说", ["们"]),
    ("zh-CN", "They say", "他们说", []),
    ("ru", "Tea", "茶", ["茶"]),
    ("ja", "Tea", "чай", ["ч"]), ("ko", "Tea茶", "차茶", []), ("zh-TW", "A B", "甲・乙", []),
    ("ru", "Contoso Tea Planner", "Contoso Tea planner", []), ("ja", "Tea", "お茶 (Tea)", []),
    ("ko", "The Han sign 茶", "한자 茶", []),
  ])
  func `a translation is in the letters of its language`(
    locale: String,
    source: String,
    target: String,
    places: [String]
  ) throws {
    // 'of the tea' and not 'id of the tea' would leave out the first word.
    let expected = places == ["of the tea"] ? ["id of the tea"] : places
    #expect(try found(.translationWrongScript, locale, source, target) == expected)
  }

  @Test func `a Korean verb is one word`() throws {
    let code = DiagnosticCode.translationVerbEndingSplit
    let torn = try found(code, "ko", "", "차를 확인 하 고 물에 대 한 설명을 봅니다.")
    #expect(torn == ["확인 하 ", "물에 대 한"])
    #expect(try found(code, "ko", "", "차를 확인하고 물에 대한 설명을 봅니다.").isEmpty)
    #expect(try found(code, "ja", "", "확인 하 고").isEmpty)
  }

  @Test func `a word stands once`() throws {
    let code = DiagnosticCode.translationWordDoubled
    #expect(try found(code, "ru", "The cup", "Чашка чашка чашка") == ["чашка чашка"])
    #expect(try found(code, "ko", "The same tea", "동일한 동일한 차") == ["동일한 동일한"])
    #expect(try found(code, "ja", "The tea", "お茶をを飲む") == ["をを"])
    #expect(try found(code, "ru", "tea tea", "чай чай").isEmpty)
    #expect(try found(code, "ru", "The cup", "чашка, чашка и чашкам").isEmpty)
    #expect(try found(code, "zh-TW", "The goal", "目的的").isEmpty)
  }
}
