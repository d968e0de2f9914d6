// For accept4 and the clock of a condition.
#define _GNU_SOURCE
#include "HTTPServer.h"

#include <errno.h>
#include <microhttpd.h>
#include <netdb.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
  // Seconds without a byte after which an ordinary connection ends.
  IDLE_LIMIT = 15,
  // Seconds that a request's head may take, however many bytes of it arrive.
  HEAD_LIMIT = 20,
  SWEEP_INTERVAL = 5,
  TICK_SWEEPS = 3,
  // A head with the cookies of everything else that runs on this machine's ports.
  CONNECTION_MEMORY = 24 * 1024,
  CONNECTION_LIMIT = 4096,
};

// A connection; `since` is when it began to wait for a request's head, or 0.
struct client {
  struct client *previous, *next;
  int socket;
  time_t since;
};

struct diglot_http {
  struct MHD_Daemon *daemon;
  struct diglot_http_callbacks callbacks;
  pthread_t sweeper;
  // Guards what follows.
  pthread_mutex_t mutex;
  pthread_cond_t wake;
  bool stops;
  struct client *clients;
};

struct diglot_http_exchange {
  diglot_http *server;
  struct MHD_Connection *connection;
  const char *method;
  char *target;
  struct MHD_Response *response;
  bool is_seen, is_sent;
};

struct stream {
  const struct diglot_http_callbacks *callbacks;
  void *stream;
};

static time_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec;
}

// A program without memory ends here, as in Swift.
static void *zeroed(size_t size) {
  void *memory = calloc(1, size);
  if (!memory) abort();
  return memory;
}

// MARK: Connections

static void on_connection(void *context, struct MHD_Connection *connection, void **place,
                          enum MHD_ConnectionNotificationCode code) {
  diglot_http *server = context;
  pthread_mutex_lock(&server->mutex);
  if (code == MHD_CONNECTION_NOTIFY_STARTED) {
    struct client *client = zeroed(sizeof *client);
    client->socket =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
    client->since = now();
    client->next = server->clients;
    if (client->next) client->next->previous = client;
    server->clients = client;
    *place = client;
  } else if (*place) {
    // The socket is closed after this.
    struct client *client = *place;
    if (client->next) client->next->previous = client->previous;
    *(client->previous ? &client->previous->next : &server->clients) = client->next;
    free(client);
    *place = NULL;
  }
  pthread_mutex_unlock(&server->mutex);
}

static void set_since(diglot_http *server, struct MHD_Connection *connection, time_t since) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  struct client *client = info ? info->socket_context : NULL;
  if (!client) return;
  pthread_mutex_lock(&server->mutex);
  client->since = since;
  pthread_mutex_unlock(&server->mutex);
}

// Cuts off who dribbles a head: each byte would put off the time limit of libmicrohttpd.
static void sweep(diglot_http *server) {
  time_t limit = now() - HEAD_LIMIT;
  for (struct client *client = server->clients; client; client = client->next)
    if (client->since > 0 && client->since < limit) shutdown(client->socket, SHUT_RDWR);
}

static void *run_sweeper(void *context) {
  diglot_http *server = context;
  pthread_mutex_lock(&server->mutex);
  for (int round = 1; !server->stops; round++) {
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += SWEEP_INTERVAL;
    while (!server->stops && pthread_cond_timedwait(&server->wake, &server->mutex, &until) == 0) {
    }
    if (server->stops) break;
    sweep(server);
    if (round % TICK_SWEEPS != 0) continue;
    pthread_mutex_unlock(&server->mutex);
    server->callbacks.tick(server->callbacks.context);
    pthread_mutex_lock(&server->mutex);
  }
  pthread_mutex_unlock(&server->mutex);
  return NULL;
}

// MARK: Requests

// The one moment at which a target is whole: libmicrohttpd cuts it up afterwards.
static void *on_target(void *context, const char *target, struct MHD_Connection *connection) {
  diglot_http_exchange *exchange = zeroed(sizeof *exchange);
  exchange->server = context;
  exchange->connection = connection;
  exchange->target = strdup(target ? target : "");
  if (!exchange->target) abort();
  return exchange;
}

// Leaves escapes alone: they are decoded where what comes out is checked.
static size_t keep_escapes(void *context, struct MHD_Connection *connection, char *text) {
  (void)context, (void)connection;
  return strlen(text);
}

static bool has_body(struct MHD_Connection *connection) {
  const char *length = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Content-Length");
  return (length && strcmp(length, "0") != 0) ||
         MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Transfer-Encoding");
}

static enum MHD_Result on_request(void *context, struct MHD_Connection *connection,
                                  const char *url, const char *method, const char *version,
                                  const char *upload, size_t *upload_size, void **place) {
  (void)url, (void)version, (void)upload;
  diglot_http *server = context;
  diglot_http_exchange *exchange = *place;
  if (!exchange) return MHD_NO;
  *upload_size = 0;
  bool is_first = !exchange->is_seen;
  if (is_first) {
    exchange->is_seen = true;
    exchange->method = method;
    set_since(server, connection, 0);
  }
  if (exchange->is_sent) return MHD_YES;
  // An answer to the first call ends the connection, which is right where a body would follow:
  // nobody reads one.
  if (is_first && !has_body(connection)) return MHD_YES;
  server->callbacks.respond(server->callbacks.context, exchange);
  return exchange->is_sent ? MHD_YES : MHD_NO;
}

static void on_completed(void *context, struct MHD_Connection *connection, void **place,
                         enum MHD_RequestTerminationCode code) {
  (void)code;
  diglot_http_exchange *exchange = *place;
  *place = NULL;
  if (!exchange) return;
  if (exchange->response) MHD_destroy_response(exchange->response);
  free(exchange->target);
  free(exchange);
  set_since(context, connection, now());
}

const char *diglot_http_method(const diglot_http_exchange *exchange) { return exchange->method; }
const char *diglot_http_target(const diglot_http_exchange *exchange) { return exchange->target; }

const char *diglot_http_header(const diglot_http_exchange *exchange, const char *name) {
  return MHD_lookup_connection_value(exchange->connection, MHD_HEADER_KIND, name);
}

// MARK: Answers

int diglot_http_body_bytes(diglot_http_exchange *exchange, const unsigned char *bytes,
                           size_t count) {
  exchange->response =
      MHD_create_response_from_buffer(count, (void *)bytes, MHD_RESPMEM_MUST_COPY);
  return exchange->response != NULL;
}

int diglot_http_body_file(diglot_http_exchange *exchange, int file, uint64_t offset,
                          uint64_t count) {
  exchange->response = MHD_create_response_from_fd_at_offset64(count, file, offset);
  if (!exchange->response) close(file);
  return exchange->response != NULL;
}

static ssize_t read_stream(void *context, uint64_t position, char *bytes, size_t count) {
  (void)position;
  struct stream *stream = context;
  ssize_t result = stream->callbacks->read(stream->stream, (unsigned char *)bytes, count);
  return result < 0 ? MHD_CONTENT_READER_END_OF_STREAM : result;
}

static void release_stream(void *context) {
  struct stream *stream = context;
  stream->callbacks->release(stream->stream);
  free(stream);
}

int diglot_http_body_stream(diglot_http_exchange *exchange, void *opaque) {
  struct stream *stream = zeroed(sizeof *stream);
  stream->callbacks = &exchange->server->callbacks;
  stream->stream = opaque;
  exchange->response = MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 4096, read_stream,
                                                         stream, release_stream);
  if (!exchange->response) {
    release_stream(stream);
    return 0;
  }
  // An event may be hours away; who is gone is found out by the comments in between.
  MHD_set_connection_option(exchange->connection, MHD_CONNECTION_OPTION_TIMEOUT, 0u);
  return 1;
}

void diglot_http_add_header(diglot_http_exchange *exchange, const char *name, const char *value) {
  MHD_add_response_header(exchange->response, name, value);
}

void diglot_http_send(diglot_http_exchange *exchange, unsigned int status) {
  exchange->is_sent =
      MHD_queue_response(exchange->connection, status, exchange->response) == MHD_YES;
  MHD_destroy_response(exchange->response);
  exchange->response = NULL;
}

void *diglot_http_connection(const diglot_http_exchange *exchange) { return exchange->connection; }
void diglot_http_suspend(void *connection) { MHD_suspend_connection(connection); }
void diglot_http_resume(void *connection) { MHD_resume_connection(connection); }

void diglot_http_drop(void *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  if (info) shutdown(info->connect_fd, SHUT_RDWR);
}

// MARK: Start and end

static int bound_socket(const struct addrinfo *place) {
  int listener =
      socket(place->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, IPPROTO_TCP);
  if (listener < 0) return -errno;
  int yes = 1;
  // A port that was in use a minute ago is free.
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (place->ai_family == AF_INET6)
    setsockopt(listener, IPPROTO_IPV6, IPV6_V6ONLY, &yes, sizeof yes);
  if (bind(listener, place->ai_addr, place->ai_addrlen) == 0 && listen(listener, 511) == 0)
    return listener;
  int error = errno;
  close(listener);
  return -error;
}

int diglot_http_listen(const char *address, uint16_t port, uint16_t *actual) {
  struct addrinfo hints = {.ai_family = AF_UNSPEC,
                           .ai_socktype = SOCK_STREAM,
                           .ai_flags = AI_NUMERICHOST | AI_PASSIVE};
  struct addrinfo *place = NULL;
  if (getaddrinfo(address, NULL, &hints, &place) != 0 || !place) return -EINVAL;
  if (place->ai_family == AF_INET6) {
    ((struct sockaddr_in6 *)place->ai_addr)->sin6_port = htons(port);
  } else {
    ((struct sockaddr_in *)place->ai_addr)->sin_port = htons(port);
  }
  int listener = bound_socket(place);
  freeaddrinfo(place);
  if (listener < 0) return listener;
  struct sockaddr_in6 bound = {0};
  socklen_t size = sizeof bound;
  if (getsockname(listener, (struct sockaddr *)&bound, &size) != 0) {
    int error = errno;
    close(listener);
    return -error;
  }
  // The port is in the same place for both families.
  *actual = ntohs(bound.sin6_port);
  return listener;
}

// Returns how many connections the process may have, after asking for all that it may ask for.
static unsigned int connection_limit(void) {
  struct rlimit files;
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return 256;
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  getrlimit(RLIMIT_NOFILE, &files);
  rlim_t half = files.rlim_cur / 2;
  return half < CONNECTION_LIMIT ? (unsigned int)half : CONNECTION_LIMIT;
}

static struct MHD_Daemon *daemon_of(diglot_http *server, int listener) {
  return MHD_start_daemon(
      MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_SUSPEND_RESUME | MHD_USE_TURBO, 0, NULL, NULL,
      on_request, server, MHD_OPTION_LISTEN_SOCKET, listener, MHD_OPTION_CONNECTION_TIMEOUT,
      (unsigned int)IDLE_LIMIT, MHD_OPTION_CONNECTION_LIMIT, connection_limit(),
      MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_MEMORY, MHD_OPTION_STRICT_FOR_CLIENT,
      1, MHD_OPTION_NOTIFY_CONNECTION, on_connection, server, MHD_OPTION_NOTIFY_COMPLETED,
      on_completed, server, MHD_OPTION_URI_LOG_CALLBACK, on_target, server,
      MHD_OPTION_UNESCAPE_CALLBACK, keep_escapes, NULL, MHD_OPTION_END);
}

diglot_http *diglot_http_start(int listener, const struct diglot_http_callbacks *callbacks) {
  diglot_http *server = zeroed(sizeof *server);
  server->callbacks = *callbacks;
  pthread_mutex_init(&server->mutex, NULL);
  pthread_condattr_t monotonic;
  pthread_condattr_init(&monotonic);
  pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
  pthread_cond_init(&server->wake, &monotonic);
  pthread_condattr_destroy(&monotonic);
  server->daemon = daemon_of(server, listener);
  if (!server->daemon) {
    close(listener);
  } else if (pthread_create(&server->sweeper, NULL, run_sweeper, server) == 0) {
    return server;
  } else {
    MHD_stop_daemon(server->daemon);
  }
  pthread_cond_destroy(&server->wake);
  pthread_mutex_destroy(&server->mutex);
  free(server);
  return NULL;
}

void diglot_http_stop(diglot_http *server) {
  pthread_mutex_lock(&server->mutex);
  server->stops = true;
  pthread_cond_signal(&server->wake);
  pthread_mutex_unlock(&server->mutex);
  pthread_join(server->sweeper, NULL);
  MHD_stop_daemon(server->daemon);
  pthread_cond_destroy(&server->wake);
  pthread_mutex_destroy(&server->mutex);
  free(server);
}
