#ifndef DIGLOT_END_SIGNALS_H
#define DIGLOT_END_SIGNALS_H
/// Makes the signals that ask a process to end, Ctrl-C among them, count up an eventfd(2) instead of
/// ending it. Returns that descriptor, always the same, or -1 where there is none.
int diglot_end_signals(void);
#endif
