import Diglot

/// `diglot build --watch`: builds, and builds again what changes, until it is asked to end.
enum WatchCommand {
  static func run(_ arguments: Arguments, _ console: Console) async -> ExitStatus {
    if arguments.value(of: .diagnostics) ?? "text" != "text" {
      console.complain("with '--watch' findings are printed as text")
      return .failure
    }
    let options = BuildCommand.options(from: arguments, writesSite: true)
    do throws(CommandFailure) {
      var follower = try await ProjectFollower.start(
        options,
        follows: true,
        mirrors: true,
        arguments,
        console
      )
      await follower.follow { _ in }
      return .success
    } catch {
      console.complain(error.message)
      return .failure
    }
  }
}
