/// Guides to what `diglot import` says of files that come back from translators.
extension DiagnosticGuide {
  static let exchange = [
    DiagnosticGuide(
      .exchangeFileInvalid,
      "A file from a translator's tool cannot be read.",
      cause: """
        The file is neither XLIFF 2.0 or 2.1 nor a catalogue of gettext, or it is damaged. A document \
        type (`<!DOCTYPE`) is refused in XML, since it can name other files. Nothing of the file is \
        taken over.
        """,
      remedy: "Save it from the tool again as XLIFF 2.x or PO, in UTF-8.",
      example: Example(
        language: "xml",
        faulty: "<xliff version=\"1.2\">",
        mended: """
          <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="ko">
          """
      )
    ),
    DiagnosticGuide(
      .exchangeUnitUnknown,
      "A translated sentence belongs to no unit of the project.",
      cause: """
        The locale, the page or the number of the unit is not in the project: the page was moved or \
        translated anew since the export, or the file is of another project. Nothing of the page is \
        written.
        """,
      remedy: "Export the locale again and take the translations over in the translator's tool."
    ),
    DiagnosticGuide(
      .exchangeUnitRepeated,
      "A unit comes with two different translations.",
      cause: """
        The files that were given hold the unit twice, and nobody can say which translation is \
        meant. Nothing of the page is written.
        """,
      remedy: "Import one file, or remove one of the two entries."
    ),
    DiagnosticGuide(
      .exchangeSourceChanged,
      "The original of a changed translation is not the one in the page.",
      cause: """
        The page was translated anew since the export, so the new translation may say something that \
        the original does not say any more. Nothing of the page is written.
        """,
      remedy: "Export the page again, and look at the sentence in the new file."
    ),
    DiagnosticGuide(
      .exchangeTargetRefused,
      "A changed translation would break the page's Markdown.",
      cause: """
        A code such as `**`, a link's target, a code span or a tag is missing or was added, a line \
        break or a `|` would cut a table or paragraph in two, or Markdown would read the page around \
        the sentence in another way. Nothing of the page is written.
        """,
      remedy: """
        Keep all codes of the original in the translation, each pair around the words that it belongs \
        to. Write `\\*`, `\\_` or `\\[` for a sign that is only text.
        """,
      example: Example(
        language: "po",
        faulty: "msgid \"Select **Save**.\"\nmsgstr \"**저장을 선택합니다.\"",
        mended: "msgid \"Select **Save**.\"\nmsgstr \"**저장** 을 선택합니다.\""
      )
    ),
    DiagnosticGuide(
      .exchangeTargetFuzzy,
      "A changed translation is marked as fuzzy and was not taken over.",
      cause: """
        In a catalogue of gettext `fuzzy` says that a translation is not to be used before somebody \
        has looked at it.
        """,
      remedy: "Remove the mark in the translator's tool, and import the file again.",
      example: Example(
        language: "po",
        faulty: "#, fuzzy\nmsgid \"Save\"\nmsgstr \"저장\"",
        mended: "msgid \"Save\"\nmsgstr \"저장\""
      )
    ),
  ]
}
