"""A reader of pages that keeps its connection, and believes no length that is not kept."""

import socket
import threading
import time
from typing import NamedTuple


class Broken(Exception):
    """An answer that is not whole."""


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


class Client:
    def __init__(self, host: str, port: int, timeout: float = 30) -> None:
        self.host, self.port, self.timeout = host, port, timeout
        self.socket: socket.socket | None = None
        self.rest = b""

    def get(self, path: str, headers: dict[str, str] | None = None) -> Answer:
        """Asks again on a new connection only where the old one was closed before any answer."""
        lines = [f"GET {path} HTTP/1.1", f"Host: {self.host}:{self.port}"]
        lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
        request = ("\r\n".join(lines) + "\r\n\r\n").encode()
        was_open = self.socket is not None
        try:
            self._open().sendall(request)
            return self._answer()
        except (ConnectionError, EOFError):
            self.close()
            if not was_open:
                raise
        self._open().sendall(request)
        return self._answer()

    def close(self) -> None:
        if self.socket:
            self.socket.close()
        self.socket, self.rest = None, b""

    def _open(self) -> socket.socket:
        if self.socket is None:
            self.socket = socket.create_connection((self.host, self.port), self.timeout)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self.rest:
                raise Broken("bytes after the answer before")
        return self.socket

    def _answer(self) -> Answer:
        if self.rest:
            raise Broken(f"more bytes than the answer before had said: {self.rest[:40]!r}")
        while b"\r\n\r\n" not in self.rest:
            self._receive(EOFError("no answer") if not self.rest else Broken("half a head"))
        head, self.rest = self.rest.split(b"\r\n\r\n", 1)
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        status = int(first.split(" ")[1])
        body = b"" if status in (204, 304) else self._body(headers)
        if headers.get("connection", "").lower() == "close":
            self.close()
        return Answer(status, headers, body)

    def _body(self, headers: dict[str, str]) -> bytes:
        if headers.get("transfer-encoding", "").lower() == "chunked":
            return self._chunks()
        if "content-length" not in headers:
            raise Broken("an answer without a length")
        return self._take(int(headers["content-length"]))

    def _chunks(self) -> bytes:
        body = b""
        while True:
            while b"\r\n" not in self.rest:
                self._receive(Broken("half a chunk"))
            size, self.rest = self.rest.split(b"\r\n", 1)
            chunk = self._take(int(size.split(b";")[0], 16) + 2)[:-2]
            if not chunk:
                return body
            body += chunk

    def _take(self, count: int) -> bytes:
        while len(self.rest) < count:
            self._receive(Broken(f"{len(self.rest)} bytes of {count}"))
        taken, self.rest = self.rest[:count], self.rest[count:]
        return taken

    def _receive(self, at_end: Exception) -> None:
        assert self.socket
        received = self.socket.recv(1 << 18)
        if not received:
            self.close()
            raise at_end
        self.rest += received


class EventStream(threading.Thread):
    """Holds the stream that a page's live reload listens to, and counts what it tells."""

    def __init__(self, host: str, port: int, page: str) -> None:
        super().__init__(daemon=True)
        self.events = 0
        self.ended_early = False
        self._stopped = False
        self._socket = socket.create_connection((host, port), 30)
        request = f"GET /_diglot/events?page={page} HTTP/1.1\r\nHost: {host}:{port}\r\nAccept: text/event-stream\r\n\r\n"
        self._socket.sendall(request.encode())
        self._socket.settimeout(None)
        self.start()

    def run(self) -> None:
        try:
            while received := self._socket.recv(1 << 16):
                self.events += received.count(b"data:")
        except OSError:
            pass
        self.ended_early = not self._stopped

    def stop(self) -> None:
        self._stopped = True
        self._socket.shutdown(socket.SHUT_RDWR)
        self.join(5)
        self._socket.close()


def wait_for(client: Client, path: str, seconds: float) -> None:
    """Asks until the page is there."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            if client.get(path).status == 200:
                return
        except (OSError, EOFError):
            client.close()
        if time.monotonic() > deadline:
            raise TimeoutError(f"no page at {path} in {seconds:.0f} s")
        time.sleep(0.02)
