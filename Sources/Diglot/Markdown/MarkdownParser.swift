private import CCMarkGFM
private import CSupport

/// How much a page may take of the machine before it is given up.
struct MarkdownBudget: Sendable {
  /// Bytes of tree; the fixed part lets any page breathe, the factor covers dense tables.
  var treeBytes: @Sendable (_ pageBytes: Int) -> Int = { 32 << 20 + 128 * $0 }
  /// Seconds of the worker's own CPU time, so that a busy machine changes nothing.
  var seconds = 2.0
}

/// Why a page was not parsed.
enum MarkdownBudgetError: Error, Equatable {
  case memory
  case time
  /// A shape on which the parser is known to take quadratic time; see `HostileInput`.
  case hostile(HostileInput)
}

/// One worker's parser and the memory of its trees.
///
/// The trees of `parse` stay alive until `reset`, and belong to the thread that made them.
@safe
struct MarkdownParser: ~Copyable {
  private let arena: OpaquePointer
  var budget = MarkdownBudget()
  /// How many bytes the living trees were made of.
  private var parsedBytes = 0
  /// Whether `[^1]` is a footnote.
  var parsesFootnotes = false

  /// Whether parses run at the same time; where not, C takes a lock around each.
  ///
  /// Read once, before
  /// the first parse, which registers the extensions.
  static let isConcurrent = diglot_markdown_initialize() != 0

  init() {
    _ = Self.isConcurrent
    unsafe arena = diglot_arena_new()
  }

  deinit { unsafe diglot_arena_delete(arena) }

  /// Frees all trees.
  mutating func reset() {
    unsafe diglot_arena_reset(arena)
    parsedBytes = 0
  }

  /// Returns the tree of `text`, which is valid UTF-8.
  ///
  /// With `isCoreOnly` it is plain CommonMark without GitHub's extensions, which only the
  ///   specification's examples want.
  mutating func parse(
    _ text: borrowing Span<UInt8>,
    isCoreOnly: Bool = false
  ) throws(MarkdownBudgetError) -> MarkdownNode {
    if let hostile = HostileInput.first(in: text) { throw .hostile(hostile) }
    parsedBytes += text.count
    return try run(text, isCoreOnly).get()
  }

  private func run(
    _ text: borrowing Span<UInt8>,
    _ isCoreOnly: Bool
  ) -> Result<MarkdownNode, MarkdownBudgetError> {
    unsafe text.withUnsafeBufferPointer { buffer in
      var root: UnsafeMutablePointer<cmark_node>?
      let status = unsafe diglot_markdown_parse(
        arena,
        buffer.baseAddress,
        buffer.count,
        Int32(isCoreOnly ? DIGLOT_CORE_ONLY.rawValue : 0)
          | Int32(parsesFootnotes ? DIGLOT_FOOTNOTES.rawValue : 0),
        budget.treeBytes(parsedBytes),
        budget.seconds,
        &root
      )
      switch (status, unsafe root) {
      case (DIGLOT_PARSED, let root?): return unsafe .success(MarkdownNode(root))
      case (DIGLOT_OVER_TIME, _): return .failure(.time)
      default: return .failure(.memory)
      }
    }
  }
}
