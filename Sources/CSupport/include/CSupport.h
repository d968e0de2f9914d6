#ifndef DIGLOT_SUPPORT_H
#define DIGLOT_SUPPORT_H
#include <stddef.h>

#include "Output.h"

/// memmem(3), a GNU function that the Glibc module hides. Returns the offset, or -1.
long diglot_find(const unsigned char *haystack, size_t count, const unsigned char *needle,
                 size_t needle_count);

/// Returns whether the bytes are UTF-8, faster than the standard library, which is asked where the
/// first fault lies.
int diglot_is_utf8(const unsigned char *bytes, size_t count);

/// The names of emoji: lines of a name, a space and the emoji, sorted by the names' bytes.
const unsigned char *diglot_emoji(size_t *count);

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

enum diglot_parse_option {
  /// CommonMark without GitHub's extensions.
  DIGLOT_CORE_ONLY = 1,
  DIGLOT_FOOTNOTES = 2,
};

/// Parses `count` bytes into a tree in `arena`, which must be the only one in use on this thread.
/// `options` are those of diglot_parse_option, added up.
/// Stops when the tree takes over `memory` bytes or the thread over `seconds` of its CPU time.
enum diglot_parse_status diglot_markdown_parse(diglot_arena *arena, const unsigned char *bytes,
                                               size_t count, int options, size_t memory,
                                               double seconds, struct cmark_node **root);
#endif
