"""A preview server that a script has started, and what the kernel says of it."""

import os
import pathlib
import select
import signal
import socket
import subprocess
import time
import urllib.parse


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    def __init__(self, command: list[str], log: pathlib.Path, folder: pathlib.Path | None = None) -> None:
        self.log = log
        self.start = time.monotonic()
        with open(log, "wb") as errors:
            self.process = subprocess.Popen(
                command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors
            )

    def wait_for_url(self, seconds: float) -> urllib.parse.SplitResult:
        """Returns the address that the first line on standard output gives."""
        assert self.process.stdout
        descriptor = self.process.stdout.fileno()
        line = b""
        deadline = self.start + seconds
        while not line.endswith(b"\n"):
            ready, _, _ = select.select([descriptor], [], [], max(0, deadline - time.monotonic()))
            received = os.read(descriptor, 1) if ready else b""
            if not received:
                raise RuntimeError(f"no address in {seconds:.0f} s; {self.complaint()}")
            line += received
        return urllib.parse.urlsplit(line.decode().strip())

    def complaint(self) -> str:
        text = self.log.read_text(errors="replace").strip()
        status = self.process.poll()
        return f"status {status}: {text[-2000:]}" if status is not None else text[-2000:]

    def lives(self) -> bool:
        return self.process.poll() is None

    def memory(self) -> dict[str, float]:
        """Returns megabytes: in memory, of it what is not files of a disk, and the most so far."""
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        fields = dict(line.split(":", 1) for line in text.splitlines() if ":" in line)

        def megabytes(*names: str) -> float:
            return sum(int(fields[name].split()[0]) for name in names) / 1024

        return {
            "resident": megabytes("VmRSS"),
            "own": megabytes("RssAnon", "RssShmem"),
            "peak": megabytes("VmHWM"),
        }

    def cpu(self) -> float:
        """Returns the seconds of processor time so far."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def descriptors(self) -> int:
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def wait_until_quiet(self, seconds: float) -> bool:
        """Returns whether there came to be a second in which it did almost nothing."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            before = self.cpu()
            time.sleep(1)
            if self.cpu() - before <= 0.02:
                return True
        return False

    def stop(self) -> int:
        if self.lives():
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()
        return self.process.returncode
