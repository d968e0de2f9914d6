/// Guides to what stands in pages.
extension DiagnosticGuide {
  static let markdown = [
    DiagnosticGuide(
      .disallowedHTMLTag,
      "An HTML tag is not allowed in pages.",
      cause: """
        Pages may use the tags of a list, so that no page can run scripts or change the site \
        around it. A tag that is not on it is printed as text. Where a translation lost the marks \
        of a code span, `<name>` is such a tag.
        """,
      remedy: "Put it into a code span if it is meant as text, or use Markdown.",
      example: Example(
        language: "markdown",
        faulty: "Enter <Subscription ID>.",
        mended: "Enter `<Subscription ID>`."
      )
    ),
    DiagnosticGuide(
      .disallowedHTMLAttribute,
      "An HTML attribute is not allowed on its tag.",
      cause:
        "The tag is kept without it. `style` and everything that runs a script is never allowed.",
      remedy: "Remove the attribute.",
      example: Example(
        language: "html",
        faulty: "<p style=\"color: red\">Stop</p>",
        mended: "<p><strong>Stop</strong></p>"
      )
    ),
    DiagnosticGuide(
      .translationUnitMalformed,
      "The tags of a translation unit do not fit together.",
      cause: """
        A sentence and its original are wrapped in tags with the same id. One of the tags is \
        missing, or the ids differ. The text is kept.
        """,
      remedy: "Repair the tags, or remove all those of the unit together with the original."
    ),
    DiagnosticGuide(
      .mergeConflict,
      "A page has the marks of an unfinished merge.",
      cause: """
        Git writes lines that begin with seven `<` and seven `>` around two versions of a text \
        that it cannot merge. Both versions are on the page, and the marks too.
        """,
      remedy: "Choose one version and delete the marks. In a code block they are left alone."
    ),
    DiagnosticGuide(
      .codeBlockUnclosed,
      "A code block has no end.",
      cause: "The fence that opens it is never closed, so the rest of the page is code.",
      remedy: "Close it with a line of the same signs, at least as many as at the beginning.",
      example: Example(
        language: "markdown",
        faulty: "```json\n{}\n\nThe answer is empty.",
        mended: "```json\n{}\n```\n\nThe answer is empty."
      )
    ),
    DiagnosticGuide(
      .invalidNoteSection,
      "The mark of an alert is not written as it should be.",
      cause: """
        `[!NOTE]` stands alone on its line, directly after `>`. With text after it, outside of a \
        quotation, with an unknown word or in raw HTML, it is shown as it is written.
        """,
      remedy: "Put the mark after `>` on a line of its own, and the text on the next line.",
      example: Example(
        language: "markdown",
        faulty: "> [!NOTE] Save your work.",
        mended: "> [!NOTE]\n> Save your work."
      )
    ),
    DiagnosticGuide(
      .noteTokenTranslated,
      "The mark of an alert was translated.",
      cause: "A translation tool wrote `[!ノート]` for `[!NOTE]`. It is read as what was meant.",
      remedy: "Write `NOTE`, `TIP`, `IMPORTANT`, `WARNING` or `CAUTION` in every language."
    ),
    DiagnosticGuide(
      .unknownLanguageCode,
      "The language of a code file is not known.",
      cause: """
        It follows from the mark, such as `[!code-csharp[]()]`, or from the ending of the file. \
        Without it, Diglot cannot know how comments are written, and tries all ways to find a tag.
        """,
      remedy: "Write a language that is known."
    ),
  ]

  static let constructs = [
    DiagnosticGuide(
      .includeNotFound,
      "A file to include does not exist.",
      cause: """
        The path is relative to the file that has the include, or to the root of the documentation \
        set after `~/`. A file that is redirected elsewhere counts as missing.
        """,
      remedy: "Correct the path, or supply the file.",
      example: Example(
        language: "markdown",
        faulty: "[!INCLUDE [Sign in](includes/sign-inn.md)]",
        mended: "[!INCLUDE [Sign in](includes/sign-in.md)]"
      )
    ),
    DiagnosticGuide(
      .includeInvalid,
      "An include is not written as it should be.",
      cause: """
        It names its file in two brackets, `[!INCLUDE [title](path.md)]`, and not in raw HTML. Only \
        files that end in `.md` can be included. The source text is shown.
        """,
      remedy: """
        Close both brackets. Something else than Markdown is shown as code with `:::code`.
        """,
      example: Example(
        language: "markdown",
        faulty: "[!INCLUDE [Settings](settings.json)]",
        mended: ":::code language=\"json\" source=\"settings.json\":::"
      )
    ),
    DiagnosticGuide(
      .codesnippetNotFound,
      "A code file does not exist.",
      cause:
        "The path is relative to the page, or to the root of the documentation set after `~/`.",
      remedy: "Correct the path, or supply the file."
    ),
    DiagnosticGuide(
      .notNotebookContent,
      "A notebook cannot be read.",
      cause: "`[!notebook]` shows a cell of an `.ipynb` file, which is JSON with a list `cells`.",
      remedy: "Name a notebook, or show the file with `:::code`."
    ),
    DiagnosticGuide(
      .tagNotFound,
      "A notebook has no cell of the given name.",
      cause: "The name of a cell is `name` in its metadata.",
      remedy: "Correct the name, or give it to the cell."
    ),
    DiagnosticGuide(
      .multipleTagsWithSameName,
      "A notebook has two cells of the same name.",
      cause: "Nothing says which of them is to be shown.",
      remedy: "Rename one of the cells."
    ),
    DiagnosticGuide(
      .invalidTabGroup,
      "Tabs do not fit together.",
      cause: """
        Two tabs of a group have the same id, no tab of a group can ever be seen, or two groups \
        share an id without having the same ids. Groups with the same ids change together.
        """,
      remedy: "Give each tab of a group its own id, and groups that change together the same ids.",
      example: Example(
        language: "markdown",
        faulty: "# [Linux](#tab/os)\n\n# [Windows](#tab/os)\n\n---",
        mended: "# [Linux](#tab/linux)\n\n# [Windows](#tab/windows)\n\n---"
      )
    ),
    DiagnosticGuide(
      .invalidRow,
      "A row of columns is not closed as it should be.",
      cause: """
        `:::row:::` needs a `:::row-end:::` with as many colons, and nothing may follow either on \
        its line.
        """,
      remedy: "Close the row, and move the text to the next line.",
      example: Example(
        language: "markdown",
        faulty: ":::row:::\n:::column:::\nLeft\n:::column-end:::",
        mended: ":::row:::\n:::column:::\nLeft\n:::column-end:::\n:::row-end:::"
      )
    ),
    DiagnosticGuide(
      .invalidNestedColumn,
      "A column is not closed as it should be.",
      cause: "`:::column:::` needs a `:::column-end:::` with as many colons, alone on its line.",
      remedy: "Close the column, and move the text to the next line."
    ),
    DiagnosticGuide(
      .invalidZone,
      "A zone is not written as it should be.",
      cause: """
        `::: zone` needs `pivot` or `target`, ids of lower-case letters, digits and dashes, and a \
        `::: zone-end`. Zones do not lie in one another.
        """,
      remedy: "Correct the attributes, and close every zone before the next one begins.",
      example: Example(
        language: "markdown",
        faulty: "::: zone pivot=\"Web App\"",
        mended: "::: zone pivot=\"web-app\"\n\nFor browsers.\n\n::: zone-end"
      )
    ),
    DiagnosticGuide(
      .invalidImage,
      "`:::image` is not written as it should be.",
      cause: """
        `source` is required, and `alt-text` too unless `type` is `icon`. Values stand between \
        double quotation marks. With an unknown attribute the line is shown as text.
        """,
      remedy: "Correct the attribute that the message names.",
      example: Example(
        language: "markdown",
        faulty: ":::image source=\"menu.png\" alt=\"The menu\":::",
        mended: ":::image source=\"menu.png\" alt-text=\"The menu\":::"
      )
    ),
    DiagnosticGuide(
      .invalidCode,
      "`:::code` or `[!code]` is not written as it should be.",
      cause: """
        Both stand alone on their line, and not in raw HTML; the brackets are those of \
        `[!code-csharp[title](path.cs)]`. Of `:::code`, `source` is required, and `language` where the ending of the file does not tell it. The \
        file, and the tag in it, must exist.
        """,
      remedy: "Correct the attribute that the message names.",
      example: Example(
        language: "markdown",
        faulty: ":::code source=\"start\":::",
        mended: ":::code language=\"bash\" source=\"start\":::"
      )
    ),
    DiagnosticGuide(
      .invalidVideo,
      "A video is not written as it should be.",
      cause: """
        `:::video` needs `source`, `thumbnail` and `upload-date`. `[!VIDEO url]` stands alone on a \
        line of a quotation. Neither is read in raw HTML.
        """,
      remedy: "Add the attribute that the message names. `> [!VIDEO url]` needs the address only."
    ),
    DiagnosticGuide(
      .invalidForm,
      "`:::form` is not written as it should be.",
      cause: "An attribute is unknown, missing or written twice. The line is shown as text.",
      remedy: "Correct the attribute that the message names."
    ),
    DiagnosticGuide(
      .invalidNoLoc,
      "`:::no-loc` is not written as it should be.",
      cause: """
        It stands on one line, in lower case, with one `text` and without spaces beside the \
        colons. Written otherwise it is shown as text.
        """,
      remedy: "Write it as in the example.",
      example: Example(
        language: "markdown",
        faulty: "::: no-loc text=\"Contoso\" :::",
        mended: ":::no-loc text=\"Contoso\":::"
      )
    ),
  ]
}
