#ifndef DIGLOT_SERVE_H
#define DIGLOT_SERVE_H
#include "FolderWatch.h"
#include "HTTPServer.h"
#endif
