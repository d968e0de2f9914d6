// The public interface of cmark-gfm, and its node layout, which Debian installs too: reading the
// fields in place is as fast as C, where the accessors cost a call and a strlen each.
#include <cmark-gfm.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/node.h>
#include <cmark-gfm/parser.h>

// Run-time node types that the extensions export but no header declares.
extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW, CMARK_NODE_TABLE_CELL,
    CMARK_NODE_STRIKETHROUGH;

/// The kinds of nodes, dense, extensions included.
enum diglot_node_kind {
  DIGLOT_DOCUMENT, DIGLOT_BLOCK_QUOTE, DIGLOT_LIST, DIGLOT_ITEM, DIGLOT_TASK_ITEM,
  DIGLOT_CODE_BLOCK, DIGLOT_HTML_BLOCK, DIGLOT_CUSTOM_BLOCK, DIGLOT_PARAGRAPH, DIGLOT_HEADING,
  DIGLOT_THEMATIC_BREAK, DIGLOT_TABLE, DIGLOT_TABLE_ROW, DIGLOT_TABLE_CELL, DIGLOT_TEXT,
  DIGLOT_SOFT_BREAK, DIGLOT_LINE_BREAK, DIGLOT_CODE, DIGLOT_HTML_INLINE, DIGLOT_CUSTOM_INLINE,
  DIGLOT_EMPHASIS, DIGLOT_STRONG, DIGLOT_LINK, DIGLOT_IMAGE, DIGLOT_STRIKETHROUGH,
  DIGLOT_FOOTNOTE_REFERENCE, DIGLOT_FOOTNOTE_DEFINITION, DIGLOT_OTHER,
};

/// Inline, since it is asked of every node several times.
static inline unsigned char diglot_node_kind(const cmark_node *node) {
  static const unsigned char blocks[] = {
      DIGLOT_OTHER,       DIGLOT_DOCUMENT,   DIGLOT_BLOCK_QUOTE,  DIGLOT_LIST,
      DIGLOT_ITEM,        DIGLOT_CODE_BLOCK, DIGLOT_HTML_BLOCK,   DIGLOT_CUSTOM_BLOCK,
      DIGLOT_PARAGRAPH,   DIGLOT_HEADING,    DIGLOT_THEMATIC_BREAK,
      DIGLOT_FOOTNOTE_DEFINITION};
  static const unsigned char inlines[] = {
      DIGLOT_OTHER,       DIGLOT_TEXT,          DIGLOT_SOFT_BREAK, DIGLOT_LINE_BREAK,
      DIGLOT_CODE,        DIGLOT_HTML_INLINE,   DIGLOT_CUSTOM_INLINE, DIGLOT_EMPHASIS,
      DIGLOT_STRONG,      DIGLOT_LINK,          DIGLOT_IMAGE,
      DIGLOT_FOOTNOTE_REFERENCE};
  unsigned value = node->type & CMARK_NODE_VALUE_MASK;
  if ((node->type & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE) {
    if (value < sizeof inlines) return inlines[value];
    return node->type == CMARK_NODE_STRIKETHROUGH ? DIGLOT_STRIKETHROUGH : DIGLOT_OTHER;
  }
  if (node->type == CMARK_NODE_ITEM && node->extension) return DIGLOT_TASK_ITEM;
  if (value < sizeof blocks) return blocks[value];
  // Numbered when the extensions are registered, so no constants.
  if (node->type == CMARK_NODE_TABLE) return DIGLOT_TABLE;
  if (node->type == CMARK_NODE_TABLE_ROW) return DIGLOT_TABLE_ROW;
  if (node->type == CMARK_NODE_TABLE_CELL) return DIGLOT_TABLE_CELL;
  return DIGLOT_OTHER;
}
