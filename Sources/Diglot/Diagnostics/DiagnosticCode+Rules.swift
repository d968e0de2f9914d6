/// What rules may make of a kind of finding.
extension DiagnosticCode {
  /// Whether findings of this kind are dropped unless a rule gives them a severity.
  package var isOffByDefault: Bool { self == .atXrefNotFound }

  /// Whether an error of this kind stays an error whatever the rules say.
  ///
  /// It then means that the site or a page cannot be made as its files ask for; a build that hid it
  /// would publish something else in silence. Errors of constructs inside a page may be lowered,
  /// since the page is made without the construct.
  var isFinalAsError: Bool {
    switch self {
    case .configNotFound, .docsetNotFound, .directoryNotFound, .localeInvalid,
      .globPatternInvalid, .jsonSyntaxError, .yamlSyntaxError, .unknownField, .unexpectedType,
      .invalidValue, .missingAttribute, .fileUnreadable, .encodingInvalid, .pageOverBudget,
      .templateSyntaxError, .templateNotFound, .templateNameNotFound,
      .exchangeFileInvalid, .exchangeUnitUnknown, .exchangeUnitRepeated, .exchangeSourceChanged,
      .exchangeTargetRefused:
      true
    default: false
    }
  }

  /// Returns the kind that `name` means: by its own name in any letter case, or by docfx's newer one.
  init?(ruleName name: String) {
    if let code = DiagnosticCode(rawValue: name) {
      self = code
      return
    }
    let lowered = name.lowercased()
    if lowered == "alt-text-missing" {
      self = .imageAltTextMissing
    } else if let code = Self.allCases.first(where: { $0.rawValue.lowercased() == lowered }) {
      self = code
    } else {
      return nil
    }
  }

  /// Names that docfx has and Diglot has no finding for; rules about them mean nothing here.
  static let foreignNames: Set<String> = [
    // System
    "docset-not-provisioned", "committish-not-found", "template-branch-invalid", "need-restore",
    "download-failed", "git-clone-failed", "git-clone-incomplete", "git-not-found",
    "github-api-failed", "microsoft-graph-api-failed", "validation-incomplete", "fallback-error",
    "exceed-max-file-errors", "dependency-repository-branch-not-match",
    "restore-dependent-repository-failed", "duplicate-source-map-item", "liquid-not-found",
    // Data
    "null-array-value", "violate-schema", "path-invalid", "format-invalid",
    "array-length-invalid", "array-not-unique", "array-contains-failed",
    "array-min-check-invalid", "array-max-check-invalid", "boolean-schema-failed",
    "property-count-invalid", "string-length-invalid", "number-invalid", "one-of-failed",
    "not-failed", "dependent-schemas-failed", "missing-paired-attribute",
    "missing-either-attribute", "precluded-attributes", "invalid-paired-attribute",
    "attribute-deprecated", "attribute-reserved", "date-out-of-range", "ms-alias-invalid",
    "author-not-found", "duplicate-attribute", "min-reference-count-invalid",
    "max-reference-count-invalid",
    // Links, cross references, versions
    "publish-url-conflict", "xref-type-invalid", "uid-not-found", "duplicate-uid-global",
    "moniker-range-out-of-scope", "moniker-overlapping", "duplicate-moniker-config",
    "moniker-zone-empty", "custom-404-page",
    // Content
    "h1-empty", "duplicate-h1", "h1-in-moniker", "heading-no-content", "headings-with-underline",
    "disallowed-heading", "title-bad-length", "duplicate-titles",
    "duplicate-title-within-docset", "description-bad-length",
    "duplicate-description-within-docset", "altText-equal-filename",
    "image-altText-with-badlength", "alt-text-bad-length", "image-alt-text-duplicated",
    "image-inline", "link-broken", "html-link", "code-block-indented", "dev-language-missing",
    "dev-language-invalid", "table-header-missing", "column-header-missing", "toc-deprecated",
    "toc-breadcrumb-link-external", "path-too-deep", "path-duplication", "sensitive-language",
    "tabbed-conceptual-not-allowed", "ms-date-missing", "ms-date-invalid", "ms-topic-missing",
    "ms-topic-invalid", "ms-author-missing", "ms-author-invalid", "author-missing",
    "ms-prod-or-service-missing", "ms-service-subservice-invalid",
  ]
}
