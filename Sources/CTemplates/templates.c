#include "CTemplates.h"

// `#embed` is C23: the files stay where a person edits them, and no generated source is kept.
// clang names them in its dependency file, so a changed template is compiled in by the next build.
static const unsigned char page[] = {
#embed "../../templates/page.mustache"
};
static const unsigned char not_found[] = {
#embed "../../templates/404.mustache"
};
static const unsigned char languages[] = {
#embed "../../templates/languages.mustache"
};
static const unsigned char redirect[] = {
#embed "../../templates/redirect.mustache"
};
static const unsigned char head[] = {
#embed "../../templates/head.mustache"
};
static const unsigned char header[] = {
#embed "../../templates/header.mustache"
};
static const unsigned char footer[] = {
#embed "../../templates/footer.mustache"
};
static const unsigned char languages_list[] = {
#embed "../../templates/languages-list.mustache"
};
static const unsigned char table_of_contents[] = {
#embed "../../templates/table-of-contents.mustache"
};
static const unsigned char sidebar[] = {
#embed "../../templates/sidebar.mustache"
};
static const unsigned char breadcrumb[] = {
#embed "../../templates/breadcrumb.mustache"
};
static const unsigned char previous_next[] = {
#embed "../../templates/previous-next.mustache"
};
static const unsigned char staleness[] = {
#embed "../../templates/staleness.mustache"
};
static const unsigned char contents[] = {
#embed "../../templates/contents.mustache"
};
static const unsigned char status[] = {
#embed "../../templates/status.mustache"
};
static const unsigned char translation[] = {
#embed "../../templates/translation.mustache"
};
static const unsigned char working_page[] = {
#embed "../../templates/working-page.mustache"
};
static const unsigned char working_difference[] = {
#embed "../../templates/working-difference.mustache"
};
static const unsigned char working_list[] = {
#embed "../../templates/working-list.mustache"
};
static const unsigned char strings[] = {
#embed "../../templates/strings.yml"
};
static const unsigned char style[] = {
#embed "../../templates/assets/diglot.css"
};
static const unsigned char script[] = {
#embed "../../templates/assets/diglot.js"
};
static const unsigned char status_style[] = {
#embed "../../templates/assets/status.css"
};
static const unsigned char status_script[] = {
#embed "../../templates/assets/status.js"
};
static const unsigned char bilingual_style[] = {
#embed "../../templates/assets/bilingual.css"
};
static const unsigned char bilingual_script[] = {
#embed "../../templates/assets/bilingual.js"
};
static const unsigned char working_style[] = {
#embed "../../templates/assets/working.css"
};
static const unsigned char serve_live[] = {
#embed "../../templates/serve/live.js"
};
static const unsigned char serve_findings[] = {
#embed "../../templates/serve/findings.js"
};
static const unsigned char serve_overview_script[] = {
#embed "../../templates/serve/overview.js"
};
static const unsigned char serve_overview_style[] = {
#embed "../../templates/serve/overview.css"
};

const struct diglot_template diglot_templates[] = {
    {"page.mustache", page, sizeof page},
    {"404.mustache", not_found, sizeof not_found},
    {"languages.mustache", languages, sizeof languages},
    {"redirect.mustache", redirect, sizeof redirect},
    {"head.mustache", head, sizeof head},
    {"header.mustache", header, sizeof header},
    {"footer.mustache", footer, sizeof footer},
    {"languages-list.mustache", languages_list, sizeof languages_list},
    {"table-of-contents.mustache", table_of_contents, sizeof table_of_contents},
    {"sidebar.mustache", sidebar, sizeof sidebar},
    {"breadcrumb.mustache", breadcrumb, sizeof breadcrumb},
    {"previous-next.mustache", previous_next, sizeof previous_next},
    {"staleness.mustache", staleness, sizeof staleness},
    {"contents.mustache", contents, sizeof contents},
    {"status.mustache", status, sizeof status},
    {"translation.mustache", translation, sizeof translation},
    {"working-page.mustache", working_page, sizeof working_page},
    {"working-difference.mustache", working_difference, sizeof working_difference},
    {"working-list.mustache", working_list, sizeof working_list},
    {"strings.yml", strings, sizeof strings},
    {"assets/diglot.css", style, sizeof style},
    {"assets/diglot.js", script, sizeof script},
    {"assets/status.css", status_style, sizeof status_style},
    {"assets/status.js", status_script, sizeof status_script},
    {"assets/bilingual.css", bilingual_style, sizeof bilingual_style},
    {"assets/bilingual.js", bilingual_script, sizeof bilingual_script},
    {"assets/working.css", working_style, sizeof working_style},
    {"serve/live.js", serve_live, sizeof serve_live},
    {"serve/findings.js", serve_findings, sizeof serve_findings},
    {"serve/overview.js", serve_overview_script, sizeof serve_overview_script},
    {"serve/overview.css", serve_overview_style, sizeof serve_overview_style},
};
const size_t diglot_templates_count = sizeof diglot_templates / sizeof *diglot_templates;
