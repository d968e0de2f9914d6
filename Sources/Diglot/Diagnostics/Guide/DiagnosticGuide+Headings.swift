/// Guides to versions, pivots, headings, titles and images.
extension DiagnosticGuide {
  static let versions = [
    DiagnosticGuide(
      .invalidMonikerRange,
      "A zone for versions is not closed as it should be.",
      cause: """
        `::: moniker range="…"` needs a `::: moniker-end` with as many colons, alone on its line.
        """,
      remedy: "Close the zone.",
      example: Example(
        language: "markdown",
        faulty: "::: moniker range=\">=tea-2.0\"\n\nNew.",
        mended: "::: moniker range=\">=tea-2.0\"\n\nNew.\n\n::: moniker-end"
      )
    ),
    DiagnosticGuide(
      .monikerRangeInvalid,
      "A range of versions cannot be understood.",
      cause: """
        A range has names of versions with `=`, `<`, `<=`, `>` or `>=` before them. A space means \
        and, `||` means or. A name that is not defined cannot be compared.
        """,
      remedy: "Correct the range or the name."
    ),
    DiagnosticGuide(
      .monikerRangeUndefined,
      "A page has zones for versions and no versions itself.",
      cause: "Without `monikerRange`, in the page or in docfx.json, nobody can choose a version.",
      remedy: "Add `monikerRange` to the front matter, or to `fileMetadata` of docfx.json."
    ),
    DiagnosticGuide(
      .zonePivotGroupMissing,
      "A page has zones with pivots and names no group of pivots.",
      cause: "Without `zone_pivot_groups` in the front matter readers have nothing to choose with.",
      remedy: "Add `zone_pivot_groups` with the id of a group.",
      example: Example(
        language: "yaml",
        faulty: "title: Sign in",
        mended: "title: Sign in\nzone_pivot_groups: client"
      )
    ),
    DiagnosticGuide(
      .pivotGroupNotFound,
      "A group of pivots does not exist.",
      cause: "`zone_pivot_groups` names an id that the file of groups does not have.",
      remedy: "Correct the id, or define the group."
    ),
    DiagnosticGuide(
      .zonePivotDefinitionNotFound,
      "The file with the groups of pivots does not exist.",
      cause: """
        Groups are defined in `zone-pivot-groups.yml` at the root of the documentation set, or in \
        the file that `zone_pivot_group_filename` names.
        """,
      remedy: "Add the file, or correct its name."
    ),
    DiagnosticGuide(
      .zonePivotDefinitionConflict,
      "Two files define the groups of pivots.",
      cause: "Only one file of a documentation set does that. The first one counts.",
      remedy: "Move all groups into one of the files, and remove the other."
    ),
    DiagnosticGuide(
      .pivotIDNotFound,
      "A zone has a pivot that its groups do not have.",
      cause: "No choice of a reader ever shows the zone.",
      remedy: "Correct the id, or add it to the group."
    ),
    DiagnosticGuide(
      .pivotIDUnused,
      "A pivot of a page's group has no zone.",
      cause: "Readers can choose it, and find nothing.",
      remedy: "Write a zone for it, or use a group without it."
    ),
    DiagnosticGuide(
      .duplicatePivotGroups,
      "Two groups of pivots have the same id.",
      cause: "The first one counts.",
      remedy: "Rename one of the two."
    ),
    DiagnosticGuide(
      .duplicatePivotIDs,
      "Two pivots of a group have the same id.",
      cause: "The first one counts.",
      remedy: "Rename one of the two."
    ),
  ]

  static let headings = [
    DiagnosticGuide(
      .h1Missing,
      "A page has no heading of level 1.",
      cause: "Readers, search engines and screen readers look for one heading that names the page.",
      remedy: "Begin the page with one `#` and the title.",
      example: Example(
        language: "markdown",
        faulty: "Tea needs water.",
        mended: "# Make tea\n\nTea needs water."
      )
    ),
    DiagnosticGuide(
      .h1NotFirst,
      "Something stands before the heading of level 1.",
      cause: """
        The title of a page comes first. Comments and front matter do not count, and neither do \
        anchors without text.
        """,
      remedy: "Move what stands there below the heading.",
      example: Example(
        language: "markdown",
        faulty: "Tea needs water.\n\n# Make tea",
        mended: "# Make tea\n\nTea needs water."
      )
    ),
    DiagnosticGuide(
      .multipleH1s,
      "A page has several headings of level 1.",
      cause: "The first one is the title of the page. Each of the others is reported.",
      remedy: "Give the others two `#`, or divide the page.",
      example: Example(
        language: "markdown",
        faulty: "# Make tea\n\n# Make coffee",
        mended: "# Hot drinks\n\n## Make tea\n\n## Make coffee"
      )
    ),
    DiagnosticGuide(
      .h1InInclude,
      "A heading of level 1 stands in an included file.",
      cause: "The file may be included anywhere in pages that have their own title.",
      remedy: "Begin with level 2 in files that others include."
    ),
    DiagnosticGuide(
      .h1InZone,
      "A heading of level 1 stands in a zone.",
      cause: "Where the zone is hidden, the page has no title.",
      remedy: "Move the heading before the zone."
    ),
    DiagnosticGuide(
      .headingSkipped,
      "A heading is more than one level below the one before it.",
      cause: "Screen readers show headings as a tree, and this one has no parent in it.",
      remedy: "Remove a `#`, or add the heading that is missing between the two.",
      example: Example(
        language: "markdown",
        faulty: "## Water\n\n#### Temperature",
        mended: "## Water\n\n### Temperature"
      )
    ),
    DiagnosticGuide(
      .headingEmpty,
      "A heading has no text.",
      cause: "It takes space, and nothing can be called by it. Often a translation lost its text.",
      remedy: "Write a text, or remove the `#`."
    ),
    DiagnosticGuide(
      .h2Duplicated,
      "Two headings of level 2 have the same text.",
      cause: "Readers cannot tell them apart in the list of what is on the page.",
      remedy: "Name what makes them different.",
      example: Example(
        language: "markdown",
        faulty: "## Settings\n\n## Settings",
        mended: "## Settings for teams\n\n## Settings for guests"
      )
    ),
    DiagnosticGuide(
      .titleMissing,
      "A page has neither a title nor a heading.",
      cause:
        "It is called after its file in lists, search results and in the window of the browser.",
      remedy: "Write a heading of level 1, or a `title` in the front matter."
    ),
    DiagnosticGuide(
      .imageAltTextMissing,
      "An image has no alternative text.",
      cause: "People who do not see the image, and search engines, learn nothing of it.",
      remedy: """
        Say between the brackets what the image shows. For an image that only decorates, use \
        `:::image type="icon"`.
        """,
      example: Example(
        language: "markdown",
        faulty: "![](pot.png)",
        mended: "![A pot of tea on a table](pot.png)"
      )
    ),
  ]
}
