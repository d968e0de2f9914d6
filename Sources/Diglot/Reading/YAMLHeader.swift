/// Reads a header of any shape with libyaml.
struct YAMLHeader {
  /// The scalars, in order.
  private(set) var entries: [FrontMatterEntry] = []
  /// The lists, in order, but for those where text must be.
  private(set) var lists: [YAMLNode.Pair] = []

  /// The keys that must not be a list or a mapping.
  private static let scalarKeys: Set = [
    "title", "description", "ms.date", "ms.lasthandoff", "ms.translationtype", "translationtype",
    "ms.contentlocale", "ms.openlocfilehash", "ms.sourcegitcommit", "robots",
  ]

  /// Reads the header in `range`; it is empty, with a finding, where it is no mapping.
  init(_ file: SourceFile, _ range: Range<Int>, _ diagnostics: inout Diagnostics) {
    guard
      let root = YAMLDocument.parse(
        file,
        in: range,
        syntaxErrorCode: .yamlHeaderSyntaxError,
        &diagnostics
      )
    else { return }
    add(root, file, &diagnostics)
  }

  /// Takes what a mapping says; nothing, with a finding, where `root` is none.
  init(_ root: YAMLNode, _ file: SourceFile, _ diagnostics: inout Diagnostics) {
    add(root, file, &diagnostics)
  }

  private mutating func add(
    _ root: YAMLNode,
    _ file: SourceFile,
    _ diagnostics: inout Diagnostics
  ) {
    guard case .mapping(let pairs) = root.content else {
      if !root.isNull || !root.range.isEmpty {
        let place = file.location(of: root.range.lowerBound..<root.range.lowerBound)
        diagnostics.report(.headerNotObject(root.kindName, at: place))
      }
      return
    }
    for pair in pairs { add(pair, file, &diagnostics) }
  }

  private mutating func add(
    _ pair: YAMLNode.Pair,
    _ file: SourceFile,
    _ diagnostics: inout Diagnostics
  ) {
    switch pair.value.content {
    case .scalar:
      entries.append(
        FrontMatterEntry(
          key: pair.key,
          value: pair.value.text ?? "",
          isNull: pair.value.isNull,
          keyRange: pair.keyRange,
          valueRange: pair.value.range
        )
      )
    case .list, .mapping:
      if Self.scalarKeys.contains(pair.key) {
        let place = file.location(of: pair.value.range)
        diagnostics.report(.headerType(pair.key, pair.value.kindName, at: place))
      } else if case .list = pair.value.content {
        lists.append(pair)
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func headerNotObject(_ kind: String, at location: Location) -> Diagnostic {
    Diagnostic(.yamlHeaderNotObject, "a header must be a mapping, not \(kind)", at: location)
  }

  fileprivate static func headerType(
    _ key: String,
    _ kind: String,
    at location: Location
  ) -> Diagnostic {
    Diagnostic(.unexpectedType, "'\(key)' must be text, not \(kind)", at: location)
  }
}
