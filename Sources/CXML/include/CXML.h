#ifndef DIGLOT_XML_H
#define DIGLOT_XML_H
#include <stddef.h>
#include <stdint.h>

/// An XML document as a list of events, read by libxml2 without a tree.
typedef struct diglot_xml diglot_xml;

enum diglot_xml_status {
  DIGLOT_XML_READ,
  DIGLOT_XML_MALFORMED,
  /// The document declares its type, which is where entities and addresses come from.
  DIGLOT_XML_DOCTYPE,
};

enum diglot_xml_kind {
  DIGLOT_XML_START,
  /// Of the element that started last; these follow it at once.
  DIGLOT_XML_ATTRIBUTE,
  DIGLOT_XML_END,
  DIGLOT_XML_TEXT,
};

struct diglot_xml_event {
  enum diglot_xml_kind kind;
  /// Of a start: where its '<' stands in the document.
  uint32_t offset;
  /// A value's or text's place among the bytes.
  uint32_t start, count;
  /// Of a start or an attribute; the second is empty where there is none.
  const char *name, *space;
};

/// Reads `count` bytes of UTF-8, at most 2 GiB; nothing is fetched, no entity is defined.
diglot_xml *diglot_xml_read(const unsigned char *bytes, size_t count);
void diglot_xml_delete(diglot_xml *document);

enum diglot_xml_status diglot_xml_status(const diglot_xml *document);
/// What was wrong, and where; never null.
const char *diglot_xml_message(const diglot_xml *document);
size_t diglot_xml_fault(const diglot_xml *document);

size_t diglot_xml_count(const diglot_xml *document);
struct diglot_xml_event diglot_xml_event(const diglot_xml *document, size_t index);
const unsigned char *diglot_xml_bytes(const diglot_xml *document);
#endif
