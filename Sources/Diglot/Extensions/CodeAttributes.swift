/// What is said of a block of code beside its text.
struct CodeAttributes: Sendable {
  /// What the block is called: a caption above it.
  var caption = ""
  /// Which lines are to be marked, counted within the block.
  var highlighted: [LineRange] = []
  /// How readers may run the code, `try-dotnet`.
  var interactiveMode = ""
}
