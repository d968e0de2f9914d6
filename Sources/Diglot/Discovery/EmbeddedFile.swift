private import CTemplates

/// A file of the folder `templates`, which travels inside the binary.
struct EmbeddedFile {
  /// Below the folder: `page.mustache`, `assets/diglot.css`.
  let name: String
  let bytes: [UInt8]

  static var all: [EmbeddedFile] {
    var all: [EmbeddedFile] = []
    while let template = unsafe diglot_template_at(all.count) {
      let bytes = unsafe UnsafeBufferPointer(
        start: template.pointee.bytes,
        count: template.pointee.count
      )
      all.append(
        unsafe EmbeddedFile(name: String(cString: template.pointee.name), bytes: Array(bytes))
      )
    }
    return all
  }
}
