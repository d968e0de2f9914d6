/// The kinds of findings, under docfx's names where docfx has one.
package enum DiagnosticCode: String, Sendable, CaseIterable {
  // Configuration and front matter
  case configNotFound = "config-not-found"
  case docsetNotFound = "docset-not-found"
  case directoryNotFound = "directory-not-found"
  case localeInvalid = "locale-invalid"
  case globPatternInvalid = "glob-pattern-invalid"
  case ruleOverrideInvalid = "rule-override-invalid"
  case jsonSyntaxError = "json-syntax-error"
  case yamlSyntaxError = "yaml-syntax-error"
  case yamlDuplicateKey = "yaml-duplicate-key"
  case yamlHeaderSyntaxError = "yaml-header-syntax-error"
  case yamlHeaderNotObject = "yaml-header-not-object"
  case schemaNotFound = "schema-not-found"
  case unknownField = "unknown-field"
  case unexpectedType = "unexpected-type"
  case invalidValue = "invalid-value"
  case missingAttribute = "missing-attribute"
  case dateFormatInvalid = "date-format-invalid"
  // Files and pages
  case fileUnreadable = "file-unreadable"
  case encodingInvalid = "encoding-invalid"
  case linkOutOfScope = "link-out-of-scope"
  case pageOverBudget = "page-over-budget"
  case outputPathConflict = "output-path-conflict"
  case outputManifestUnreadable = "output-manifest-unreadable"
  // Links
  case fileNotFound = "file-not-found"
  case bookmarkNotFound = "bookmark-not-found"
  case localFilePath = "local-file-path"
  case linkCaseMismatch = "link-case-mismatch"
  case linkExtensionChanged = "link-extension-changed"
  case linkTextMissing = "link-text-missing"
  case redirectedLink = "redirected-link"
  case docsLinkAbsolute = "docs-link-absolute"
  case hardCodedLocale = "hard-coded-locale"
  case insecureLink = "insecure-link"
  case preserveViewNotSet = "preserve-view-not-set"
  case disallowedDomain = "disallowed-domain"
  case externalImage = "external-image"
  case circularReference = "circular-reference"
  // Cross references
  case xrefNotFound = "xref-not-found"
  case atXrefNotFound = "at-xref-not-found"
  case duplicateUID = "duplicate-uid"
  // Redirections
  case redirectionConflict = "redirection-conflict"
  case redirectionInvalid = "redirection-invalid"
  case redirectionURLConflict = "redirection-url-conflict"
  case redirectURLInvalid = "redirect-url-invalid"
  case circularRedirection = "circular-redirection"
  case redirectedFileNotRemoved = "redirected-file-not-removed"
  case sourcePathConflict = "source-path-conflict"
  case redirectionPathSyntaxError = "redirection-path-syntax-error"
  // Tables of contents
  case invalidTopicHref = "invalid-topic-href"
  case invalidTocHref = "invalid-toc-href"
  case tocNotFound = "toc-not-found"
  case invalidTocSyntax = "invalid-toc-syntax"
  case invalidTocLevel = "invalid-toc-level"
  case tocEntryDuplicated = "toc-entry-duplicated"
  case tocMissing = "toc-missing"
  // Markdown and HTML
  case disallowedHTMLTag = "disallowed-html-tag"
  case disallowedHTMLAttribute = "disallowed-html-attribute"
  case translationUnitMalformed = "translation-unit-malformed"
  case mergeConflict = "merge-conflict"
  case invalidNoteSection = "invalid-note-section"
  case noteTokenTranslated = "note-token-translated"
  case includeNotFound = "include-not-found"
  case includeInvalid = "include-invalid"
  case codesnippetNotFound = "codesnippet-not-found"
  case unknownLanguageCode = "unknown-language-code"
  case notNotebookContent = "not-notebook-content"
  case tagNotFound = "tag-not-found"
  case multipleTagsWithSameName = "multiple-tags-with-same-name"
  case invalidTabGroup = "invalid-tab-group"
  case invalidRow = "invalid-row"
  case invalidNestedColumn = "invalid-nested-column"
  case invalidZone = "invalid-zone"
  case invalidImage = "invalid-image"
  case invalidCode = "invalid-code"
  case invalidVideo = "invalid-video"
  case invalidForm = "invalid-form"
  case invalidNoLoc = "invalid-no-loc"
  // Versions
  case invalidMonikerRange = "invalid-moniker-range"
  case monikerRangeInvalid = "moniker-range-invalid"
  case monikerRangeUndefined = "moniker-range-undefined"
  // Zone pivots
  case zonePivotGroupMissing = "zone-pivot-group-missing"
  case pivotGroupNotFound = "pivot-group-not-found"
  case zonePivotDefinitionNotFound = "zone-pivot-definition-not-found"
  case zonePivotDefinitionConflict = "zone-pivot-definition-conflict"
  case pivotIDNotFound = "pivot-id-not-found"
  case pivotIDUnused = "pivot-id-unused"
  case duplicatePivotGroups = "duplicate-pivot-groups"
  case duplicatePivotIDs = "duplicate-pivot-ids"
  // Content
  case h1Missing = "h1-missing"
  case h1NotFirst = "h1-not-first"
  case multipleH1s = "multiple-h1s"
  case h1InInclude = "h1-in-include"
  case h1InZone = "h1-in-zone"
  case headingSkipped = "heading-skipped"
  case headingEmpty = "heading-empty"
  case h2Duplicated = "h2-duplicated"
  case titleMissing = "title-missing"
  case imageAltTextMissing = "missing-image-altText"
  case codeBlockUnclosed = "code-block-unclosed"
  // Translations
  case translationUntranslated = "translation-untranslated"
  case translationNumbersDiffer = "translation-numbers-differ"
  case translationPlaceholdersDiffer = "translation-placeholders-differ"
  case translationLinksDiffer = "translation-links-differ"
  case translationLinkBroken = "translation-link-broken"
  case translationLinksGlued = "translation-links-glued"
  case translationCodeDiffers = "translation-code-differs"
  case translationEmphasisDiffers = "translation-emphasis-differs"
  case emphasisNotClosed = "emphasis-not-closed"
  case translationEmphasisShifted = "translation-emphasis-shifted"
  case translationSpaceBeforePunctuation = "translation-space-before-punctuation"
  case translationBracketsUnbalanced = "translation-brackets-unbalanced"
  case translationPunctuationMissing = "translation-punctuation-missing"
  case translationPunctuationDoubled = "translation-punctuation-doubled"
  case translationNoLocChanged = "translation-no-loc-changed"
  case translationWrongScript = "translation-wrong-script"
  case translationVerbEndingSplit = "translation-verb-ending-split"
  case translationWordDoubled = "translation-word-doubled"
  case translationInconsistent = "translation-inconsistent"
  case lintIgnoreInvalid = "lint-ignore-invalid"
  // Templates
  case templateSyntaxError = "template-syntax-error"
  case templateNotFound = "mustache-not-found"
  case templateNameNotFound = "template-name-not-found"
  // Exchange with translators
  case exchangeFileInvalid = "exchange-file-invalid"
  case exchangeUnitUnknown = "exchange-unit-unknown"
  case exchangeUnitRepeated = "exchange-unit-repeated"
  case exchangeSourceChanged = "exchange-source-changed"
  case exchangeTargetRefused = "exchange-target-refused"
  case exchangeTargetFuzzy = "exchange-target-fuzzy"

  /// The level that a finding of this kind has unless its reporter says otherwise.
  package var severity: Diagnostic.Severity {
    switch self {
    case .configNotFound, .docsetNotFound, .directoryNotFound, .localeInvalid, .globPatternInvalid,
      .jsonSyntaxError, .yamlSyntaxError, .schemaNotFound, .unknownField, .unexpectedType,
      .invalidValue, .missingAttribute, .fileUnreadable, .encodingInvalid, .pageOverBudget,
      .circularReference, .redirectionConflict, .redirectionInvalid, .sourcePathConflict,
      .invalidTopicHref, .invalidTocHref, .invalidTocSyntax, .invalidTocLevel, .includeNotFound,
      .notNotebookContent, .tagNotFound, .multipleTagsWithSameName, .invalidZone, .invalidImage,
      .invalidCode, .invalidVideo, .invalidForm, .monikerRangeInvalid, .templateSyntaxError,
      .templateNotFound, .templateNameNotFound, .exchangeFileInvalid, .exchangeUnitUnknown,
      .exchangeUnitRepeated, .exchangeSourceChanged, .exchangeTargetRefused:
      .error
    case .ruleOverrideInvalid, .yamlDuplicateKey, .yamlHeaderSyntaxError, .yamlHeaderNotObject,
      .dateFormatInvalid, .linkOutOfScope, .outputPathConflict, .fileNotFound, .bookmarkNotFound,
      .localFilePath, .insecureLink, .xrefNotFound, .duplicateUID, .redirectionURLConflict,
      .circularRedirection, .redirectedFileNotRemoved, .redirectionPathSyntaxError, .tocNotFound,
      .translationUnitMalformed, .mergeConflict, .invalidNoteSection, .includeInvalid,
      .codesnippetNotFound, .unknownLanguageCode, .invalidTabGroup, .invalidRow,
      .invalidNestedColumn, .invalidMonikerRange, .h1Missing, .h1NotFirst,
      .translationUntranslated, .translationPlaceholdersDiffer, .translationLinksDiffer,
      .translationLinkBroken, .translationCodeDiffers, .emphasisNotClosed,
      .translationBracketsUnbalanced, .translationPunctuationDoubled, .translationNoLocChanged,
      .translationWrongScript, .lintIgnoreInvalid, .exchangeTargetFuzzy:
      .warning
    case .linkTextMissing, .docsLinkAbsolute, .hardCodedLocale, .preserveViewNotSet,
      .disallowedDomain, .externalImage, .redirectURLInvalid, .tocEntryDuplicated, .tocMissing,
      .invalidNoLoc, .monikerRangeUndefined, .zonePivotGroupMissing, .pivotGroupNotFound,
      .zonePivotDefinitionNotFound, .zonePivotDefinitionConflict, .pivotIDNotFound,
      .pivotIDUnused, .duplicatePivotGroups, .duplicatePivotIDs, .multipleH1s, .h1InInclude,
      .h1InZone, .headingSkipped, .headingEmpty, .h2Duplicated, .titleMissing,
      .imageAltTextMissing, .codeBlockUnclosed, .translationNumbersDiffer, .translationLinksGlued,
      .translationEmphasisDiffers, .translationEmphasisShifted, .translationPunctuationMissing,
      .translationWordDoubled, .translationInconsistent:
      .suggestion
    case .linkCaseMismatch, .linkExtensionChanged, .disallowedHTMLTag, .disallowedHTMLAttribute,
      .outputManifestUnreadable, .redirectedLink, .noteTokenTranslated, .atXrefNotFound,
      .translationVerbEndingSplit, .translationSpaceBeforePunctuation:
      .info
    }
  }
}
