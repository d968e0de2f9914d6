// The public interface of cmark-gfm, and its node layout, which Debian installs too: reading the
// fields in place is as fast as C, where the accessors cost a call and a strlen each.
#include <cmark-gfm.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/node.h>
#include <cmark-gfm/parser.h>

// Run-time node types that the extensions export but no header declares.
extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW, CMARK_NODE_TABLE_CELL,
    CMARK_NODE_STRIKETHROUGH;
