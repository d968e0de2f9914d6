/// Reads a header of any shape with libyaml.
enum YAMLHeader {
  /// The keys that must not be a list or a mapping.
  private static let scalarKeys: Set = [
    "title", "description", "ms.date", "ms.lasthandoff", "ms.translationtype", "translationtype",
    "ms.contentlocale", "ms.openlocfilehash", "ms.sourcegitcommit", "robots",
  ]

  /// Returns the header's scalars in order; empty, with a finding, where it is no mapping.
  static func entries(
    _ file: SourceFile,
    _ range: Range<Int>,
    _ diagnostics: inout Diagnostics
  ) -> [FrontMatterEntry] {
    guard
      let root = YAMLDocument.parse(
        file,
        in: range,
        syntaxErrorCode: .yamlHeaderSyntaxError,
        &diagnostics
      )
    else { return [] }
    return entries(of: root, file, &diagnostics)
  }

  /// Returns the scalars of a mapping in order; empty, with a finding, where it is none.
  static func entries(
    of root: YAMLNode,
    _ file: SourceFile,
    _ diagnostics: inout Diagnostics
  ) -> [FrontMatterEntry] {
    guard case .mapping(let pairs) = root.content else {
      if !root.isNull || !root.range.isEmpty {
        let place = file.location(of: root.range.lowerBound..<root.range.lowerBound)
        diagnostics.report(.headerNotObject(root.kindName, at: place))
      }
      return []
    }
    return pairs.compactMap { entry($0, file, &diagnostics) }
  }

  private static func entry(
    _ pair: YAMLNode.Pair,
    _ file: SourceFile,
    _ diagnostics: inout Diagnostics
  ) -> FrontMatterEntry? {
    guard case .scalar = pair.value.content else {
      if scalarKeys.contains(pair.key) {
        let place = file.location(of: pair.value.range)
        diagnostics.report(.headerType(pair.key, pair.value.kindName, at: place))
      }
      return nil
    }
    return FrontMatterEntry(
      key: pair.key,
      value: pair.value.text ?? "",
      isNull: pair.value.isNull,
      keyRange: pair.keyRange,
      valueRange: pair.value.range
    )
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
