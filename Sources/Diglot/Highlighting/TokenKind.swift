/// What a run of code is to its reader, as the class of its `<span>` says.
///
/// Operators and brackets are plain: marking them doubles the bytes and shows readers nothing.
enum TokenKind: UInt8, Sendable {
  case plain
  case keyword
  case string
  case comment
  case number
  /// Names that come with the language: types, functions, commands; the names of tags.
  case builtin
  case variable
  /// Keys, properties, options of commands, attributes.
  case attribute
  case prompt
  /// What speaks to a compiler or parser: directives, decorators, declarations.
  case meta

  /// The tag before such a run.
  var openingTag: StaticString {
    switch self {
    case .plain: ""
    case .keyword: "<span class=\"hl-k\">"
    case .string: "<span class=\"hl-s\">"
    case .comment: "<span class=\"hl-c\">"
    case .number: "<span class=\"hl-n\">"
    case .builtin: "<span class=\"hl-b\">"
    case .variable: "<span class=\"hl-v\">"
    case .attribute: "<span class=\"hl-a\">"
    case .prompt: "<span class=\"hl-p\">"
    case .meta: "<span class=\"hl-m\">"
    }
  }
}
