/// Guides to links, cross references, redirections and tables of contents.
extension DiagnosticGuide {
  static let links = [
    DiagnosticGuide(
      .fileNotFound,
      "The target of a link or an image does not exist.",
      cause: """
        Neither this locale nor one of its fallbacks has the file. A link becomes its text and an \
        image its alternative text, so that no dead link is published. A note says which name is \
        near, or which other locales have the file.
        """,
      remedy: "Correct the path, which is relative to the page, or supply the file.",
      example: Example(
        language: "markdown",
        faulty: "[Sign in](sign-inn.md)",
        mended: "[Sign in](sign-in.md)"
      )
    ),
    DiagnosticGuide(
      .bookmarkNotFound,
      "The target page has no place with the name after the `#`.",
      cause: """
        A link leads to a heading or an anchor that the page does not have, perhaps because the \
        heading was renamed. The link is kept and leads to the top of the page.
        """,
      remedy: """
        Use the id of a heading. In translated pages it is made from the heading in the original \
        language, so one address works in every language.
        """
    ),
    DiagnosticGuide(
      .localFilePath,
      "A link leads to a drive of your own computer.",
      cause: "Nobody else can open it. The text is kept without the link.",
      remedy: "Put the file beside the pages and use a relative path.",
      example: Example(
        language: "markdown",
        faulty: "[Plan](C:/docs/plan.md)",
        mended: "[Plan](plan.md)"
      )
    ),
    DiagnosticGuide(
      .linkCaseMismatch,
      "A target was found only by ignoring upper and lower case.",
      cause: "The link works on the site, but not on every computer that holds the files.",
      remedy: "Write the path as the file is named.",
      example: Example(
        language: "markdown",
        faulty: "[Plan](Plan.MD)",
        mended: "[Plan](plan.md)"
      )
    ),
    DiagnosticGuide(
      .linkExtensionChanged,
      "A target was found with another ending.",
      cause: """
        The link says `.md` and the page is a `.yml` file, or the reverse, or the link has no \
        ending. This happens where a page was rewritten in one language and not yet in another.
        """,
      remedy: "Write the ending that the file has."
    ),
    DiagnosticGuide(
      .linkTextMissing,
      "A link has no text.",
      cause: """
        The title of the page that it leads to is shown, or the address where it leads to no page. \
        Translation tools sometimes lose the text of a link.
        """,
      remedy: "Write a text, unless the title is what you want.",
      example: Example(
        language: "markdown",
        faulty: "See [](sign-in.md).",
        mended: "See [how to sign in](sign-in.md)."
      )
    ),
    DiagnosticGuide(
      .redirectedLink,
      "A link leads to a page that has moved.",
      cause:
        "The list of redirections says where the page is now, and the link goes there directly.",
      remedy: "Write the new address."
    ),
    DiagnosticGuide(
      .docsLinkAbsolute,
      "A link names the host of the documentation itself.",
      cause: """
        An address that begins with the base URL of the site, or with `https://docs.microsoft.com` \
        or `https://learn.microsoft.com`, does not follow the reader's language or another host of \
        the site.
        """,
      remedy: """
        Use the path of the file, or for another documentation set the address from the `/` on. On a \
        site that is no part of that documentation, turn the rule off.
        """,
      example: Example(
        language: "markdown",
        faulty: "[Bicep](https://docs.microsoft.com/azure/bicep)",
        mended: "[Bicep](/azure/bicep)"
      )
    ),
    DiagnosticGuide(
      .hardCodedLocale,
      "An address has a language in it.",
      cause: """
        Sites of Microsoft send readers to their own language where the address names none. An \
        address with `/en-us/` is English for everybody.
        """,
      remedy: "Remove the language from the address.",
      example: Example(
        language: "markdown",
        faulty: "[Licences](https://www.microsoft.com/en-us/licensing)",
        mended: "[Licences](https://www.microsoft.com/licensing)"
      )
    ),
    DiagnosticGuide(
      .insecureLink,
      "A link to Microsoft is not encrypted.",
      cause:
        "The host answers under `https` too, and readers deserve a link that nobody can change.",
      remedy: "Write `https` instead of `http`.",
      example: Example(
        language: "markdown",
        faulty: "[Azure](http://azure.microsoft.com)",
        mended: "[Azure](https://azure.microsoft.com)"
      )
    ),
    DiagnosticGuide(
      .preserveViewNotSet,
      "A link asks for a version that the target's host may change.",
      cause: """
        `view=` in an address selects a version of a page. Without `preserve-view=true` the host \
        may put the version there that the reader looked at last.
        """,
      remedy: "Add `preserve-view=true`, or remove `view=` if any version will do.",
      example: Example(
        language: "markdown",
        faulty: "[Groups](/graph/groups?view=graph-rest-1.0)",
        mended: "[Groups](/graph/groups?view=graph-rest-1.0&preserve-view=true)"
      )
    ),
    DiagnosticGuide(
      .disallowedDomain,
      "An address leads to a host that is not trusted.",
      cause:
        "A frame, a script or a video of another host runs on your page, so hosts must be listed.",
      remedy: "Use a host that is allowed, or link to the address instead."
    ),
    DiagnosticGuide(
      .externalImage,
      "An image lies on another host.",
      cause: "It can change or vanish at any time, and its host learns about your readers.",
      remedy: "Put the image beside the page, if its licence allows that."
    ),
    DiagnosticGuide(
      .circularReference,
      "Files refer to each other in a circle.",
      cause: """
        A file includes itself, or a table of contents contains itself, perhaps by way of others. \
        The message lists the circle.
        """,
      remedy: "Remove one of the references."
    ),
  ]

  static let references = [
    DiagnosticGuide(
      .xrefNotFound,
      "A cross reference names a uid that does not exist.",
      cause: """
        Neither a page of this documentation set nor a listed `xrefmap.yml` has the uid, in which \
        upper and lower case matter. The reference stays as text.
        """,
      remedy: "Correct the uid, or list the map that has it under `xref` of docfx.json.",
      example: Example(
        language: "markdown",
        faulty: "<xref:Contoso.Tea.brew>",
        mended: "<xref:Contoso.Tea.Brew>"
      )
    ),
    DiagnosticGuide(
      .atXrefNotFound,
      "A word with `@` before it is no uid.",
      cause: """
        `@name` is a cross reference where the uid exists and plain text otherwise: most such \
        words are mail addresses and names of people. That is why this finding is off unless a \
        rule gives it a severity.
        """,
      remedy: "Write `<xref:uid>` where a reference is meant."
    ),
    DiagnosticGuide(
      .duplicateUID,
      "Two pages have the same uid.",
      cause: "References to it lead to the first page, in the order of the paths.",
      remedy: "Give one of the pages another uid."
    ),
  ]

  static let redirections = [
    DiagnosticGuide(
      .redirectionConflict,
      "A page is redirected twice.",
      cause: "Two entries have the same source, and nothing says which one was meant.",
      remedy: "Remove one of the two."
    ),
    DiagnosticGuide(
      .redirectionInvalid,
      "The source of a redirection is not a page.",
      cause: "Only Markdown, YAML and JSON files can be redirected, and no tables of contents.",
      remedy: "Name the file that the page had, with its ending."
    ),
    DiagnosticGuide(
      .redirectionURLConflict,
      "Two pages give their identity to the same page.",
      cause: """
        `redirect_document_id: true` says that a page is the same page under a new name. A page \
        can be the same as one other page only. The first entry counts.
        """,
      remedy: "Set `redirect_document_id` to `false` in all entries but one."
    ),
    DiagnosticGuide(
      .redirectURLInvalid,
      "A page gives its identity to something that is not a page of this set.",
      cause: """
        With `redirect_document_id: true` the target must be a page of the same documentation set. \
        The page is redirected all the same.
        """,
      remedy: "Correct the target, or set `redirect_document_id` to `false`."
    ),
    DiagnosticGuide(
      .circularRedirection,
      "Redirections lead in a circle.",
      cause:
        "A page is redirected to another, and that one back again. Readers would never arrive.",
      remedy: "Let the last entry of the circle lead to a page that exists, or remove it."
    ),
    DiagnosticGuide(
      .redirectedFileNotRemoved,
      "A page is redirected and still exists.",
      cause: "The redirection wins, and the file is not published.",
      remedy: "Remove the file, or the redirection."
    ),
    DiagnosticGuide(
      .sourcePathConflict,
      "A redirection has two sources.",
      cause:
        "An entry has `source_path` and `source_path_from_root`, which are two ways to say the same.",
      remedy: "Remove one of the two."
    ),
    DiagnosticGuide(
      .redirectionPathSyntaxError,
      "The source of a redirection begins in the wrong way.",
      cause: """
        `source_path` is relative to the file that it stands in and has no `/` at its beginning. \
        `source_path_from_root` begins with `/`, which is the root of the repository.
        """,
      remedy: "Add or remove the `/`.",
      example: Example(
        language: "json",
        faulty: "{ \"source_path\": \"/guide/old.md\", \"redirect_url\": \"/guide/new\" }",
        mended: "{ \"source_path\": \"guide/old.md\", \"redirect_url\": \"/guide/new\" }"
      )
    ),
  ]

  static let contents = [
    DiagnosticGuide(
      .invalidTopicHref,
      "`topicHref` does not name a page.",
      cause: "It is the page of an entry whose `href` is a folder or another table of contents.",
      remedy: "Name a page. A folder or a table of contents belongs into `href` or `tocHref`.",
      example: Example(
        language: "yaml",
        faulty: "- name: Guide\n  topicHref: guide/toc.yml",
        mended: "- name: Guide\n  href: guide/toc.yml\n  topicHref: guide/index.md"
      )
    ),
    DiagnosticGuide(
      .invalidTocHref,
      "`tocHref` does not name a table of contents.",
      cause: "It must be another table of contents, a folder, or a path that begins with `/`.",
      remedy: "Move the name of a page into `topicHref`."
    ),
    DiagnosticGuide(
      .tocNotFound,
      "A folder in a table of contents has none of its own.",
      cause:
        "An entry refers to a folder, and there is no `toc.md`, `toc.json` or `toc.yml` in it.",
      remedy: "Add one, or let the entry refer to a page."
    ),
    DiagnosticGuide(
      .invalidTocSyntax,
      "A table of contents in Markdown has something else than entries.",
      cause: "`TOC.md` may have headings with one link or one text, comments, and front matter.",
      remedy: "Remove the paragraph or list, and put a space after `#`.",
      example: Example(
        language: "markdown",
        faulty: "#[Sign in](sign-in.md)\n\nMore pages will follow.",
        mended: "# [Sign in](sign-in.md)"
      )
    ),
    DiagnosticGuide(
      .invalidTocLevel,
      "An entry of a table of contents lies too deep.",
      cause: """
        A heading in `TOC.md` is more than one level below the one before it, or above the first \
        one, so it belongs to no entry.
        """,
      remedy: "Correct the number of `#`.",
      example: Example(
        language: "markdown",
        faulty: "# Guide\n### [Sign in](sign-in.md)",
        mended: "# Guide\n## [Sign in](sign-in.md)"
      )
    ),
    DiagnosticGuide(
      .tocEntryDuplicated,
      "A page is twice in one table of contents.",
      cause:
        "Readers cannot tell where they are: the first of the entries is marked as the current one.",
      remedy: "Remove one of the entries."
    ),
    DiagnosticGuide(
      .tocMissing,
      "A page is in no table of contents.",
      cause: "The page is built, and readers reach it by a link or a search only.",
      remedy: "Add it to a table of contents, or remove the page."
    ),
  ]
}
