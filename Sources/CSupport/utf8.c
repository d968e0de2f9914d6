#include "CSupport.h"
#include <stdint.h>
#include <string.h>

// Four bytes at once, the first in the lowest; `at` has at least four.
static uint32_t four(const unsigned char *at) {
  uint32_t word;
  memcpy(&word, at, 4);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap32(word);
#endif
  return word;
}

// Returns how many bytes the character at `at` has, 0 where it is none. Table 3-7 of the Unicode
// standard; `left` is at least 1.
static size_t length(const unsigned char *at, size_t left) {
  unsigned char lead = at[0], second = left > 1 ? at[1] : 0;
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4 || (second & 0xC0) != 0x80) return 0;
  if (lead < 0xE0) return 2;
  if (left < 3 || (at[2] & 0xC0) != 0x80) return 0;
  if (lead < 0xF0) {
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F)) return 0;
    return 3;
  }
  if (left < 4 || (at[3] & 0xC0) != 0x80) return 0;
  if ((lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)) return 0;
  return 4;
}

int diglot_is_utf8(const unsigned char *bytes, size_t count) {
  const unsigned char *at = bytes, *end = bytes + count;
  while (end - at >= 8) {
    uint64_t word;
    memcpy(&word, at, 8);
    if (!(word & 0x8080808080808080)) {
      at += 8;
      continue;
    }
    while (*at < 0x80) at++;
    // Runs of Chinese, Japanese, Korean and Cyrillic: the common leads, with nothing to exclude.
    while (end - at >= 4) {
      uint32_t next = four(at);
      unsigned char lead = (unsigned char)next;
      if ((next & 0xC0C0F0) == 0x8080E0 && lead != 0xE0 && lead != 0xED) at += 3;
      else if ((next & 0xC0E0) == 0x80C0 && lead >= 0xC2) at += 2;
      else break;
    }
    if (at == end || *at < 0x80) continue;
    size_t step = length(at, (size_t)(end - at));
    if (!step) return 0;
    at += step;
  }
  while (at < end) {
    size_t step = length(at, (size_t)(end - at));
    if (!step) return 0;
    at += step;
  }
  return 1;
}
