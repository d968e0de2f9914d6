/// Comparisons of the tags that tell contents apart; a tag is meant with its quotes.
enum EntityTag {
  /// Returns whether a header `If-None-Match` names `tag`, strong or weak.
  ///
  ///     "*"; "\"a\", W/\"b\"" for "\"b\""  →  true
  static func list(_ header: String, names tag: String) -> Bool {
    if header == "*" { return true }
    let bytes = Array(header.utf8)
    let wanted = Array(tag.utf8)
    var index = 0
    // A comma may stand in a tag, so that the quotes are what separates them.
    while let start = bytes[index...].firstIndex(of: 0x22) {
      guard let end = bytes[(start + 1)...].firstIndex(of: 0x22) else { return false }
      if bytes[start...end].elementsEqual(wanted) { return true }
      index = end + 1
    }
    return false
  }
}
