#ifndef DIGLOT_OUTPUT_H
#define DIGLOT_OUTPUT_H
#include <stddef.h>

/// Opens `path` below `folder` and follows no symbolic link on the way: openat2(2). `by_component`
/// takes the slower way, one openat(2) a folder, which is also taken where the kernel or a sandbox
/// has no openat2. Returns a descriptor, or -1 with errno (ELOOP or ENOTDIR at a link).
int diglot_open_beneath(int folder, const char *path, int flags, unsigned mode, int by_component);

/// renameat2(2) with RENAME_EXCHANGE: the two names change places at once. Returns 0, or -1 with
/// errno (ENOSYS, EINVAL or EOPNOTSUPP where kernel or file system cannot).
int diglot_exchange(int folder, const char *path, int other_folder, const char *other_path);

/// renameat2(2) with RENAME_NOREPLACE: fails with EEXIST rather than replace anything.
int diglot_rename_new(int folder, const char *path, int new_folder, const char *new_path);

/// fallocate(2) with FALLOC_FL_PUNCH_HOLE: gives whole blocks back to the file system. Returns 0, or -1
/// with errno.
int diglot_punch_hole(int file, long start, long count);

/// copy_file_range(2) at both files' own offsets. Returns how many bytes, 0 at the end, or -1.
long diglot_copy_range(int from, int to, size_t count);

#endif
