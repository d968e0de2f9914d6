#define _GNU_SOURCE
#include "Output.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static int open_by_component(int folder, const char *path, int flags, unsigned mode) {
  int here = folder;
  for (;;) {
    const char *slash = strchr(path, '/');
    char name[NAME_MAX + 1];
    size_t length = slash ? (size_t)(slash - path) : 0;
    int next = -1;
    if (length > NAME_MAX) {
      errno = ENAMETOOLONG;
    } else if (slash) {
      memcpy(name, path, length);
      name[length] = 0;
      next = openat(here, name, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    } else {
      next = openat(here, path, flags | O_NOFOLLOW | O_CLOEXEC, mode);
    }
    if (here != folder) {
      int reason = errno;
      close(here);
      errno = reason;
    }
    if (next < 0 || !slash) return next;
    here = next;
    path = slash + 1;
  }
}

int diglot_open_beneath(int folder, const char *path, int flags, unsigned mode, int by_component) {
  struct open_how how = {
      .flags = (unsigned)flags | O_CLOEXEC,
      .mode = flags & O_CREAT ? mode : 0,
      .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS,
  };
  if (!by_component) {
    long descriptor;
    do descriptor = syscall(SYS_openat2, folder, path, &how, sizeof how);
    while (descriptor < 0 && errno == EINTR);
    // EPERM is what older container sandboxes answer for a call that they do not know.
    if (descriptor >= 0 || (errno != ENOSYS && errno != EPERM)) return (int)descriptor;
  }
  return open_by_component(folder, path, flags, mode);
}

int diglot_exchange(int folder, const char *path, int other_folder, const char *other_path) {
  return renameat2(folder, path, other_folder, other_path, RENAME_EXCHANGE);
}

int diglot_rename_new(int folder, const char *path, int new_folder, const char *new_path) {
  return renameat2(folder, path, new_folder, new_path, RENAME_NOREPLACE);
}

int diglot_punch_hole(int file, long start, long count) {
  return fallocate(file, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, start, count);
}

long diglot_copy_range(int from, int to, size_t count) {
  return copy_file_range(from, NULL, to, NULL, count, 0);
}

