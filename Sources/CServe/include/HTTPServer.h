#ifndef DIGLOT_HTTP_SERVER_H
#define DIGLOT_HTTP_SERVER_H
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// An HTTP server on a thread of its own, by libmicrohttpd.
typedef struct diglot_http diglot_http;

/// A request whose head is complete, and the answer that is put together for it.
typedef struct diglot_http_exchange diglot_http_exchange;

struct diglot_http_callbacks {
  /// What `respond` and `tick` are given.
  void *context;
  /// Answers a request by diglot_http_body_… , diglot_http_add_header and diglot_http_send, on the
  /// server's thread; a request that is not answered ends its connection.
  void (*respond)(void *context, diglot_http_exchange *exchange);
  /// Called every 15 seconds, on another thread.
  void (*tick)(void *context);
  /// Writes up to `count` bytes of a stream and returns how many; 0 after diglot_http_suspend, and
  /// -1 where the stream ends. On the server's thread.
  ssize_t (*read)(void *stream, unsigned char *bytes, size_t count);
  /// Called once for a stream, when its connection is not to be touched any more.
  void (*release)(void *stream);
};

/// Listens on a numeric address; a port of 0 means any that is free. Returns a socket and its port,
/// or a negative error number: -EINVAL where `address` is none.
int diglot_http_listen(const char *address, uint16_t port, uint16_t *actual);

/// Serves what comes in on `listener`, which it takes. Returns null where no thread could start.
diglot_http *diglot_http_start(int listener, const struct diglot_http_callbacks *callbacks);

/// Ends all connections and the threads. Every suspended stream must have been resumed.
void diglot_http_stop(diglot_http *server);

const char *diglot_http_method(const diglot_http_exchange *exchange);
/// The target as it was sent: `/a%20b/?q=1`.
const char *diglot_http_target(const diglot_http_exchange *exchange);
/// The value of a header, or null. Of several with one name, the first.
const char *diglot_http_header(const diglot_http_exchange *exchange, const char *name);

/// The body of the answer: a copy of `bytes`, a part of an open file, which is closed in the end,
/// or a stream that stays open. Exactly one of them, before anything else. They return whether it
/// worked; what was given is taken or released in any case.
int diglot_http_body_bytes(diglot_http_exchange *exchange, const unsigned char *bytes,
                           size_t count);
int diglot_http_body_file(diglot_http_exchange *exchange, int file, uint64_t offset,
                          uint64_t count);
int diglot_http_body_stream(diglot_http_exchange *exchange, void *stream);
void diglot_http_add_header(diglot_http_exchange *exchange, const char *name, const char *value);
/// Sends what was put together; the body stays away where method or status want none.
void diglot_http_send(diglot_http_exchange *exchange, unsigned int status);

/// The connection of an exchange, for the functions below; valid until `release`.
void *diglot_http_connection(const diglot_http_exchange *exchange);
/// Has a stream wait for diglot_http_resume; to be called by `read` alone.
void diglot_http_suspend(void *connection);
void diglot_http_resume(void *connection);
/// Cuts a connection off whose client does not read. From any thread.
void diglot_http_drop(void *connection);
#endif
