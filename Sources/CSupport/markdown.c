// cmark-gfm 0.29 made safe to run on many threads and on untrusted input.
//
// Threads. Each parse switches the characters of its inline extensions on and off in two tables
// that are static in the library, so that two parses at once take each other's (upstream pull
// request 176). The library calls the function that switches through the PLT: one of that name here
// takes its place, lets the first parse switch the characters on, and nothing ever off again.
//
// Memory. cmark asks one allocator for everything. A bump arena per worker, reset per page, makes
// freeing a tree free, and counts what a page takes.
//
// Time. Some inputs take the parser quadratic time (its open CVEs). The allocator reads the clock
// now and then and leaves a parse that is over its budget by longjmp: only C frames lie between,
// and all that they own is in the arena.
#define _GNU_SOURCE
#include "CSupport.h"
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <cmark-gfm/node.h>
#include <dlfcn.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW, CMARK_NODE_TABLE_CELL,
    CMARK_NODE_STRIKETHROUGH;

// MARK: Arena

enum { FIRST_CHUNK = 1 << 20, HEADER = 16, CLOCK_EVERY = 1024 };

struct chunk {
  struct chunk *next;
  size_t size, used;
  unsigned char bytes[] __attribute__((aligned(16)));
};

struct diglot_arena {
  struct chunk *first, *last;
  size_t taken, limit;
  unsigned allocations;
  // The parse ends at `deadline` of the thread's CPU time, and not before `earliest` of the wall's.
  double deadline, earliest;
  jmp_buf *escape;
  enum diglot_parse_status status;
  // The arena that was in use before this one, whose tree may still be rewritten.
  struct diglot_arena *previous;
};

static _Thread_local diglot_arena *current;

static double seconds(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

// The wall's clock is asked first: it takes no system call, and a thread's own never runs faster.
static int is_late(const diglot_arena *arena) {
  return seconds(CLOCK_MONOTONIC) > arena->earliest &&
         seconds(CLOCK_THREAD_CPUTIME_ID) > arena->deadline;
}

static void leave(diglot_arena *arena, enum diglot_parse_status status) {
  // Outside a parse (the tree is being rewritten) there is nothing to leave to, and little to take.
  if (!arena->escape) return;
  arena->status = status;
  longjmp(*arena->escape, 1);
}

static struct chunk *new_chunk(size_t size) {
  struct chunk *chunk = malloc(sizeof *chunk + size);
  if (!chunk) abort();
  chunk->next = NULL;
  chunk->size = size;
  chunk->used = 0;
  return chunk;
}

static void *take(diglot_arena *arena, size_t size) {
  size_t need = HEADER + ((size + 15) & ~(size_t)15);
  if (arena->escape) {
    if (arena->taken + need > arena->limit) leave(arena, DIGLOT_OVER_MEMORY);
    if (++arena->allocations % CLOCK_EVERY == 0 && is_late(arena))
      leave(arena, DIGLOT_OVER_TIME);
  }
  arena->taken += need;
  struct chunk *chunk = arena->last;
  if (chunk->size - chunk->used < need) {
    size_t size = need > FIRST_CHUNK ? need : FIRST_CHUNK;
    chunk = arena->last = chunk->next = new_chunk(size);
  }
  unsigned char *block = chunk->bytes + chunk->used;
  chunk->used += need;
  *(size_t *)block = size;
  return block + HEADER;
}

static void *arena_calloc(size_t count, size_t size) {
  void *block = take(current, count * size);
  return memset(block, 0, count * size);
}

static void *arena_realloc(void *old, size_t size) {
  if (!old) return take(current, size);
  size_t old_size = *(size_t *)((unsigned char *)old - HEADER);
  if (size <= old_size) return old;
  void *block = take(current, size);
  return memcpy(block, old, old_size);
}

static void arena_free(void *block) { (void)block; }

static cmark_mem arena_mem = {arena_calloc, arena_realloc, arena_free};

diglot_arena *diglot_arena_new(void) {
  diglot_arena *arena = calloc(1, sizeof *arena);
  if (!arena) abort();
  arena->first = arena->last = new_chunk(FIRST_CHUNK);
  return arena;
}

static void delete_chunks(struct chunk *chunk) {
  while (chunk) {
    struct chunk *next = chunk->next;
    free(chunk);
    chunk = next;
  }
}

void diglot_arena_delete(diglot_arena *arena) {
  if (current == arena) current = arena->previous;
  delete_chunks(arena->first);
  free(arena);
}

void diglot_arena_reset(diglot_arena *arena) {
  delete_chunks(arena->first->next);
  arena->first->next = NULL;
  arena->first->used = 0;
  arena->last = arena->first;
  arena->taken = 0;
}

// MARK: Threads

typedef void manage_function(cmark_parser *, int);
static atomic_bool is_frozen, was_reached;

// Stands before the library's function of this name; see the head of the file.
void cmark_manage_extensions_special_characters(cmark_parser *parser, int add) {
  atomic_store_explicit(&was_reached, true, memory_order_relaxed);
  if (atomic_load_explicit(&is_frozen, memory_order_acquire) || !add) return;
  manage_function *original =
      (manage_function *)dlsym(RTLD_NEXT, "cmark_manage_extensions_special_characters");
  if (original) original(parser, add);
}

static cmark_syntax_extension *extensions[4];

static void attach(cmark_parser *parser, int core_only) {
  // All parsers must attach the same inline extensions, since the tables are frozen for all; the
  // specification's plain examples are the one exception, parsed alone in a process of their own.
  if (core_only) return;
  for (int i = 0; i < 4; i++) cmark_parser_attach_syntax_extension(parser, extensions[i]);
}

int diglot_markdown_initialize(void) {
  static const char *const names[4] = {"table", "strikethrough", "autolink", "tasklist"};
  cmark_gfm_core_extensions_ensure_registered();
  for (int i = 0; i < 4; i++)
    if (!(extensions[i] = cmark_find_syntax_extension(names[i]))) abort();
  cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
  attach(parser, 0);
  cmark_parser_feed(parser, "x", 1);
  cmark_node_free(cmark_parser_finish(parser));
  cmark_parser_free(parser);
  atomic_store_explicit(&is_frozen, true, memory_order_release);
  return atomic_load(&was_reached);
}

// MARK: Parsing

enum { PIECE = 4096 };

// Where the function above was not reached (a static link, another platform): one parse at a time.
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

static void lock_turn(void) {
  if (!atomic_load_explicit(&was_reached, memory_order_relaxed)) pthread_mutex_lock(&turn);
}

static void unlock_turn(void) {
  if (!atomic_load_explicit(&was_reached, memory_order_relaxed)) pthread_mutex_unlock(&turn);
}

enum diglot_parse_status diglot_markdown_parse(diglot_arena *arena, const unsigned char *bytes,
                                               size_t count, int options, size_t memory,
                                               double budget, cmark_node **root) {
  jmp_buf escape;
  if (current != arena) arena->previous = current;
  current = arena;
  arena->limit = arena->taken + memory;
  arena->deadline = seconds(CLOCK_THREAD_CPUTIME_ID) + budget;
  arena->earliest = seconds(CLOCK_MONOTONIC) + budget;
  arena->escape = &escape;
  lock_turn();
  if (setjmp(escape)) {
    unlock_turn();
    arena->escape = NULL;
    *root = NULL;
    return arena->status;
  }
  cmark_parser *parser = cmark_parser_new_with_mem(
      options & DIGLOT_FOOTNOTES ? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT, &arena_mem);
  attach(parser, options & DIGLOT_CORE_ONLY);
  // In pieces, so that the clock is read also where the parser works without allocating.
  for (size_t at = 0; at < count; at += PIECE) {
    cmark_parser_feed(parser, (const char *)bytes + at, count - at < PIECE ? count - at : PIECE);
    if (count > PIECE && is_late(arena)) leave(arena, DIGLOT_OVER_TIME);
  }
  *root = cmark_parser_finish(parser);
  unlock_turn();
  arena->escape = NULL;
  return DIGLOT_PARSED;
}
