#ifndef DIGLOT_SERVE_H
#define DIGLOT_SERVE_H
#include "EndSignals.h"
#include "FolderWatch.h"
#include "HTTPServer.h"
#endif
