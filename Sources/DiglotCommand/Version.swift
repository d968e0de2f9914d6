/// The tool's version, said here and nowhere else.
enum Version {
  static let current = "0.1.0"
}
