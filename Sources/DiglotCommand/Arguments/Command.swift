/// One thing that the tool does: a line of the table in `CommandTable.swift`.
struct Command: Sendable {
  let name: String
  /// One phrase for the list of commands, no full stop.
  let summary: String
  /// A paragraph for the command's own help.
  let details: String
  var operand: Operand?
  var options: [Option] = []
  let run: @Sendable (Arguments, Console) async -> ExitStatus

  /// The command's options and those that every command has.
  var allOptions: [Option] { options + Option.everywhere }
}

/// What was given to a command, checked against its line of the table.
struct Arguments: Sendable, Equatable {
  /// The values of each option in the order given; a flag has one empty value.
  var values: [String: [String]] = [:]
  /// The words that are no options, in order.
  var operands: [String] = []
  var operand: String? { operands.first }

  func isGiven(_ option: Option) -> Bool { values[option.name] != nil }
  func value(of option: Option) -> String? { values[option.name]?.last }
  func values(of option: Option) -> [String] { values[option.name] ?? [] }
}
