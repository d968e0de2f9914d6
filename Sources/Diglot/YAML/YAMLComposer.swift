/// Puts a tree together from events, with a stack of its own.
struct YAMLComposer {
  /// The file offset of the input's first byte.
  private let base: Int
  private var open: [Frame] = []
  private var root: Built?
  private var anchors: [String: Built] = [:]
  private var aliasedNodes = 0
  /// Pairs whose key stood in the same mapping before, with the earlier one; the first few.
  private(set) var duplicates: [(first: YAMLNode.Pair, second: YAMLNode.Pair)] = []

  init(base: Int) { self.base = base }

  /// A finished value with what an alias to it would cost.
  private struct Built {
    let node: YAMLNode
    /// How many nodes it holds, itself included.
    var size = 1
    /// How many levels of lists and mappings it has; 0 for a scalar.
    var height = 0
  }

  /// A list or mapping whose end has not come yet.
  private struct Frame {
    let isMapping: Bool
    let anchor: String?
    let start: Int
    var items: [YAMLNode] = []
    var pairs: [YAMLNode.Pair] = []
    var indexOfKey: [String: Int] = [:]
    var key: YAMLNode?
    var size = 1
    var height = 0
  }

  mutating func compose(_ bytes: borrowing Span<UInt8>) throws(YAMLSyntaxError) -> YAMLNode {
    var stream = YAMLEventStream(bytes)
    while true {
      let event = try stream.next()
      let range = event.range
      switch event.kind {
      case .streamEnd:
        let end = base + range.lowerBound
        return root?.node
          ?? YAMLNode(content: .scalar(text: "", isPlain: true), range: end..<end)
      case .documentStart:
        guard root == nil else {
          throw YAMLSyntaxError(problem: "only one document is allowed", offset: range.lowerBound)
        }
      case .scalar(let text, let isPlain, let anchor):
        let node = YAMLNode(content: .scalar(text: text, isPlain: isPlain), range: shifted(range))
        try add(Built(node: node), anchor: anchor)
      case .listStart(let anchor): try push(isMapping: false, anchor, range)
      case .mappingStart(let anchor): try push(isMapping: true, anchor, range)
      case .end: try close(at: range.lowerBound)
      case .alias(let name): try addAlias(name, range)
      }
    }
  }

  private func shifted(_ range: Range<Int>) -> Range<Int> {
    base + range.lowerBound..<base + range.upperBound
  }

  private mutating func push(
    isMapping: Bool,
    _ anchor: String?,
    _ range: Range<Int>
  ) throws(YAMLSyntaxError) {
    guard open.count < YAMLDocument.depthLimit else { throw .tooDeep(at: range.lowerBound) }
    open.append(Frame(isMapping: isMapping, anchor: anchor, start: range.lowerBound))
  }

  private mutating func close(at end: Int) throws(YAMLSyntaxError) {
    guard let frame = open.popLast() else { return }
    let content: YAMLNode.Content = frame.isMapping ? .mapping(frame.pairs) : .list(frame.items)
    let node = YAMLNode(content: content, range: shifted(frame.start..<max(frame.start, end)))
    let built = Built(node: node, size: frame.size, height: frame.height + 1)
    try add(built, anchor: frame.anchor)
  }

  private mutating func addAlias(
    _ name: String,
    _ range: Range<Int>
  ) throws(YAMLSyntaxError) {
    guard let target = anchors[name] else {
      throw YAMLSyntaxError(problem: "unknown alias '\(name)'", offset: range.lowerBound)
    }
    aliasedNodes += target.size
    guard aliasedNodes <= YAMLDocument.aliasLimit else {
      let problem = "aliases stand for more than \(YAMLDocument.aliasLimit) values"
      throw YAMLSyntaxError(problem: problem, offset: range.lowerBound)
    }
    guard open.count + target.height <= YAMLDocument.depthLimit else {
      throw .tooDeep(at: range.lowerBound)
    }
    // A text is where it is written, so that places in it can be told.
    let isText = if case .scalar = target.node.content { true } else { false }
    let node = YAMLNode(
      content: target.node.content,
      range: isText ? target.node.range : shifted(range)
    )
    try add(Built(node: node, size: target.size, height: target.height), anchor: nil)
  }

  private mutating func add(_ built: Built, anchor: String?) throws(YAMLSyntaxError) {
    if let anchor { anchors[anchor] = built }
    guard var frame = open.popLast() else {
      root = built
      return
    }
    frame.size += built.size
    frame.height = max(frame.height, built.height)
    if !frame.isMapping {
      frame.items.append(built.node)
    } else if let key = frame.key {
      frame.key = nil
      insert(built.node, key, into: &frame)
    } else {
      guard case .scalar = built.node.content else {
        let offset = built.node.range.lowerBound - base
        throw YAMLSyntaxError(problem: "a key must be text", offset: offset)
      }
      frame.key = built.node
    }
    open.append(frame)
  }

  private mutating func insert(_ value: YAMLNode, _ key: YAMLNode, into frame: inout Frame) {
    guard case .scalar(let text, _) = key.content else { return }
    let pair = YAMLNode.Pair(key: text, keyRange: key.range, value: value)
    if let index = frame.indexOfKey[text] {
      if duplicates.count < YAMLDocument.duplicateLimit {
        duplicates.append((frame.pairs[index], pair))
      }
      frame.pairs[index] = pair
    } else {
      frame.indexOfKey[text] = frame.pairs.count
      frame.pairs.append(pair)
    }
  }
}

extension YAMLSyntaxError {
  fileprivate static func tooDeep(at offset: Int) -> YAMLSyntaxError {
    YAMLSyntaxError(
      problem: "values lie deeper than \(YAMLDocument.depthLimit) levels",
      offset: offset
    )
  }
}
