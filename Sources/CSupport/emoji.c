#include "CSupport.h"

// Made by scripts/make-emoji.
static const unsigned char emoji[] = {
#embed "../../resources/emoji.txt"
};

const unsigned char *diglot_emoji(size_t *count) {
  *count = sizeof emoji;
  return emoji;
}
