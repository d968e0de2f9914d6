#ifndef DIGLOT_LIBXML2_SHIM_H
#define DIGLOT_LIBXML2_SHIM_H
// Empty on purpose: libxml2's headers bring ICU's with them, which clash with Foundation's where
// Swift sees them. Only CXML includes them.
#endif
