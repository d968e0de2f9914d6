#include "CTemplates.h"

// `#embed` is C23: the files stay where a person edits them, and no generated source is kept.
// clang names them in its dependency file, so a changed template is compiled in by the next build.
static const unsigned char page[] = {
#embed "../../templates/page.mustache"
};

const struct diglot_template diglot_templates[] = {
    {"page.mustache", page, sizeof page},
};
const size_t diglot_templates_count = sizeof diglot_templates / sizeof *diglot_templates;
