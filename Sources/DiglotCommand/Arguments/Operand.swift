import Diglot

/// The word that follows a command's options.
struct Operand: Sendable, Hashable {
  enum Value: Sendable, Hashable {
    case path
    case choice([String])
    /// The name of a command in the table.
    case command
    case diagnosticCode

    /// The words that it may be; empty for a path.
    var choices: [String] {
      switch self {
      case .path: []
      case .choice(let words): words
      case .command: Command.all.map(\.name)
      case .diagnosticCode: DiagnosticCode.allCases.map(\.rawValue)
      }
    }
  }

  /// In capitals, as the help shows it.
  let name: String
  let value: Value
  /// One phrase, no full stop.
  let summary: String
  /// What holds where it is not given, in words; `nil` means that it has to be given.
  let standard: String?
  /// Whether several words may stand there.
  let isRepeatable: Bool
  /// What may stand before it, as a usage line shows it: `[PROJECT]`.
  let prefix: String?

  init(
    _ name: String,
    value: Value,
    summary: String,
    standard: String? = nil,
    isRepeatable: Bool = false,
    prefix: String? = nil
  ) {
    self.isRepeatable = isRepeatable
    self.prefix = prefix
    self.name = name
    self.value = value
    self.summary = summary
    self.standard = standard
  }

  var isRequired: Bool { standard == nil }

  /// The operand as a usage line shows it: `[PROJECT]`.
  var usage: String {
    (prefix.map { $0 + " " } ?? "") + (isRequired ? name : "[\(name)]") + (isRepeatable ? " …" : "")
  }

  /// The summary with what holds otherwise.
  var description: String { summary + (standard.map { " [default: \($0)]" } ?? "") }
}
