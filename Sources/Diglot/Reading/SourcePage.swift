/// A page's file as it was read: its bytes, checked, and its header.
///
/// A class, since every step holds on to it, and its header has a dozen parts.
final class SourcePage: Sendable {
  let file: SourceFile
  let header: FrontMatter
  /// What a page in YAML says; `nil` for Markdown.
  let yaml: YAMLPage?

  init(file: SourceFile, header: FrontMatter, yaml: YAMLPage? = nil) {
    self.file = file
    self.header = header
    self.yaml = yaml
  }

  /// Reads a page; `nil`, with a finding, where it cannot be one.
  ///
  /// `sizeLimit` is in bytes.
  static func read(
    _ place: ProjectFolder,
    sizeLimit: Int,
    _ diagnostics: inout Diagnostics
  ) -> SourcePage? {
    let bytes: [UInt8]
    do { bytes = try File.read(place.path) } catch {
      diagnostics.report(.unreadable(error))
      return nil
    }
    let file = SourceFile(path: place.displayPath, bytes: bytes)
    guard bytes.count <= sizeLimit else {
      diagnostics.report(
        .overSizeLimit(bytes.count, sizeLimit, at: file.location(of: 0..<0))
      )
      return nil
    }
    if !bytes.span.isUTF8 {
      do { _ = try UTF8Span(validating: bytes.span) } catch {
        diagnostics.report(.notUTF8(error.byteOffsets, in: file))
        return nil
      }
    }
    // The path may lead out of the working folder, which no relative path of the site does.
    if ["yml", "yaml"].contains(RelativePath(normal: place.path).fileExtension) {
      guard let page = YAMLPage.read(file, &diagnostics) else { return nil }
      let header = FrontMatter.read(page, file, &diagnostics)
      return SourcePage(file: file, header: header, yaml: page)
    }
    return SourcePage(file: file, header: FrontMatter.read(file, &diagnostics))
  }
}

extension Diagnostic {
  fileprivate static func overSizeLimit(
    _ size: Int,
    _ limit: Int,
    at location: Location
  ) -> Diagnostic {
    Diagnostic(
      .pageOverBudget,
      "a page has at most \(limit) bytes, this one has \(size)",
      at: location,
      notes: ["split the page, or raise 'pageSizeLimit' in diglot.yml; it is left out"]
    )
  }

  fileprivate static func notUTF8(_ range: Range<Int>, in file: SourceFile) -> Diagnostic {
    Diagnostic(
      .encodingInvalid,
      "a page is UTF-8; byte \(range.lowerBound) is not",
      at: file.location(of: range),
      notes: ["save the file as UTF-8; the page is left out"]
    )
  }
}
