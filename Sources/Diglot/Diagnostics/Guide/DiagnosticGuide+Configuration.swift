/// Guides to the configuration, front matter, files and templates.
extension DiagnosticGuide {
  static let configuration = [
    DiagnosticGuide(
      .configNotFound,
      "There is no configuration at the given place.",
      cause: "Diglot looks for `diglot.yml` in the folder that it is given, or in the current one.",
      remedy: """
        Name the folder of the project, or write a `diglot.yml`. For repositories in the format of \
        docfx, `diglot init` writes one.
        """
    ),
    DiagnosticGuide(
      .docsetNotFound,
      "A repository has no docset of the given name.",
      cause: """
        `docset` in `diglot.yml` picks one of the docsets that \
        `.openpublishing.publish.config.json` lists, by its name or by its folder. The message \
        names those that there are. Upper and lower case do not matter.
        """,
      remedy: "Use one of the names in the message, or leave `docset` out where there is only one."
    ),
    DiagnosticGuide(
      .directoryNotFound,
      "A folder that the configuration names does not exist.",
      cause: "Paths in a configuration are relative to the file that they stand in.",
      remedy: "Correct the path. The message says which name is near."
    ),
    DiagnosticGuide(
      .localeInvalid,
      "A tag is not a language tag.",
      cause: "Locales have tags as BCP 47 describes them: a language, and a script or a region.",
      remedy: "Write a tag such as `ko`, `zh-TW` or `sr-Latn`.",
      example: Example(language: "yaml", faulty: "- tag: korean_KR", mended: "- tag: ko-KR")
    ),
    DiagnosticGuide(
      .globPatternInvalid,
      "A pattern for paths cannot be read.",
      cause: """
        Patterns have `*` inside a folder's name, `**` for any number of folders, `?` for one \
        character, `[a-z]` for one of several, and `{a,b}` for alternatives.
        """,
      remedy: "Check that every bracket and brace is closed.",
      example: Example(
        language: "yaml",
        faulty: "exclude: [\"{drafts,old/**\"]",
        mended: "exclude: [\"{drafts,old}/**\"]"
      )
    ),
    DiagnosticGuide(
      .ruleOverrideInvalid,
      "A rule about diagnostics cannot be used.",
      cause: """
        `rules` has a code that does not exist, a severity that is none, or tries to lower an \
        error that means that the site or a page cannot be made. The rule is left out.
        """,
      remedy: """
        Correct the code or the severity. Severities are `off`, `info`, `suggestion`, `warning` \
        and `error`. Codes that docfx has and Diglot has not are accepted and do nothing.
        """,
      example: Example(
        language: "yaml",
        faulty: "rules:\n  heading-skiped: of",
        mended: "rules:\n  heading-skipped: off"
      )
    ),
    DiagnosticGuide(
      .jsonSyntaxError,
      "A JSON file cannot be read.",
      cause: "Comments and a comma after the last item are accepted, everything else must be JSON.",
      remedy: "Look just before the given place for a missing comma, brace or quotation mark."
    ),
    DiagnosticGuide(
      .yamlSyntaxError,
      "A YAML file cannot be read.",
      cause: """
        The file is not YAML, holds more than one document, or is nested deeper than Diglot reads.
        """,
      remedy: "Look just before the given place for wrong indentation or a missing quotation mark."
    ),
    DiagnosticGuide(
      .yamlDuplicateKey,
      "A key occurs twice, and the last value counts.",
      cause: "Two entries of one mapping have the same name. Nothing says which one was meant.",
      remedy: "Remove one of the two. A note says where the first one stands."
    ),
    DiagnosticGuide(
      .yamlHeaderSyntaxError,
      "The front matter of a page is not valid YAML.",
      cause: "The page is built as if it had no front matter.",
      remedy: "Correct the line. A value that contains a colon and a space needs quotation marks.",
      example: Example(
        language: "yaml",
        faulty: "title: Step 1: sign in",
        mended: "title: \"Step 1: sign in\""
      )
    ),
    DiagnosticGuide(
      .yamlHeaderNotObject,
      "The front matter of a page is not a list of keys and values.",
      cause: "The page is built as if it had no front matter.",
      remedy: "Write each line as `key: value`, or remove the two lines of dashes.",
      example: Example(language: "yaml", faulty: "- title", mended: "title: Sign in")
    ),
    DiagnosticGuide(
      .schemaNotFound,
      "A YAML page is of a kind that is not supported.",
      cause: """
        The first line of a YAML page names its kind, such as `### YamlMime:Landing`. This page \
        has no such line, or another kind. It is left out.
        """,
      remedy: """
        Write one of the kinds in the message, or list the file under `exclude` if it is not a \
        page.
        """,
      example: Example(
        language: "yaml",
        faulty: "title: Questions",
        mended: "### YamlMime:FAQ\ntitle: Questions"
      )
    ),
    DiagnosticGuide(
      .unknownField,
      "A key is not known.",
      cause: """
        The configuration, or a YAML page, has a key that means nothing. In the front matter of a \
        page, where every key is allowed, it is a suggestion: `Title` was read as `title`.
        """,
      remedy: "Correct the spelling; the message says which key is near. Otherwise remove the key."
    ),
    DiagnosticGuide(
      .unexpectedType,
      "A value has the wrong type.",
      cause: "A list stands where text is expected, a text where a number is expected, and so on.",
      remedy: "Write the value as the message says.",
      example: Example(
        language: "yaml",
        faulty: "exclude: drafts/**",
        mended: "exclude: [drafts/**]"
      )
    ),
    DiagnosticGuide(
      .invalidValue,
      "A value is not allowed here.",
      cause: """
        The type is right, but not the value: a word that is none of the choices, a tag that \
        occurs twice, a locale that is not in the list, an output folder inside the content.
        """,
      remedy: "The message says what is allowed."
    ),
    DiagnosticGuide(
      .missingAttribute,
      "A required key is absent.",
      cause: """
        The configuration, a redirection, an entry of a table of contents, a YAML page or a text \
        of the interface lacks something that Diglot cannot do without.
        """,
      remedy: "Add the key that the message names."
    ),
    DiagnosticGuide(
      .dateFormatInvalid,
      "A date in the front matter is not written month/day/year.",
      cause: "Dates have this order in every locale. The page is built without the date.",
      remedy: "Write the month first, then the day, and the year with four digits.",
      example: Example(
        language: "yaml",
        faulty: "ms.date: 20.11.2026",
        mended: "ms.date: 11/20/2026"
      )
    ),
  ]

  static let files = [
    DiagnosticGuide(
      .fileUnreadable,
      "A file cannot be opened or read.",
      cause: "The operating system refuses it. The message gives its reason.",
      remedy: "Check the permissions of the file and of its folders."
    ),
    DiagnosticGuide(
      .encodingInvalid,
      "A file is not UTF-8.",
      cause: """
        The byte at the given place belongs to no UTF-8 text, most likely because the file is in \
        an old encoding such as Windows-1252. A page is left out, so that no wrong letters are \
        shown.
        """,
      remedy: "Open the file in its encoding and save it as UTF-8."
    ),
    DiagnosticGuide(
      .linkOutOfScope,
      "Something lies outside of what is built.",
      cause: """
        A link or an image leads to a file that exists but that the patterns of the docset leave \
        out, or a symbolic link leads out of the project and of the folders of its locales, or \
        back to a folder that it lies in. Diglot does not follow it.
        """,
      remedy: """
        List the file under `content` or `resource` of docfx.json, or correct the link. Put the \
        files themselves in the place of a symbolic link.
        """
    ),
    DiagnosticGuide(
      .pageOverBudget,
      "A page is too large, or takes too long to read.",
      cause: """
        Pages have a limit of size, `pageSizeLimit`, and a budget of memory and time, so that no \
        page can stop the build of the others. The page is left out.
        """,
      remedy: "Divide the page. For large pages that you trust, raise `pageSizeLimit`."
    ),
    DiagnosticGuide(
      .outputPathConflict,
      "Two files lead to the same place in the output.",
      cause: """
        Upper and lower case do not matter in addresses, and a page has the same address whatever \
        its ending. The first file is kept, the other one left out.
        """,
      remedy: "Rename one of the two. The message names both."
    ),
    DiagnosticGuide(
      .outputManifestUnreadable,
      "The list of the files of the last build cannot be read.",
      cause: """
        Diglot removes only what it wrote itself, and that list says what this was. Without it, \
        nothing is removed.
        """,
      remedy: "Delete the output folder once and build again."
    ),
  ]

  static let templates = [
    DiagnosticGuide(
      .templateSyntaxError,
      "A template is not valid Mustache.",
      cause: "Most often a section is never closed, or closed under another name.",
      remedy: "Correct the template at the given line.",
      example: Example(
        language: "html",
        faulty: "{{#hasOutline}}<nav></nav>{{/outline}}",
        mended: "{{#hasOutline}}<nav></nav>{{/hasOutline}}"
      )
    ),
    DiagnosticGuide(
      .templateNotFound,
      "A template names a partial template that does not exist.",
      cause: "`{{>name}}` stands for the file `name.mustache` in the folder of the templates.",
      remedy: "Correct the name, or add the file."
    ),
    DiagnosticGuide(
      .templateNameNotFound,
      "A template uses a name that the data does not have.",
      cause: "A misspelt name would print nothing, and nobody would notice.",
      remedy: "Use one of the names that the page about templates lists."
    ),
  ]
}
