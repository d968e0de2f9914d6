#ifndef DIGLOT_SUPPORT_H
#define DIGLOT_SUPPORT_H
#include <stddef.h>

#include "Output.h"

/// memmem(3), a GNU function that the Glibc module hides. Returns the offset, or -1.
long diglot_find(const unsigned char *haystack, size_t count, const unsigned char *needle,
                 size_t needle_count);
#endif
