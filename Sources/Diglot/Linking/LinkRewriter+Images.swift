/// What images, and links to them, say of themselves beside their addresses.
extension LinkRewriter {
  /// Notes the attributes of an image, or of a link to one; `asset` is the file, where it is ours.
  mutating func describe(
    _ node: MarkdownNode,
    _ destination: String,
    _ asset: LinkUses.Asset?
  ) {
    let detail = details[node.identity]
    if node.kind == .image {
      if let asset { add(sizeAttributes(asset), to: node) }
      if detail?.isIcon == true { add(Array(" role=\"presentation\"".utf8), to: node) }
    } else if detail?.isLightbox == true || destination.hasSuffix("#lightbox") {
      hasLightbox = true
      add(Array(" class=\"lightbox\"".utf8), to: node)
    }
  }

  func sizeAttributes(_ asset: LinkUses.Asset) -> [UInt8] {
    guard let size = lookup.images.size(of: asset, resolver.plan) else { return [] }
    return Array(" width=\"\(size.width)\" height=\"\(size.height)\"".utf8)
  }

  /// Adds attributes, as HTML with a space before each, to those of a link or image.
  mutating func add(_ more: [UInt8], to node: MarkdownNode) {
    guard !more.isEmpty else { return }
    if node.tag > 0 {
      attributes[node.tag - 1] += more
    } else {
      attributes.append(more)
      node.tag = attributes.count
    }
  }
}
