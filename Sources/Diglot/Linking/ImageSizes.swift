/// The sizes of the images that one worker's pages show; each file's head is read once.
final class ImageSizes {
  private var known: [LinkUses.Asset: ImageSize?] = [:]

  /// Enough for every format but JPEG, whose size may stand behind a preview and a colour profile.
  private static let headCount = 4 << 10
  private static let longHeadCount = 1 << 20

  init() {}

  /// Returns the size of a file of the project; `nil` where its head does not tell.
  func size(of asset: LinkUses.Asset, _ plan: Plan) -> ImageSize? {
    if let size = known[asset] { return size }
    let size = plan.file(asset.path, asset.locale).flatMap { Self.read($0.path) }
    known[asset] = .some(size)
    return size
  }

  private static func read(_ path: String) -> ImageSize? {
    guard let head = try? File.readHead(path, count: headCount) else { return nil }
    if let size = ImageSize(head.span) { return size }
    guard head.count == headCount, ImageSize.mayComeLater(head.span),
      let longHead = try? File.readHead(path, count: longHeadCount)
    else { return nil }
    return ImageSize(longHead.span)
  }
}
