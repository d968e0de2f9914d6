#include "CXML.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <stdlib.h>
#include <string.h>

struct diglot_xml {
  const unsigned char *source;
  // Its dictionary keeps the names.
  xmlParserCtxtPtr parser;
  enum diglot_xml_status status;
  char message[256];
  size_t fault;
  struct diglot_xml_event *events;
  size_t count, capacity;
  unsigned char *bytes;
  size_t byte_count, byte_capacity;
};

// Returns room for `count` more things of `size` bytes; a program without memory ends here, as in
// Swift.
static void *grown(void *things, size_t used, size_t *capacity, size_t count, size_t size) {
  if (used + count <= *capacity) return things;
  size_t room = *capacity < 1024 ? 1024 : *capacity * 2;
  if (room < used + count) room = used + count;
  things = realloc(things, room * size);
  if (!things) abort();
  *capacity = room;
  return things;
}

static struct diglot_xml_event *add(diglot_xml *document, enum diglot_xml_kind kind) {
  document->events = grown(document->events, document->count, &document->capacity, 1,
                           sizeof *document->events);
  struct diglot_xml_event *event = &document->events[document->count++];
  memset(event, 0, sizeof *event);
  event->kind = kind;
  event->name = event->space = "";
  return event;
}

static void add_bytes(diglot_xml *document, struct diglot_xml_event *event, const xmlChar *bytes,
                      size_t count) {
  document->bytes = grown(document->bytes, document->byte_count, &document->byte_capacity,
                          count, 1);
  if (count > 0) memcpy(document->bytes + document->byte_count, bytes, count);
  event->start = (uint32_t)document->byte_count;
  event->count = (uint32_t)count;
  document->byte_count += count;
}

static const char *text_or_empty(const xmlChar *text) { return text ? (const char *)text : ""; }

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int namespace_count, const xmlChar **namespaces, int attribute_count,
                     int defaulted, const xmlChar **attributes) {
  (void)prefix, (void)namespace_count, (void)namespaces, (void)defaulted;
  diglot_xml *document = context;
  long end = xmlByteConsumed(document->parser);
  size_t offset = end > 0 ? (size_t)end : 0;
  // No value of an attribute holds a bare '<'.
  while (offset > 0 && document->source[offset] != '<') offset--;
  struct diglot_xml_event *event = add(document, DIGLOT_XML_START);
  event->offset = (uint32_t)offset;
  event->name = text_or_empty(name);
  event->space = text_or_empty(uri);
  for (int index = 0; index < attribute_count; index++) {
    const xmlChar **attribute = attributes + 5 * index;
    event = add(document, DIGLOT_XML_ATTRIBUTE);
    event->name = text_or_empty(attribute[0]);
    event->space = text_or_empty(attribute[2]);
    add_bytes(document, event, attribute[3], (size_t)(attribute[4] - attribute[3]));
  }
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
  (void)name, (void)prefix, (void)uri;
  add(context, DIGLOT_XML_END);
}

static void on_text(void *context, const xmlChar *text, int count) {
  add_bytes(context, add(context, DIGLOT_XML_TEXT), text, (size_t)count);
}

static void fail(diglot_xml *document, enum diglot_xml_status status, const char *message) {
  if (document->status != DIGLOT_XML_READ) return;
  document->status = status;
  long offset = xmlByteConsumed(document->parser);
  document->fault = offset > 0 ? (size_t)offset : 0;
  size_t count = strcspn(message, "\n");
  if (count >= sizeof document->message) count = sizeof document->message - 1;
  // Not in the middle of a letter.
  while (count > 0 && ((unsigned char)message[count] & 0xC0) == 0x80) count--;
  memcpy(document->message, message, count);
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *id,
                       const xmlChar *system) {
  (void)name, (void)id, (void)system;
  diglot_xml *document = context;
  fail(document, DIGLOT_XML_DOCTYPE, "a document type");
  xmlStopParser(document->parser);
}

static void on_error(void *context, xmlErrorPtr error) {
  if (error->level == XML_ERR_WARNING) return;
  fail(context, DIGLOT_XML_MALFORMED, error->message ? error->message : "not well formed");
}

diglot_xml *diglot_xml_read(const unsigned char *bytes, size_t count) {
  diglot_xml *document = calloc(1, sizeof *document);
  if (!document) abort();
  document->source = bytes;
  xmlParserCtxtPtr parser = xmlNewParserCtxt();
  if (!parser) abort();
  document->parser = parser;
  memset(parser->sax, 0, sizeof *parser->sax);
  parser->sax->initialized = XML_SAX2_MAGIC;
  parser->sax->startElementNs = on_start;
  parser->sax->endElementNs = on_end;
  parser->sax->characters = on_text;
  parser->sax->cdataBlock = on_text;
  parser->sax->ignorableWhitespace = on_text;
  parser->sax->internalSubset = on_doctype;
  parser->sax->serror = on_error;
  parser->userData = document;
  if (count > INT32_MAX) {
    fail(document, DIGLOT_XML_MALFORMED, "the document is too large");
    return document;
  }
  // Two encodings are known by their zeros alone, which no document holds.
  if (count > 0 && memchr(bytes, 0, count)) {
    fail(document, DIGLOT_XML_MALFORMED, "a document holds no NUL");
    return document;
  }
  // No encoding is given, and the document's own is not asked: the bytes are taken as they are,
  // as UTF-8. A reader that converts them, were it from UTF-8, does not know where it stands.
  //
  // References are resolved in attributes only on demand; without a document type there are none
  // but those that XML itself defines.
  xmlDocPtr tree = xmlCtxtReadMemory(parser, (const char *)bytes, (int)count, NULL, NULL,
                                     XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_IGNORE_ENC);
  if (tree) xmlFreeDoc(tree);
  if (!parser->wellFormed) fail(document, DIGLOT_XML_MALFORMED, "not well formed");
  document->source = NULL;
  return document;
}

void diglot_xml_delete(diglot_xml *document) {
  xmlFreeParserCtxt(document->parser);
  free(document->events);
  free(document->bytes);
  free(document);
}

enum diglot_xml_status diglot_xml_status(const diglot_xml *document) { return document->status; }
const char *diglot_xml_message(const diglot_xml *document) { return document->message; }
size_t diglot_xml_fault(const diglot_xml *document) { return document->fault; }
size_t diglot_xml_count(const diglot_xml *document) { return document->count; }
const unsigned char *diglot_xml_bytes(const diglot_xml *document) { return document->bytes; }

struct diglot_xml_event diglot_xml_event(const diglot_xml *document, size_t index) {
  return document->events[index];
}
