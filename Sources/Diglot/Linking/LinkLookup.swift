/// What the links of a page are looked up in beside the plan.
struct LinkLookup {
  /// Of one worker.
  var images = ImageSizes()
  /// Of the site; `nil` where nothing has a uid.
  var xrefs: XrefCatalog?
}

/// What a construct says of a link or an image that it made, and Markdown's own have not.
struct LinkDetails {
  /// Where the destination stands, in bytes of the text.
  var place: Range<Int>?
  /// The whole reference as it is written, for one that leads nowhere.
  var source: [UInt8]?
  /// Whether the link shows the picture in it large.
  var isLightbox = false
  /// Whether the image is mere decoration.
  var isIcon = false
}
