private import Glibc

/// Why a server could not start.
enum ServeError: Error, Equatable {
  /// Neither a numeric address nor `localhost`.
  case noAddress(String)
  /// The machine has no such address.
  case addressNotAvailable(String)
  case notPermitted(String, port: Int)
  /// Anything else, by the system's number for it.
  case failed(String, port: Int, code: Int32)

  /// What to say about it, without a full stop.
  var message: String {
    switch self {
    case .noAddress(let host): "'\(host)' is neither an address nor 'localhost'"
    case .addressNotAvailable(let host): "this machine has no address '\(host)'"
    case .notPermitted(let host, let port): "port \(port) of '\(host)' may not be used"
    case .failed(let host, let port, let code):
      "port \(port) of '\(host)' cannot be used: \(Self.text(code))"
    }
  }

  /// Takes the error number of a failed attempt.
  init(_ code: Int32, host: String, port: Int) {
    switch code {
    case EINVAL: self = .noAddress(host)
    case EADDRNOTAVAIL, EAFNOSUPPORT: self = .addressNotAvailable(host)
    case EACCES, EPERM: self = .notPermitted(host, port: port)
    default: self = .failed(host, port: port, code: code)
    }
  }

  private static func text(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
}
