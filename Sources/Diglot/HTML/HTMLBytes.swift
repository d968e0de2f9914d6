/// What HTML's grammar takes for space.
extension UInt8 {
  /// Tab, line feed, form feed, carriage return, space.
  @inline(__always)
  var isHTMLSpace: Bool { self == 32 || self == 10 || self == 9 || self == 13 || self == 12 }
}
