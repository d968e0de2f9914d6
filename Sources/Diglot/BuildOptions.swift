/// What a build is asked for, over and above what the project's own configuration says.
package struct BuildOptions: Sendable {
  /// A folder with a `diglot.yml`, or that file.
  package var project: String
  /// The output folder; `nil` leaves it to the project.
  package var output: String?
  /// What becomes of the translation units; `nil` leaves it to the project.
  package var translations: SiteConfiguration.Translations?
  /// The tags of the locales to build; empty means all.
  package var locales: [String] = []
  /// Stands in for the project's `baseURL`.
  package var baseURL: String?
  /// Whether warnings keep the site from being written, as errors do.
  package var isStrict = false
  /// Whether the site is written in spite of errors.
  package var keepsGoing = false
  /// How many workers build pages at the same time; at least 1.
  package var jobs = 1
  /// Whether a site is written at all; a check only looks for findings.
  package var writesSite = true
  /// The person's home folder, which is never an output; `nil` where there is none.
  package var home: String?
  /// Called by any worker, in no order, after each page.
  package var progress: (@Sendable (BuildProgress) -> Void)?

  /// Whether a site with these findings is written.
  func accepts(_ diagnostics: Diagnostics) -> Bool {
    let isFaulty = diagnostics.hasErrors || isStrict && diagnostics.count(.warning) > 0
    return keepsGoing || !isFaulty
  }

  /// Asks for what the project itself says.
  package init(project: String) { self.project = project }
}

/// How far a build has come, in pages.
package struct BuildProgress: Sendable, Equatable {
  package let done: Int
  package let total: Int

  /// `done` of `total` pages are ready.
  package init(done: Int, total: Int) {
    self.done = done
    self.total = total
  }
}

/// Why a build could not run: faults of the world or of the call, never of the content.
package enum BuildError: Error, Sendable, Equatable {
  /// The file system refused something without which there is no site.
  case file(FileError)
  /// There is neither a `diglot.yml` nor a folder with one at the path.
  case projectNotFound(path: String)
  /// A locale was asked for that the project does not have; `configured` are those it has.
  case localeNotConfigured(tag: String, configured: [String])
  /// A document would be written over a source of the project.
  case outputIsSource(path: String)
}
