/// Shell scripts that complete commands, options and values, made from the table.
enum Completions {
  /// Returns the script for `shell`, or `nil` where it is none of bash, zsh and fish.
  static func script(for shell: String, _ commands: [Command] = Command.all) -> String? {
    switch shell {
    case "bash": bash(commands)
    case "zsh": zsh(commands)
    case "fish": fish(commands)
    default: nil
    }
  }

  /// Returns the words of an option that can be completed: `-h`, `--help`.
  private static func words(_ option: Option) -> [String] {
    (option.letter.map { ["-\($0)"] } ?? []) + ["--" + option.name]
  }

  // MARK: bash

  private static func bash(_ commands: [Command]) -> String {
    let first = commands.map(\.name) + Option.everywhere.flatMap(words)
    return """
      # bash completion for diglot
      _diglot() {
        local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
        # bash takes '--option=value' apart into three words.
        if [[ $current == = ]]; then
          current=
        elif [[ $previous == = ]]; then
          previous=${COMP_WORDS[COMP_CWORD-2]}
        fi
        COMPREPLY=()
        if ((COMP_CWORD == 1)); then
          mapfile -t COMPREPLY < <(compgen -W '\(first.joined(separator: " "))' -- "$current")
          return
        fi
        case "${COMP_WORDS[1]} $previous" in
      \(commands.flatMap { command in command.options.compactMap { bashValue(command, $0) } }
        .joined(separator: "\n"))
        esac
        case "${COMP_WORDS[1]}" in
      \(commands.map(bashWords).joined(separator: "\n"))
        esac
      }
      complete -F _diglot diglot

      """
  }

  private static func bashValue(_ command: Command, _ option: Option) -> String? {
    let action =
      switch option.value {
      case .none: ""
      case .text, .number, .url: "return"
      case .file:
        "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- \"$current\"); return"
      case .folder, .folders:
        "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- \"$current\"); return"
      case .choice(let words):
        "mapfile -t COMPREPLY < <(compgen -W '\(words.joined(separator: " "))' -- \"$current\"); return"
      }
    return action.isEmpty ? nil : "    '\(command.name) --\(option.name)') \(action) ;;"
  }

  private static func bashWords(_ command: Command) -> String {
    let options = command.allOptions.flatMap(words)
    let words = (options + (command.operand?.value.choices ?? [])).joined(separator: " ")
    guard command.operand?.value == .path else {
      return """
            \(command.name)) mapfile -t COMPREPLY < <(compgen -W '\(words)' -- "$current") ;;
        """
    }
    return """
          \(command.name))
            if [[ $current == -* ]]; then
              mapfile -t COMPREPLY < <(compgen -W '\(words)' -- "$current")
            else
              compopt -o filenames
              mapfile -t COMPREPLY < <(compgen -f -- "$current")
            fi ;;
      """
  }

  // MARK: zsh

  private static func zsh(_ commands: [Command]) -> String {
    """
    #compdef diglot
    _diglot() {
      local -a commands=(
    \(commands.map { "    " + quote($0.name + ":" + $0.summary) }.joined(separator: "\n"))
      )
      if ((CURRENT == 2)); then
        _describe command commands
        return
      fi
      local command=$words[2]
      shift words
      ((CURRENT--))
      case $command in
    \(commands.map(zshCase).joined(separator: "\n"))
      esac
    }
    if [[ $funcstack[1] == _diglot ]]; then _diglot "$@"; else compdef _diglot diglot; fi

    """
  }

  private static func zshCase(_ command: Command) -> String {
    var specifications = command.allOptions.flatMap(zshOptions)
    if let operand = command.operand {
      let action =
        operand.value.choices.isEmpty
        ? "_files" : "(\(operand.value.choices.joined(separator: " ")))"
      specifications.append(
        quote((operand.isRepeatable ? "*:" : "1:") + "\(operand.name):\(action)")
      )
    }
    return "    \(command.name)) _arguments \(specifications.joined(separator: " ")) ;;"
  }

  private static func zshOptions(_ option: Option) -> [String] {
    let help = "[" + option.summary.filter { !"[]".contains($0) } + "]"
    let value =
      switch option.value {
      case .none: ""
      case .text(let name), .number(let name), .url(let name): ":\(name): "
      case .file(let name): ":\(name):_files"
      case .folder(let name), .folders(let name): ":\(name):_files -/"
      case .choice(let words): ":value:(\(words.joined(separator: " ")))"
      }
    let star = option.isRepeatable ? "*" : ""
    return words(option).map { word in
      quote(star + word + (value.isEmpty ? "" : "=") + help + value)
    }
  }

  // MARK: fish

  private static func fish(_ commands: [Command]) -> String {
    var lines = ["# fish completion for diglot", "complete -c diglot -f"]
    for command in commands {
      lines.append(
        "complete -c diglot -n __fish_use_subcommand -a \(command.name) -d \(quote(command.summary))"
      )
      let start = "complete -c diglot -n '__fish_seen_subcommand_from \(command.name)'"
      lines += command.options.map { start + fishOption($0) }
      if let operand = command.operand {
        let choices = operand.value.choices.joined(separator: " ")
        lines.append(start + (choices.isEmpty ? " -F" : " -a \(quote(choices))"))
      }
    }
    lines += Option.everywhere.map { "complete -c diglot" + fishOption($0) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func fishOption(_ option: Option) -> String {
    let value =
      switch option.value {
      case .none: ""
      case .text, .number, .url: " -x"
      case .file: " -r -F"
      case .folder, .folders: " -x -a '(__fish_complete_directories)'"
      case .choice(let words): " -x -a '\(words.joined(separator: " "))'"
      }
    let letter = option.letter.map { " -s \($0)" } ?? ""
    return " -l \(option.name)\(letter)\(value) -d \(quote(option.summary))"
  }

  /// Returns `text` as one word of any of the three shells.
  private static func quote(_ text: String) -> String {
    "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
