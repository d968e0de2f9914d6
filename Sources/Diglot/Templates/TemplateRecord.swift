/// The names that one scope of a page gives to its template, each with its value.
///
/// A flat array: scopes have from 3 to 30 names, where scanning hashes beats a dictionary, and a
/// list of 500 records costs 500 allocations.
struct TemplateRecord: Sendable, ExpressibleByDictionaryLiteral {
  struct Field: Sendable {
    let name: TemplateName
    var value: TemplateValue
  }

  private(set) var fields: [Field] = []

  init() {}

  init(dictionaryLiteral elements: (TemplateName, TemplateValue)...) {
    fields.reserveCapacity(elements.count)
    for (name, value) in elements { self[name] = value }
  }

  init(_ elements: some Sequence<(TemplateName, TemplateValue)>) {
    for (name, value) in elements { self[name] = value }
  }

  /// The value of `name`; setting `nil` takes the name away, so that outer scopes show through.
  subscript(name: TemplateName) -> TemplateValue? {
    get { index(of: name).map { fields[$0].value } }
    set {
      switch (index(of: name), newValue) {
      case (let index?, let value?): fields[index].value = value
      case (let index?, nil): fields.remove(at: index)
      case (nil, let value?): fields.append(Field(name: name, value: value))
      case (nil, nil): break
      }
    }
  }

  /// Returns the place of `name` in `fields`; linear in their number.
  @inline(__always)
  func index(of name: TemplateName) -> Int? {
    for index in fields.indices where fields[index].name == name { return index }
    return nil
  }
}
