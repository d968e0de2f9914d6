#ifndef DIGLOT_FOLDER_WATCH_H
#define DIGLOT_FOLDER_WATCH_H
#include <stddef.h>

// inotify(7). What it reports are records of different lengths, which Swift cannot walk safely.

enum diglot_watch_kind {
  /// Somebody who could write to a file has closed it.
  DIGLOT_WATCH_WRITTEN,
  DIGLOT_WATCH_CREATED,
  /// Moved to this name.
  DIGLOT_WATCH_ARRIVED,
  /// Moved away from this name.
  DIGLOT_WATCH_LEFT,
  DIGLOT_WATCH_DELETED,
  DIGLOT_WATCH_ATTRIBUTES,
  /// What is watched was itself moved or deleted.
  DIGLOT_WATCH_ITSELF,
  /// The kernel has ended the watch.
  DIGLOT_WATCH_ENDED,
  /// Events were lost, or a file system was taken away.
  DIGLOT_WATCH_LOST,
};

struct diglot_watch_event {
  int watch;
  enum diglot_watch_kind kind;
  int is_folder;
  /// In the folder that is watched; empty where the event is about the watched thing itself.
  const char *name;
};

/// Returns a descriptor that is read without waiting, or -1 with errno (EMFILE: too many).
int diglot_watch_open(void);

/// Returns a descriptor that ends diglot_watch_wait for good once it is rung, or -1 with errno.
int diglot_watch_bell(void);
void diglot_watch_ring(int bell);

/// Watches a folder. A symbolic link is followed where `follows_link` is not 0. Returns the watch,
/// which is the same for the same folder, or -1 with errno (ENOSPC: too many).
int diglot_watch_folder(int watcher, const char *path, int follows_link);

/// Watches the file itself, links followed. Returns the watch, or -1 with errno.
int diglot_watch_file(int watcher, const char *path);

/// Ends a watch; one that has ended already is no fault.
void diglot_watch_remove(int watcher, int watch);

/// Waits for events, for the bell, or for so many nanoseconds, without end where they are negative.
/// Returns 1 for events, 2 for the bell, 0 for neither.
int diglot_watch_wait(int watcher, int bell, long long nanoseconds);

/// Takes the event at `offset` of the `count` bytes that were read, and returns where the next one
/// begins. `event->name` points into the bytes.
size_t diglot_watch_next(const void *bytes, size_t count, size_t offset,
                         struct diglot_watch_event *event);
#endif
