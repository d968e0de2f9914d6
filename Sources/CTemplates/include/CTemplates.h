#ifndef DIGLOT_TEMPLATES_H
#define DIGLOT_TEMPLATES_H
#include <stddef.h>

/// One file of the built-in theme: its name below `templates/`, and its bytes.
struct diglot_template {
  const char *name;
  const unsigned char *bytes;
  size_t count;
};

/// The files of `templates/`, compiled in so that the command is one file.
extern const struct diglot_template diglot_templates[];
extern const size_t diglot_templates_count;

/// Returns the file of that number, or null; Swift does not import an array of unknown length.
const struct diglot_template *diglot_template_at(size_t index);
#endif
