/// What translators' tools read.
package enum ExchangeFormat: String, Sendable, CaseIterable {
  case tmx, xliff, po, jsonl, csv

  /// Returns what stands before all pages.
  func head(_ head: ExchangeHead) -> [UInt8] {
    var out = ByteBuffer()
    switch self {
    case .tmx: TMXWriter.writeHead(head, into: &out)
    case .xliff: XLIFFWriter.writeHead(head, into: &out)
    case .po: POWriter.writeHead(head, into: &out)
    case .jsonl: break
    case .csv: CSVWriter.writeHead(into: &out)
    }
    return out.finish()
  }

  /// Returns a page's units; those of all pages one after another make the document.
  func body(of page: ExchangePage) -> [UInt8] {
    var out = ByteBuffer(capacity: 1 << 14)
    switch self {
    case .tmx: TMXWriter.write(page, into: &out)
    case .xliff: XLIFFWriter.write(page, into: &out)
    case .po: POWriter.write(page, into: &out)
    case .jsonl: JSONLinesWriter.write(page, into: &out)
    case .csv: CSVWriter.write(page, into: &out)
    }
    return out.finish()
  }

  /// What stands behind all pages.
  var tail: [UInt8] {
    switch self {
    case .tmx: Array("</body>\n</tmx>\n".utf8)
    case .xliff: Array("</xliff>\n".utf8)
    case .po, .jsonl, .csv: []
    }
  }
}

/// What a whole document says once.
struct ExchangeHead: Sendable {
  let title: String
  let toolVersion: String
  let sourceTag: String
  let targetTag: String
  /// The last day on which one of the pages was given to the translators.
  let handOffDate: CalendarDate?
}
