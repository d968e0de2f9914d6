private import Glibc

/// The person's web browser.
enum Browser {
  private static let openers = ["xdg-open", "open", "wslview"]

  /// Opens an address; says so where no program for that is there.
  static func open(_ address: String, _ console: Console) {
    for opener in openers where start(opener, address) { return }
    _ = console.write(.error, "no program here opens a browser; open \(address) yourself\n")
  }

  private static func start(_ program: String, _ address: String) -> Bool {
    var arguments: [UnsafeMutablePointer<CChar>?] = unsafe [strdup(program), strdup(address), nil]
    defer { for unsafe argument in unsafe arguments { unsafe free(argument) } }
    var process = pid_t()
    return unsafe posix_spawnp(&process, program, nil, nil, &arguments, environ) == 0
  }
}
