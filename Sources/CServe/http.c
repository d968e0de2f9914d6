#include "HTTPServer.h"
