#ifndef DIGLOT_MICROHTTPD_SHIM_H
#define DIGLOT_MICROHTTPD_SHIM_H
// Empty on purpose: libmicrohttpd's variadic calls and callbacks are out of Swift's reach. Only
// CServe includes its header.
#endif
