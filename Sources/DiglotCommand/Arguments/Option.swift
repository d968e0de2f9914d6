/// One option of a command: parsing, help, man page and completions all read it.
struct Option: Sendable, Hashable {
  /// What follows the option's name.
  enum Value: Sendable, Hashable {
    /// Nothing: the option is a flag.
    case none
    case text(String)
    /// A whole number from 1.
    case number(String)
    /// An absolute http or https URL.
    case url(String)
    case file(String)
    case folder(String)
    /// All words up to the next option.
    case folders(String)
    case choice([String])

    /// How the help writes the value; `nil` for a flag.
    var placeholder: String? {
      switch self {
      case .none: nil
      case .text(let name), .number(let name), .url(let name), .file(let name), .folder(let name),
        .folders(let name):
        name
      case .choice(let words): words.joined(separator: "|")
      }
    }
  }

  /// The long name without its dashes.
  let name: String
  let letter: Character?
  let value: Value
  /// One phrase, no full stop.
  let summary: String
  /// What holds where the option is not given, in words.
  let standard: String?
  let isRepeatable: Bool
  let isRequired: Bool

  init(
    _ name: String,
    letter: Character? = nil,
    value: Value = .none,
    summary: String,
    standard: String? = nil,
    isRepeatable: Bool = false,
    isRequired: Bool = false
  ) {
    self.name = name
    self.letter = letter
    self.value = value
    self.summary = summary
    self.standard = standard
    self.isRepeatable = isRepeatable
    self.isRequired = isRequired
  }

  /// The option as the help shows it: `--jobs N`.
  var usage: String {
    "--" + name + (value.placeholder.map { " " + $0 } ?? "") + (isRepeatable ? " …" : "")
  }

  /// The help with what holds otherwise: `How many … [default: 4]`.
  var description: String { summary + (standard.map { " [default: \($0)]" } ?? "") }
}
