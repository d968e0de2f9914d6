#include "CTemplates.h"

const struct diglot_template *diglot_template_at(size_t index) {
  return index < diglot_templates_count ? &diglot_templates[index] : NULL;
}
