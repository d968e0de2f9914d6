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

// A signal that somebody had the process ignore, as nohup(1) does, stays ignored; one that comes twice
// ends the process at once.
static void listen_to(int number) {
  struct sigaction action = {.sa_handler = ring, .sa_flags = SA_RESTART | SA_RESETHAND};
  struct sigaction before;
  sigemptyset(&action.sa_mask);
  if (sigaction(number, NULL, &before) == 0 && before.sa_handler == SIG_IGN) return;
  sigaction(number, &action, NULL);
}

int diglot_end_signals(void) {
  if (bell >= 0) return bell;
  bell = eventfd(0, EFD_CLOEXEC);
  if (bell < 0) return -1;
  listen_to(SIGINT);
  listen_to(SIGTERM);
  listen_to(SIGHUP);
  return bell;
}
