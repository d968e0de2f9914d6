#ifndef DIGLOT_SUPPORT_H
#define DIGLOT_SUPPORT_H
#include <stddef.h>

#include "Output.h"

/// memmem(3), a GNU function that the Glibc module hides. Returns the offset, or -1.
long diglot_find(const unsigned char *haystack, size_t count, const unsigned char *needle,
                 size_t needle_count);

// MARK: cmark-gfm, guarded. See markdown.c for why each of these is needed.

struct cmark_node;

/// The memory of one worker's Markdown trees; everything in it dies at a reset.
typedef struct diglot_arena diglot_arena;
diglot_arena *diglot_arena_new(void);
void diglot_arena_delete(diglot_arena *arena);
void diglot_arena_reset(diglot_arena *arena);

/// Registers the extensions and freezes cmark's character tables. To be called once, before any
/// thread parses. Returns whether the tables are frozen: where not, parsing needs a lock.
int diglot_markdown_initialize(void);

enum diglot_parse_status {
  DIGLOT_PARSED,
  DIGLOT_OVER_MEMORY,
  DIGLOT_OVER_TIME,
};

/// Parses `count` bytes into a tree in `arena`, which must be the only one in use on this thread.
/// Stops when the tree takes over `memory` bytes or the thread over `seconds` of its CPU time.
enum diglot_parse_status diglot_markdown_parse(diglot_arena *arena, const unsigned char *bytes,
                                               size_t count, int core_only, size_t memory,
                                               double seconds, struct cmark_node **root);

/// The kinds of nodes, dense, extensions included.
enum diglot_node_kind {
  DIGLOT_DOCUMENT, DIGLOT_BLOCK_QUOTE, DIGLOT_LIST, DIGLOT_ITEM, DIGLOT_TASK_ITEM,
  DIGLOT_CODE_BLOCK, DIGLOT_HTML_BLOCK, DIGLOT_CUSTOM_BLOCK, DIGLOT_PARAGRAPH, DIGLOT_HEADING,
  DIGLOT_THEMATIC_BREAK, DIGLOT_TABLE, DIGLOT_TABLE_ROW, DIGLOT_TABLE_CELL, DIGLOT_TEXT,
  DIGLOT_SOFT_BREAK, DIGLOT_LINE_BREAK, DIGLOT_CODE, DIGLOT_HTML_INLINE, DIGLOT_CUSTOM_INLINE,
  DIGLOT_EMPHASIS, DIGLOT_STRONG, DIGLOT_LINK, DIGLOT_IMAGE, DIGLOT_STRIKETHROUGH, DIGLOT_OTHER,
};
enum diglot_node_kind diglot_node_kind(const struct cmark_node *node);
#endif
