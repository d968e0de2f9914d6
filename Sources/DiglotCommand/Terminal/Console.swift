private import Glibc

/// Where the command prints, and what can be shown there; tests put a recorder in its place.
struct Console: Sendable {
  enum Stream: Sendable { case output, error }

  /// Writes text and returns whether it arrived; a reader who went away does not count as a loss.
  let write: @Sendable (Stream, String) -> Bool
  /// Columns of the terminal on standard error, or 120 where there is none.
  var width = 120
  var isColored = false
  /// Whether standard error can show a line that is written over again and again.
  var showsProgress = false

  /// Prints what was asked for on standard output.
  func print(_ text: String) -> ExitStatus {
    if write(.output, text) { return .success }
    complain("standard output cannot be written")
    return .failure
  }

  /// Says on standard error why the command could not run.
  func complain(_ message: String) {
    _ = write(.error, "diglot: " + VisibleText.of(message) + "\n")
  }

  /// Returns the console of the process.
  static func system() -> Console {
    let isTerminal = isatty(STDERR_FILENO) == 1
    var console = Console { stream, text in
      send(text, to: stream == .output ? STDOUT_FILENO : STDERR_FILENO)
    }
    if isTerminal { console.width = columns(of: STDERR_FILENO) ?? 120 }
    console.isColored = canColor(isTerminal: isTerminal, variable)
    console.showsProgress = isTerminal && variable("TERM") != "dumb"
    return console
  }

  /// Returns whether colour is wanted, by what `variable` finds in the environment.
  static func canColor(isTerminal: Bool, _ variable: (String) -> String?) -> Bool {
    isTerminal && variable("NO_COLOR") ?? "" == "" && variable("TERM") ?? "dumb" != "dumb"
  }

  /// How many workers the machine can run at the same time.
  static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// The person's home folder.
  static var home: String? { unsafe getenv("HOME").map { unsafe String(cString: $0) } }

  /// Returns whether there is a folder at `path`.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Turns signals that would end the process into errors of the calls that cause them: a reader
  /// who went away, and a file over the limit.
  static func ignoreSignals() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  private static func variable(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  private static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  private static func send(_ text: String, to descriptor: Int32) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        return errno == EPIPE
      }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
