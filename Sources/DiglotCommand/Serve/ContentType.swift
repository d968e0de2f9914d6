/// Content types by the ending of a file's name.
enum ContentType {
  static let html = "text/html; charset=utf-8"
  private static let unknown = "application/octet-stream"

  /// Returns the type, with the character set where the file is text.
  ///
  ///     "ko/index.html"  →  "text/html; charset=utf-8"
  ///     "a/photo.JPG"    →  "image/jpeg"
  ///     "LICENSE"        →  "application/octet-stream"
  static func of(_ path: String) -> String {
    let name = path.utf8.split(separator: 0x2F).last ?? path.utf8[...]
    guard let dot = name.lastIndex(of: 0x2E) else { return unknown }
    let ending = String(Substring(name[dot...].dropFirst())).lowercased()
    if let text = texts[ending] { return text + "; charset=utf-8" }
    return others[ending] ?? unknown
  }

  private static let texts = [
    "atom": "application/atom+xml", "css": "text/css", "csv": "text/csv", "htm": "text/html",
    "html": "text/html", "js": "text/javascript", "json": "application/json",
    "map": "application/json", "md": "text/markdown", "mjs": "text/javascript",
    "rss": "application/rss+xml", "svg": "image/svg+xml", "text": "text/plain",
    "txt": "text/plain", "vtt": "text/vtt", "webmanifest": "application/manifest+json",
    "xlf": "application/xliff+xml", "xml": "application/xml", "yaml": "application/yaml",
    "yml": "application/yaml",
  ]

  private static let others = [
    "apng": "image/apng", "avif": "image/avif", "bmp": "image/bmp", "gif": "image/gif",
    "gz": "application/gzip", "ico": "image/x-icon", "jpeg": "image/jpeg", "jpg": "image/jpeg",
    "m4a": "audio/mp4", "m4v": "video/mp4", "mov": "video/quicktime", "mp3": "audio/mpeg",
    "mp4": "video/mp4", "oga": "audio/ogg", "ogg": "audio/ogg", "ogv": "video/ogg",
    "otf": "font/otf", "pdf": "application/pdf", "png": "image/png", "tif": "image/tiff",
    "tiff": "image/tiff", "ttf": "font/ttf", "wasm": "application/wasm", "wav": "audio/wav",
    "webm": "video/webm", "webp": "image/webp", "woff": "font/woff", "woff2": "font/woff2",
    "zip": "application/zip",
  ]
}
