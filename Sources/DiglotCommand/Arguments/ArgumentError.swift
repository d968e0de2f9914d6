import Diglot

/// What is wrong with the words of a call; `message` phrases it.
enum ArgumentError: Error, Sendable, Equatable {
  case commandMissing
  case commandUnknown(String, near: String?)
  case optionUnknown(String, command: String?, near: String?)
  case optionRepeated(Option)
  case optionMissing(Option, command: String)
  case valueMissing(Option)
  case valueUnwanted(Option)
  case choiceUnknown(String, String, choices: [String])
  case notANumber(Option, String)
  case notAURL(Option, String)
  case operandMissing(Operand, command: String)
  case operandUnwanted(String, command: String)

  /// No message lists more choices than these.
  private static let listLimit = 20

  /// One phrase, with what was most likely meant.
  var message: String {
    switch self {
    case .commandMissing:
      "a command must be given"
    case .commandUnknown(let word, let near):
      "no command is called '\(word)'" + Self.suggestion(near)
    case .optionUnknown(let name, let command?, let near):
      "'\(command)' has no option '\(name)'" + Self.suggestion(near)
    case .optionUnknown(let name, nil, let near):
      "no option '\(name)' may stand before a command" + Self.suggestion(near)
    case .optionRepeated(let option):
      "'--\(option.name)' can be given only once"
    case .optionMissing(let option, let command):
      "'\(command)' needs '\(option.usage)'"
    case .valueMissing(let option):
      "'--\(option.name)' needs a value, \(option.value.placeholder ?? "")"
    case .valueUnwanted(let option):
      "'--\(option.name)' takes no value"
    case .choiceUnknown(let name, let word, let choices) where choices.count > Self.listLimit:
      "'\(word)' is no \(name)" + Self.suggestion(NearMiss.of(word, among: choices))
    case .choiceUnknown(let name, let word, let choices):
      "\(name.hasPrefix("-") ? "'\(name)'" : name) is \(Self.list(choices)), not '\(word)'"
        + Self.suggestion(NearMiss.of(word, among: choices))
    case .notANumber(let option, let value):
      "'--\(option.name)' is a whole number from 1, not '\(value)'"
    case .notAURL(let option, let value):
      "'--\(option.name)' is an absolute http or https URL without query, not '\(value)'"
    case .operandMissing(let operand, let command):
      "'\(command)' needs \(operand.name)"
    case .operandUnwanted(let word, let command):
      "'\(command)' has no use for '\(word)'"
    }
  }

  private static func suggestion(_ near: String?) -> String {
    near.map { "; did you mean '\($0)'?" } ?? ""
  }

  /// Returns `a, b or c`.
  private static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}
