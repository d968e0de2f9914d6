/// What a page leaves behind in all its languages.
struct PageOutcome: Sendable {
  /// What was found when its files were read.
  var reading = Diagnostics()
  /// What was made of it, rebuilt pages last.
  var parts: [PagePart] = []
  /// How far its translations have come, where the site says so.
  var status: PageStatus?
  /// What links can call the page by in its languages.
  var uids: [DefinedUID] = []
  /// The sentences of its translations, and those of them that are behind, where translators get
  /// pages of their own.
  var memory: [MemoryPage] = []
  var stale: [StaleTranslation] = []
  /// How many of its parts were made now; the others are those of an earlier time.
  var madeCount = 0
  /// What the plan promised and the files do not hold.
  var shortfall = Shortfall()
  /// What the file system refused; ends the build.
  var failure: FileError?

  /// What was found in the page itself, not in files that it includes.
  var diagnostics: Diagnostics {
    var all = reading
    for part in parts { all.append(part.diagnostics) }
    return all
  }
}

/// A page in one language.
struct PagePart: Sendable {
  let locale: Int
  var record: PageRecord?
  var diagnostics = Diagnostics()
  /// What was found in files that the page includes.
  var includedDiagnostics = Diagnostics()
  var files: [StagedFile] = []
  /// The page, where it waits for the titles of others, in the output's spool.
  var waiting: Waiting?
  /// The page with the titles that it waited for, in a site that goes on living.
  var filled: StagedFile?
  /// What it took from elsewhere, where somebody wants to know.
  var inputs = PageInputs()
  /// Whether what is shown has errors.
  var isFaulty = false
  /// Whether what is shown is of an earlier time, since the page has errors now.
  var isOld = false
  /// What it took from the other languages of the page.
  let shared: SharedFacts

  /// All its files, that which waits for titles as it was filled last.
  var allFiles: [StagedFile] { files + (filled.map { [$0] } ?? []) }

  struct Waiting: Sendable {
    let path: RelativePath
    let bytes: SpooledBytes
  }

  /// What the languages of a page tell each other.
  struct SharedFacts: Sendable, Equatable {
    /// The locales that really have the page and show it to search engines.
    let indexed: [Int]
    /// That of the translation that the text is.
    let status: TranslationStatus?
    /// Whether its units were compared with the original.
    let isCompared: Bool
  }
}
