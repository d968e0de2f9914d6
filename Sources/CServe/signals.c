#include "EndSignals.h"

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <unistd.h>

static int bell = -1;

static void ring(int number) {
  (void)number;
  int before = errno;
  uint64_t one = 1;
  // Nothing can be done about a bell that is full: it rings already.
  ssize_t count = write(bell, &one, sizeof one);
  (void)count;
  errno = before;
}

int diglot_end_signals(void) {
  if (bell >= 0) return bell;
  bell = eventfd(0, EFD_CLOEXEC);
  if (bell < 0) return -1;
  struct sigaction action = {.sa_handler = ring, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, NULL);
  sigaction(SIGTERM, &action, NULL);
  sigaction(SIGHUP, &action, NULL);
  return bell;
}
