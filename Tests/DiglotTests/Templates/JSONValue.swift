@testable import Diglot

/// Any JSON, as the data of the official cases.
enum JSONValue: Decodable {
  case null
  case bool(Bool)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? container.decode(Int.self) {
      self = .text(String(number))
    } else if let number = try? container.decode(Double.self) {
      self = .text(String(number))
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSONValue].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  var templateValue: TemplateValue {
    switch self {
    case .null: .absent
    case .bool(let value): .bool(value)
    case .text(let text): .text(text)
    case .list(let items): .list(items.map(\.templateValue))
    case .object(let object):
      .record(TemplateRecord(object.map { (TemplateName($0), $1.templateValue) }))
    }
  }
}
