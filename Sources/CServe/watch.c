#define _GNU_SOURCE
#include "FolderWatch.h"

#include <poll.h>
#include <stdint.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <time.h>

// Without IN_MODIFY: who writes is in the middle, and closes the file in the end.
static const uint32_t folder_mask = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE |
                                    IN_DELETE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF |
                                    IN_ONLYDIR | IN_EXCL_UNLINK;
static const uint32_t file_mask = IN_CLOSE_WRITE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF;

int diglot_watch_open(void) { return inotify_init1(IN_NONBLOCK | IN_CLOEXEC); }

int diglot_watch_bell(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

void diglot_watch_ring(int bell) { eventfd_write(bell, 1); }

int diglot_watch_folder(int watcher, const char *path, int follows_link) {
  return inotify_add_watch(watcher, path, folder_mask | (follows_link ? 0 : IN_DONT_FOLLOW));
}

int diglot_watch_file(int watcher, const char *path) {
  return inotify_add_watch(watcher, path, file_mask);
}

void diglot_watch_remove(int watcher, int watch) { inotify_rm_watch(watcher, watch); }

int diglot_watch_wait(int watcher, int bell, long long nanoseconds) {
  struct pollfd waiting[] = {{.fd = watcher, .events = POLLIN}, {.fd = bell, .events = POLLIN}};
  struct timespec time = {.tv_sec = nanoseconds / 1000000000, .tv_nsec = nanoseconds % 1000000000};
  if (ppoll(waiting, 2, nanoseconds < 0 ? NULL : &time, NULL) <= 0) return 0;
  return waiting[1].revents ? 2 : waiting[0].revents ? 1 : 0;
}

static enum diglot_watch_kind kind(uint32_t mask) {
  if (mask & (IN_Q_OVERFLOW | IN_UNMOUNT)) return DIGLOT_WATCH_LOST;
  if (mask & IN_IGNORED) return DIGLOT_WATCH_ENDED;
  if (mask & (IN_DELETE_SELF | IN_MOVE_SELF)) return DIGLOT_WATCH_ITSELF;
  if (mask & IN_CLOSE_WRITE) return DIGLOT_WATCH_WRITTEN;
  if (mask & IN_CREATE) return DIGLOT_WATCH_CREATED;
  if (mask & IN_MOVED_TO) return DIGLOT_WATCH_ARRIVED;
  if (mask & IN_MOVED_FROM) return DIGLOT_WATCH_LEFT;
  if (mask & IN_DELETE) return DIGLOT_WATCH_DELETED;
  return DIGLOT_WATCH_ATTRIBUTES;
}

size_t diglot_watch_next(const void *bytes, size_t count, size_t offset,
                         struct diglot_watch_event *event) {
  struct inotify_event record;
  memcpy(&record, (const char *)bytes + offset, sizeof record);
  event->watch = record.wd;
  event->kind = kind(record.mask);
  event->is_folder = (record.mask & IN_ISDIR) != 0;
  event->name = record.len > 0 ? (const char *)bytes + offset + sizeof record : "";
  size_t next = offset + sizeof record + record.len;
  return next < count ? next : count;
}
