/// The kinds of findings, under docfx's names where docfx has one.
package enum DiagnosticCode: String, Sendable, CaseIterable {
  // Configuration and front matter
  case configNotFound = "config-not-found"
  case directoryNotFound = "directory-not-found"
  case localeInvalid = "locale-invalid"
  case globPatternInvalid = "glob-pattern-invalid"
  case yamlSyntaxError = "yaml-syntax-error"
  case yamlDuplicateKey = "yaml-duplicate-key"
  case yamlHeaderSyntaxError = "yaml-header-syntax-error"
  case yamlHeaderNotObject = "yaml-header-not-object"
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
  // Markdown and HTML
  case disallowedHTMLTag = "disallowed-html-tag"
  case disallowedHTMLAttribute = "disallowed-html-attribute"
  case translationUnitMalformed = "translation-unit-malformed"
  // Templates
  case templateSyntaxError = "template-syntax-error"
  case templateNotFound = "mustache-not-found"
  case templateNameNotFound = "template-name-not-found"

  /// The level that a finding of this kind has unless its reporter says otherwise.
  package var severity: Diagnostic.Severity {
    switch self {
    case .configNotFound, .directoryNotFound, .localeInvalid, .globPatternInvalid,
      .yamlSyntaxError, .unknownField, .unexpectedType, .invalidValue, .missingAttribute,
      .fileUnreadable, .encodingInvalid, .pageOverBudget,
      .templateSyntaxError, .templateNotFound, .templateNameNotFound:
      .error
    case .yamlDuplicateKey, .yamlHeaderSyntaxError, .yamlHeaderNotObject, .dateFormatInvalid,
      .linkOutOfScope, .outputPathConflict, .fileNotFound, .bookmarkNotFound, .localFilePath,
      .translationUnitMalformed:
      .warning
    case .linkTextMissing: .suggestion
    case .linkCaseMismatch, .linkExtensionChanged, .disallowedHTMLTag, .disallowedHTMLAttribute,
      .outputManifestUnreadable:
      .info
    }
  }
}
