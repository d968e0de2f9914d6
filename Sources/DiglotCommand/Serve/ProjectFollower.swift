import Diglot

/// What `diglot serve` and `diglot build --watch` have in common: a site that is built once and then
/// follows the project until somebody says stop.
struct ProjectFollower {
  private(set) var update: LiveUpdate
  private let site: LiveSite
  private var mirror: SiteMirror?
  private var watcher: FolderWatcher?
  private let report: FollowReport

  /// Builds the site for the first time, and says what was found.
  static func start(
    _ options: BuildOptions,
    follows: Bool,
    mirrors: Bool,
    _ arguments: Arguments,
    _ console: Console
  ) async throws(CommandFailure) -> ProjectFollower {
    var options = options
    let isQuiet = arguments.isGiven(.quiet)
    let progress = ProgressLine(verb: "building", console)
    if !isQuiet { options.progress = { progress.update($0) } }
    let start = ContinuousClock.now
    do throws(BuildError) {
      let site = try LiveSite(options)
      let update = try await site.start()
      progress.erase()
      var follower = ProjectFollower(
        update: update,
        site: site,
        mirror: mirrors ? SiteMirror(options) : nil,
        report: FollowReport(console: console, isQuiet: isQuiet)
      )
      let written = try follower.mirror?.write(update)
      if follows { try follower.watch() }
      follower.report.show(written ?? update.view.report(), start.duration(to: .now))
      return follower
    } catch {
      progress.erase()
      throw CommandFailure(message: BuildCommand.message(for: error))
    }
  }

  private init(update: LiveUpdate, site: LiveSite, mirror: SiteMirror?, report: FollowReport) {
    (self.update, self.site, self.mirror, self.report) = (update, site, mirror, report)
  }

  /// Follows the project until the process is asked to end; `show` is called for each change.
  mutating func follow(_ show: (LiveUpdate) -> Void) async throws(CommandFailure) {
    let end = EndSignals()
    while !end.hasCome {
      guard let watcher else {
        await end.wait()
        return
      }
      guard let changes = await end.next(of: watcher) else { return }
      try await take(changes, show)
    }
  }

  private mutating func take(
    _ changes: FileChanges,
    _ show: (LiveUpdate) -> Void
  ) async throws(CommandFailure) {
    let start = ContinuousClock.now
    do throws(BuildError) {
      let last = update
      update = try await site.follow(changes)
      show(update)
      let duration = start.duration(to: .now)
      let written = try mirror?.write(update)
      if update.places != last.places { try watch() }
      report.show(update, changes, written, duration)
    } catch {
      // The disk may have room again, and the project be back, when the next change comes.
      report.complain(BuildCommand.message(for: error))
    }
  }

  /// Watches what the site is made of now; whatever changed in the meantime is seen by the next one.
  private mutating func watch() throws(BuildError) {
    let output = update.view.outputPath
    do throws(FolderWatchError) {
      let next = try FolderWatcher(update.places.folders + update.places.files) { path in
        output.map { path == $0 || path.hasPrefix($0 + "/") } ?? false
      }
      watcher?.stop()
      watcher = next
      if let error = next.error { report.complain(error.description) }
    } catch {
      report.complain(error.description)
    }
  }
}
