// The least that a site builder on cmark-gfm can do: read every page, parse it, render it, put a
// frame around it that is the same for all, write it. No links, no templates, no checks, no units:
// the pages are parsed as they are, both languages of them.
//
//     floor CONTENT FRAME OUTPUT
//
// FRAME is an HTML file in which `<!-- article -->` stands for the page. Every `*.md` below CONTENT
// becomes OUTPUT/<path>/index.html. One thread. Prints the number of pages and their bytes.
#define _GNU_SOURCE
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

// MARK: Memory: taken from one block after another, given back all at once when a page is done.

enum { BLOCK = 4 << 20, ALIGN = 16 };

static struct block {
  struct block *next;
  size_t size;
} *blocks, *block;
static size_t used;

static void *take(size_t size) {
  size_t need = (size + ALIGN + ALIGN - 1) / ALIGN * ALIGN;
  while (!block || used + need > block->size) {
    struct block **next = block ? &block->next : &blocks;
    if (!*next) {
      size_t room = need > BLOCK ? need : BLOCK;
      if (!(*next = malloc(sizeof(struct block) + room))) err(1, "malloc");
      **next = (struct block){NULL, room};
    }
    block = *next;
    used = 0;
  }
  char *start = (char *)(block + 1) + used;
  used += need;
  *(size_t *)start = size;
  return start + ALIGN;
}

static void *take_zeroed(size_t count, size_t size) {
  return memset(take(count * size), 0, count * size);
}

static void *take_more(void *old, size_t size) {
  if (!old) return take(size);
  size_t before = *(size_t *)((char *)old - ALIGN);
  return size <= before ? old : memcpy(take(size), old, before);
}

static void keep(void *memory) { (void)memory; }

static void forget_all(void) {
  block = blocks;
  used = 0;
}

static cmark_mem memory = {take_zeroed, take_more, keep};

// MARK: Files

struct text {
  char *bytes;
  size_t count;
};

static struct text read_file(const char *path) {
  static struct text buffer;
  static size_t room;
  int file = open(path, O_RDONLY | O_CLOEXEC);
  struct stat status;
  if (file < 0 || fstat(file, &status)) err(1, "%s", path);
  if ((size_t)status.st_size >= room) {
    room = 2 * (size_t)status.st_size + 1;
    if (!(buffer.bytes = realloc(buffer.bytes, room))) err(1, "realloc");
  }
  for (buffer.count = 0; buffer.count < (size_t)status.st_size;) {
    ssize_t n = read(file, buffer.bytes + buffer.count, (size_t)status.st_size - buffer.count);
    if (n <= 0) err(1, "%s", path);
    buffer.count += (size_t)n;
  }
  buffer.bytes[buffer.count] = 0;
  close(file);
  return buffer;
}

static void make_folder(const char *path) {
  // A page and a folder beside it may have the same name.
  if (mkdir(path, 0777) && errno != EEXIST) err(1, "%s", path);
}

static void write_page(const char *path, struct text before, struct text page, struct text after) {
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) err(1, "%s", path);
  struct iovec parts[] = {
      {before.bytes, before.count}, {page.bytes, page.count}, {after.bytes, after.count}};
  if (writev(file, parts, 3) != (ssize_t)(before.count + page.count + after.count))
    err(1, "%s", path);
  close(file);
}

// MARK: Pages

// The text behind the front matter.
static struct text body(struct text page) {
  char *end = page.count > 4 && !memcmp(page.bytes, "---", 3) ? strstr(page.bytes, "\n---") : NULL;
  end = end ? strchr(end + 1, '\n') : NULL;
  if (!end) return page;
  return (struct text){end, page.count - (size_t)(end - page.bytes)};
}

static struct text render(struct text markdown) {
  static const char *const names[] = {"table", "strikethrough", "autolink", "tasklist"};
  cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_UNSAFE, &memory);
  for (int i = 0; i < 4; i++)
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(names[i]));
  cmark_parser_feed(parser, markdown.bytes, markdown.count);
  cmark_node *root = cmark_parser_finish(parser);
  char *html = cmark_render_html_with_mem(root, CMARK_OPT_UNSAFE,
                                          cmark_parser_get_syntax_extensions(parser), &memory);
  return (struct text){html, strlen(html)};
}

static int is_page(const FTSENT *entry) {
  return entry->fts_namelen > 3 && !strcmp(entry->fts_name + entry->fts_namelen - 3, ".md");
}

int main(int count, char **arguments) {
  if (count != 4) errx(2, "usage: floor CONTENT FRAME OUTPUT");
  static const char mark[] = "<!-- article -->";
  char *frame = strdup(read_file(arguments[2]).bytes), *at = strstr(frame, mark);
  if (!at) errx(2, "%s: no %s", arguments[2], mark);
  struct text before = {frame, (size_t)(at - frame)};
  struct text after = {at + strlen(mark), strlen(at + strlen(mark))};
  cmark_gfm_core_extensions_ensure_registered();

  size_t pages = 0, bytes = 0, root = strlen(arguments[1]);
  char *roots[] = {arguments[1], NULL}, path[8192];
  FTS *tree = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR | FTS_NOSTAT, NULL);
  for (FTSENT *entry; tree && (entry = fts_read(tree));) {
    const char *below = entry->fts_path + root;
    if (entry->fts_info == FTS_D) {
      snprintf(path, sizeof path, "%s%s", arguments[3], below);
      make_folder(path);
    } else if (entry->fts_info != FTS_DP && is_page(entry)) {
      struct text page = read_file(entry->fts_path);
      pages++;
      bytes += page.count;
      int length = (int)strlen(below) - 3;
      snprintf(path, sizeof path, "%s%.*s", arguments[3], length, below);
      make_folder(path);
      snprintf(path, sizeof path, "%s%.*s/index.html", arguments[3], length, below);
      write_page(path, before, render(body(page)), after);
      forget_all();
    }
  }
  printf("%zu %zu\n", pages, bytes);
  return 0;
}
