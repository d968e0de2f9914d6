import Diglot

/// What the words after the tool's name ask for.
enum Request: Sendable {
  case run(Command, Arguments)
  /// The help of one command, or of the tool.
  case help(Command?)
  case version
}

/// Checks words against the table; pure, so that every refusal has a test.
struct ArgumentParser {
  private var words: ArraySlice<String>
  private var arguments = Arguments()

  /// Returns what `words`, those after the tool's name, ask for.
  static func parse(_ words: [String]) throws(ArgumentError) -> Request {
    var parser = ArgumentParser(words: words[...])
    return try parser.request()
  }

  private init(words: ArraySlice<String>) { self.words = words }

  private mutating func request() throws(ArgumentError) -> Request {
    guard let word = words.popFirst() else { throw .commandMissing }
    if word.hasPrefix("-") {
      let option = try Self.option(word, among: Option.everywhere, command: nil)
      if option.inlineValue != nil { throw .valueUnwanted(option.option) }
      return option.option == .version ? .version : .help(nil)
    }
    guard let command = Command.all.first(where: { $0.name == word }) else {
      throw .commandUnknown(word, near: NearMiss.of(word, among: Command.all.map(\.name)))
    }
    return try request(for: command)
  }

  private mutating func request(for command: Command) throws(ArgumentError) -> Request {
    var optionsEnded = false
    while let word = words.popFirst() {
      if !optionsEnded && word == "--" {
        optionsEnded = true
      } else if !optionsEnded && word.hasPrefix("-") && word != "-" {
        let (option, inlineValue) = try Self.option(
          word,
          among: command.allOptions,
          command: command.name
        )
        try take(option, inlineValue)
      } else {
        try takeOperand(word, of: command)
      }
    }
    // Help is given before anything is found missing, since who asks for it does not know yet.
    if arguments.isGiven(.help) { return .help(command) }
    if arguments.isGiven(.version) { return .version }
    if let option = command.options.first(where: { $0.isRequired && !arguments.isGiven($0) }) {
      throw .optionMissing(option, command: command.name)
    }
    if let operand = command.operand, operand.isRequired, arguments.operand == nil {
      throw .operandMissing(operand, command: command.name)
    }
    return .run(command, arguments)
  }

  /// Returns the option that `word` names, and the value after its `=` where there is one.
  private static func option(
    _ word: String,
    among options: [Option],
    command: String?
  ) throws(ArgumentError) -> (option: Option, inlineValue: String?) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let inlineValue = parts.count > 1 ? String(parts[1]) : nil
    let found = options.first {
      name == "--" + $0.name || $0.letter.map { name == "-\($0)" } ?? false
    }
    guard let found else {
      let near = NearMiss.of(name, among: options.map { "--" + $0.name })
      throw .optionUnknown(name, command: command, near: near)
    }
    return (found, inlineValue)
  }

  private mutating func take(_ option: Option, _ inlineValue: String?) throws(ArgumentError) {
    if arguments.isGiven(option), !option.isRepeatable { throw .optionRepeated(option) }
    if option.value == .none {
      guard inlineValue == nil else { throw .valueUnwanted(option) }
      arguments.values[option.name] = [""]
      return
    }
    // A word that looks like an option is one: `--output --strict` forgot the folder.
    let value = inlineValue ?? (words.first?.hasPrefix("-") == false ? words.popFirst() : nil)
    guard let value, !value.isEmpty else { throw .valueMissing(option) }
    try Self.check(value, of: option)
    arguments.values[option.name, default: []].append(value)
    guard case .folders = option.value, inlineValue == nil else { return }
    while let next = words.first, !next.hasPrefix("-"), !next.isEmpty {
      arguments.values[option.name, default: []].append(words.removeFirst())
    }
  }

  private mutating func takeOperand(
    _ word: String,
    of command: Command
  ) throws(ArgumentError) {
    guard let operand = command.operand, operand.isRepeatable || arguments.operands.isEmpty else {
      throw .operandUnwanted(word, command: command.name)
    }
    guard !word.isEmpty else { throw .operandMissing(operand, command: command.name) }
    let choices = operand.value.choices
    guard choices.isEmpty || choices.contains(word) else {
      throw .choiceUnknown(operand.name, word, choices: choices)
    }
    arguments.operands.append(word)
  }

  private static func check(_ value: String, of option: Option) throws(ArgumentError) {
    switch option.value {
    case .none, .text, .file, .folder, .folders: return
    case .choice(let choices):
      guard choices.contains(value) else {
        throw .choiceUnknown("--" + option.name, value, choices: choices)
      }
    case .number:
      guard let number = Int(value), number >= 1 else { throw .notANumber(option, value) }
    case .url:
      guard isAbsoluteURL(value) else { throw .notAURL(option, value) }
    }
  }

  private static func isAbsoluteURL(_ value: String) -> Bool {
    let schemes = ["https://", "http://"]
    guard let scheme = schemes.first(where: { value.lowercased().hasPrefix($0) }) else {
      return false
    }
    let rest = value.dropFirst(scheme.count)
    return rest.first.map { $0 != "/" && $0 != ":" } == true
      && rest.unicodeScalars.allSatisfy {
        $0.value > 0x20 && !"?#\"<>\\".unicodeScalars.contains($0)
      }
  }
}
