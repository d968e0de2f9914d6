@testable import Diglot

extension Diagnostics {
  /// Each finding as `line:column code: message`, or without a place where it has none.
  var lines: [String] {
    findings.map { finding in
      let place = finding.location.map { "\($0.line):\($0.column) " } ?? ""
      return "\(place)\(finding.code.rawValue): \(finding.message)"
    }
  }
}
