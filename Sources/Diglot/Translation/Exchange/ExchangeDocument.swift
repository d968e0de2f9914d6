/// A sentence that came back from a translator.
struct ExchangeEntry: Sendable {
  /// The page's file below its locale's folder.
  let path: String
  /// What the entry calls its unit: `103`.
  let unit: String
  let source: [UInt8]
  /// `nil` where nothing was translated.
  let target: [UInt8]?
  var isFuzzy = false
  /// Where it stands in its file.
  let place: ExchangePlace

  var id: String { path + "#" + unit }
  var key: TranslationUnit.Key? { TranslationUnit.Key(unit) }
}

/// An offset in one of the files that are imported.
struct ExchangePlace: Sendable, Equatable {
  let file: Int
  let offset: Int
}

/// What is wrong with an entry; a finding once its line has been counted.
struct ExchangeFault: Error, Sendable {
  let code: DiagnosticCode
  let message: String
  var notes: [String] = []
  let place: ExchangePlace
}

/// What a file that came back from a translator holds.
struct ExchangeDocument: Sendable {
  /// `nil` where the file does not say it, which then is the original's.
  var sourceTag: String?
  var targetTag = ""
  var entries: [ExchangeEntry] = []
  /// Entries that cannot be read; their pages are not written.
  var faults: [(path: String, fault: ExchangeFault)] = []

  /// Reads a file, XLIFF by its first sign or a catalogue of gettext.
  static func read(_ bytes: [UInt8], file: Int) throws(ExchangeFault) -> ExchangeDocument {
    guard bytes.span.isUTF8 else {
      throw .unreadable("a file for exchange is UTF-8", ExchangePlace(file: file, offset: 0))
    }
    let start = bytes.span.hasPrefix("\u{FEFF}") ? 3 : 0
    let first = bytes.dropFirst(start).first { $0 > 0x20 }
    if first == UInt8(ascii: "<") { return try XLIFFReader.read(bytes, file: file) }
    return try POReader.read(bytes, file: file)
  }
}

extension ExchangeFault {
  static func unreadable(_ message: String, _ place: ExchangePlace) -> ExchangeFault {
    ExchangeFault(code: .exchangeFileInvalid, message: message, place: place)
  }
}
