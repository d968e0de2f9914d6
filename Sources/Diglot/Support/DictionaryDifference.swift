extension Dictionary where Value: Equatable {
  /// Returns the keys that one of the two does not have, or under which they differ.
  func differingKeys(from other: [Key: Value]) -> [Key] {
    filter { other[$0.key] != $0.value }.map(\.key) + other.keys.filter { self[$0] == nil }
  }
}
