private import Glibc

/// What keeps folders from being watched, with the way out.
enum FolderWatchError: Error, Sendable, Equatable {
  /// The user has as many inotify instances as the kernel allows; nothing is watched.
  case tooManyWatchers
  /// The user watches as many folders as the kernel allows; those that were last are not watched.
  case tooManyFolders
  /// inotify does not work here, for the reason that `errno` gives; nothing is watched.
  case unavailable(code: Int32)

  init(starting code: Int32) {
    self = code == EMFILE ? .tooManyWatchers : .unavailable(code: code)
  }

  /// A phrase without a full stop.
  var description: String {
    switch self {
    case .tooManyWatchers:
      "changes cannot be watched, since too many programs of this user watch files; allow more"
        + " with 'sysctl fs.inotify.max_user_instances=1024'"
    case .tooManyFolders:
      "changes in some folders are not noticed, since this user watches as many as the system"
        + " allows; allow more with 'sysctl fs.inotify.max_user_watches=524288'"
    case .unavailable(let code):
      "changes cannot be watched: "
        + (unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)")
    }
  }
}
