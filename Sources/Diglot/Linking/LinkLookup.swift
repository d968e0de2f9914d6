/// What the links of a page are looked up in beside the plan.
struct LinkLookup {
  /// Of one worker.
  var images = ImageSizes()
}

/// What a construct says of a link or an image that it made, and Markdown's own have not.
struct LinkDetails {
  /// Where the destination stands, in bytes of the text.
  var place: Range<Int>?
  /// Whether the link shows the picture in it large.
  var isLightbox = false
  /// Whether the image is mere decoration.
  var isIcon = false
}
