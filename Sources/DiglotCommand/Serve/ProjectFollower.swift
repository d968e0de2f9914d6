import Diglot

/// What `diglot serve` and `diglot build --watch` have in common: a site that is built once and then
/// follows the project until somebody says stop.
struct ProjectFollower {
  private(set) var update: LiveUpdate
  private let site: LiveSite
  private var mirror: SiteMirror?
  private var watcher: FolderWatcher?
  private let report: FollowReport
  /// From the end of the first build on, which a signal ends as it does any program.
  private let end: EndSignals

  /// What is to be said of the first build.
  private var first: BuildReport?
  private var duration = Duration.zero

  /// Builds the site for the first time.
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
    let report = FollowReport(console: console, isQuiet: isQuiet)
    do throws(BuildError) {
      // Watched before it is read, so that no change falls in between.
      let places = WatchedPlaces(options)
      let watcher = follows ? Self.watch(places, report) : nil
      let site = try LiveSite(options)
      let update = try await site.start()
      progress.erase()
      var follower = ProjectFollower(
        update: update,
        site: site,
        mirror: mirrors ? SiteMirror(options) : nil,
        report: report
      )
      follower.watcher = watcher
      if follower.watchAnew(after: places) { follower.update = try await site.follow(.everything) }
      follower.first = try follower.mirror?.write(follower.update)
      follower.duration = start.duration(to: .now)
      return follower
    } catch {
      progress.erase()
      throw CommandFailure(message: BuildCommand.message(for: error))
    }
  }

  private init(update: LiveUpdate, site: LiveSite, mirror: SiteMirror?, report: FollowReport) {
    (self.update, self.site, self.mirror, self.report) = (update, site, mirror, report)
    end = EndSignals()
  }

  /// Says what was found in the first build, and follows the project until the process is asked to
  /// end; `show` is called for each change.
  mutating func follow(_ show: (LiveUpdate) -> Void) async {
    report.show(first ?? update.view.report(), isWritten: mirror != nil, duration)
    first = nil
    while !end.hasCome {
      guard let watcher else {
        await end.wait()
        return
      }
      let error = watcher.error
      guard let changes = await end.next(of: watcher) else { return }
      // More folders may have come than can be watched.
      if let new = watcher.error, new != error { report.complain(new.description) }
      await take(changes, show)
    }
  }

  private mutating func take(_ changes: FileChanges, _ show: (LiveUpdate) -> Void) async {
    let start = ContinuousClock.now
    do throws(BuildError) {
      let last = update
      update = try await site.follow(changes)
      show(update)
      let duration = start.duration(to: .now)
      let isElsewhere = watchAnew(after: last.places)
      report.show(update, changes, try mirror?.write(update), duration)
      if isElsewhere { await take(.everything, show) }
    } catch {
      // The disk may have room again, and the project be back, when the next change comes.
      report.complain(BuildCommand.message(for: error))
    }
  }

  /// Watches other places where the site is made of others now than before.
  ///
  /// What has happened in the meantime may be lost, so that everything is looked at once more.
  private mutating func watchAnew(after places: WatchedPlaces) -> Bool {
    guard watcher != nil, !update.places.areWatched(with: places) else { return false }
    let next = Self.watch(update.places, report)
    watcher?.stop()
    watcher = next
    return true
  }

  /// Returns a watcher; where there is none, says so, and the site no longer follows.
  private static func watch(
    _ places: WatchedPlaces,
    _ report: FollowReport
  ) -> FolderWatcher? {
    do throws(FolderWatchError) {
      let watcher = try FolderWatcher(places.folders + places.files) { places.passOver($0) }
      if let error = watcher.error { report.complain(error.description) }
      return watcher
    } catch {
      report.complain(error.description)
      return nil
    }
  }
}
