import Diglot

/// `diglot serve`: builds a project for its writers, serves it on this machine, and follows it.
enum ServeCommand {
  static func run(_ arguments: Arguments, _ console: Console) async -> ExitStatus {
    guard let port = port(arguments, console) else { return .failure }
    let options = BuildCommand.options(from: arguments, writesSite: arguments.isGiven(.output))
    let host = arguments.value(of: .host) ?? "127.0.0.1"
    let follows = !arguments.isGiven(.noWatch)
    let result: Result<Void, CommandFailure>
    do throws(CommandFailure) {
      var follower = try await ProjectFollower.start(
        options,
        follows: follows,
        mirrors: options.writesSite,
        arguments,
        console
      )
      let preview = try open(follower.update, host, port, follows, console)
      defer { preview.stop() }
      let address = address(host, preview.port, follower.update)
      guard console.print(address + "\n") == .success else { return .failure }
      if arguments.isGiven(.open) { Browser.open(address, console) }
      await follower.follow { preview.show($0) }
      result = .success(())
    } catch { result = .failure(error) }
    guard case .failure(let failure) = result else { return .success }
    console.complain(failure.message)
    return .failure
  }

  private static func port(_ arguments: Arguments, _ console: Console) -> Int? {
    let port = arguments.value(of: .port).flatMap { Int($0) } ?? 8080
    guard port > 65_535 else { return port }
    console.complain("'--port' is a number up to 65535, not \(port)")
    return nil
  }

  private static func open(
    _ update: LiveUpdate,
    _ host: String,
    _ port: Int,
    _ follows: Bool,
    _ console: Console
  ) throws(CommandFailure) -> Preview {
    do throws(ServeError) {
      let preview = try Preview(
        update,
        host: host,
        port: port,
        boot: String(UInt64.random(in: 0...(.max)), radix: 36),
        follows: follows
      )
      if preview.port != port {
        _ = console.write(.error, "port \(port) is taken; this is port \(preview.port)\n")
      }
      return preview
    } catch { throw CommandFailure(message: error.message) }
  }

  /// Returns where a browser finds the site: `http://127.0.0.1:8080/docs/`.
  private static func address(_ host: String, _ port: Int, _ update: LiveUpdate) -> String {
    // What listens on all addresses is found on this one.
    let shown = ["0.0.0.0": "127.0.0.1", "::": "[::1]"][host] ?? host
    let bracketed = shown.contains(":") && !shown.hasPrefix("[") ? "[\(shown)]" : shown
    return "http://\(bracketed):\(port)\(update.snapshot.basePath)"
  }
}

/// Why a command that goes on could not, in one phrase.
struct CommandFailure: Error {
  let message: String
}
