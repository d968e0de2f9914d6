/// Guides to what `diglot lint` finds in translations.
extension DiagnosticGuide {
  static let translations = [
    DiagnosticGuide(
      .translationUntranslated,
      "A sentence is the same in both languages.",
      cause: """
        Names, numbers, addresses and code stay as they are; this text has the words of a sentence. \
        In a name every word begins with a capital, except for words such as `of` and `the`.
        """,
      remedy: "Translate it, or list it under `no-loc` in the header of the page or in docfx.json."
    ),
    DiagnosticGuide(
      .translationPlaceholdersDiffer,
      "A translation has other placeholders than its original.",
      cause: """
        `{name}`, `%s` and `<Subscription ID>` stand for a value, and are the same in every \
        language. Machine translation sometimes leaves signs such as `<c0>` of its own behind.
        """,
      remedy: "Write the placeholders as they are in the original.",
      example: Example(
        language: "markdown",
        faulty: "Откройте /orders/{номер}.",
        mended: "Откройте /orders/{number}."
      )
    ),
    DiagnosticGuide(
      .translationLinksDiffer,
      "A translation leads to other places than its original.",
      cause: """
        Targets of links and images are compared, in any order. Parts that name a language, such \
        as `/en-us/`, may differ.
        """,
      remedy: "Take the missing target from the original."
    ),
    DiagnosticGuide(
      .translationLinkBroken,
      "A space divides the text of a link from its target.",
      cause: "Then it is no link, and readers see brackets and the target.",
      remedy: "Delete the space.",
      example: Example(
        language: "markdown",
        faulty: "詳見 [說明] (help.md)。",
        mended: "詳見 [說明](help.md)。"
      )
    ),
    DiagnosticGuide(
      .translationCodeDiffers,
      "A translation has other code than its original.",
      cause: "What stands between backticks is typed or read by machines in every language.",
      remedy: "Write the code as it is in the original."
    ),
    DiagnosticGuide(
      .emphasisNotClosed,
      "Readers see the marks of bold text.",
      cause: """
        `**` has no partner, or a space on its inner side, or nothing between the two. That happens \
        where machine translation moved words out of bold text.
        """,
      remedy: "Put `**` directly before and behind the bold words, or take it away.",
      example: Example(
        language: "markdown",
        faulty: "[保存]**** を選びます。",
        mended: "**[保存]** を選びます。"
      )
    ),
    DiagnosticGuide(
      .translationBracketsUnbalanced,
      "A bracket of a translation has no other half.",
      cause: """
        Brackets and parentheses of all kinds are counted. A sentence whose original has the same \
        fault is left alone.
        """,
      remedy: "Add the other half, or delete the bracket.",
      example: Example(
        language: "markdown",
        faulty: "請選取說明] 頁面。",
        mended: "請選取 [說明] 頁面。"
      )
    ),
    DiagnosticGuide(
      .translationPunctuationDoubled,
      "Two marks of punctuation stand together.",
      cause: "One of them was left behind when the sentence was translated.",
      remedy: "Delete one of them.",
      example: Example(language: "markdown", faulty: "保存します。。", mended: "保存します。")
    ),
    DiagnosticGuide(
      .translationNoLocChanged,
      "A text was translated that stays the same in every language.",
      cause: "It is listed under `no-loc`, or marked as `:::no-loc text=\"…\":::` in the original.",
      remedy: "Write it as it is in the original, or take it from the list."
    ),
    DiagnosticGuide(
      .translationWrongScript,
      "A translation is not in the letters of its language.",
      cause: """
        It has letters of a script that neither the language nor the original uses, simplified \
        characters in traditional Chinese, or several words and not one letter of its own.
        """,
      remedy: "Look for a sentence that comes from another language, or was not translated."
    ),
    DiagnosticGuide(
      .lintIgnoreInvalid,
      "A page asks to be spared a rule or a unit that does not exist.",
      cause: """
        `lint-ignore` in the header is a list of codes, each for the page or, with `@` and a \
        number, for one unit.
        """,
      remedy: "Correct the name or the number.",
      example: Example(
        language: "yaml",
        faulty: "lint-ignore: translation-number-differs@103",
        mended: "lint-ignore: translation-numbers-differ@103"
      )
    ),
  ]

  static let translationHints = [
    DiagnosticGuide(
      .translationNumbersDiffer,
      "A translation has other numbers than its original.",
      cause: """
        Numbers are compared whatever their separators are, and so are the parts of dates. Numbers \
        that are words in one of the languages are known where they are common.
        """,
      remedy: "Correct the number, or list the unit under `lint-ignore` where it is meant so.",
      example: Example(
        language: "markdown",
        faulty: "양식 104-S (of: Form 1042-S)",
        mended: "양식 1042-S (of: Form 1042-S)"
      )
    ),
    DiagnosticGuide(
      .translationLinksGlued,
      "Two links stand together with nothing between them.",
      cause: "What stood between them in the original was lost or moved into one of them.",
      remedy: "Divide them, or make them one."
    ),
    DiagnosticGuide(
      .translationEmphasisDiffers,
      "A translation has more or fewer bold and italic texts than its original.",
      cause: "Brackets and quotation marks that take their place count as well.",
      remedy: "Mark the same words as the original does."
    ),
    DiagnosticGuide(
      .translationEmphasisShifted,
      "Not a label is bold, but what follows it.",
      cause: "Machine translation put brackets around the label and moved the bold text.",
      remedy: "Put `**` around the label.",
      example: Example(
        language: "markdown",
        faulty: "[保存] **を選択** します。",
        mended: "**[保存]** を選択します。"
      )
    ),
    DiagnosticGuide(
      .translationSpaceBeforePunctuation,
      "A space stands between bold text and punctuation.",
      cause: "Machine translation puts spaces around bold text.",
      remedy: "Delete the space."
    ),
    DiagnosticGuide(
      .translationPunctuationMissing,
      "A translated sentence ends without a mark.",
      cause: """
        Its original ends with a full stop or an exclamation mark. Sometimes the end of the \
        sentence is missing as well.
        """,
      remedy: "Add the mark. In lists that have none, use `lint-ignore`, or a rule in `diglot.yml`."
    ),
    DiagnosticGuide(
      .translationVerbEndingSplit,
      "A Korean verb is torn apart.",
      cause: "Machine translation divided the stem from its ending by a space.",
      remedy: "Write the verb as one word.",
      example: Example(language: "markdown", faulty: "확인 하 고", mended: "확인하고")
    ),
    DiagnosticGuide(
      .translationWordDoubled,
      "A word stands twice in a row.",
      cause: "The original has no word twice there.",
      remedy: "Delete one of the two, unless both are meant."
    ),
    DiagnosticGuide(
      .translationInconsistent,
      "A sentence that occurs several times is translated in several ways.",
      cause: """
        Sentences of four words or more are compared across all pages of a language. The finding \
        names the translation that occurs most often.
        """,
      remedy: "Use one translation, unless the places need different ones."
    ),
  ]
}
