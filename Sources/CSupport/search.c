#define _GNU_SOURCE
#include "CSupport.h"
#include <string.h>

long diglot_find(const unsigned char *haystack, size_t count, const unsigned char *needle,
                 size_t needle_count) {
  const unsigned char *found = memmem(haystack, count, needle, needle_count);
  return found ? found - haystack : -1;
}
