"""
A web server for one folder that counts requests, bytes on the wire and its own CPU time.

`python -m benchmarks.counting_server FOLDER` prints its address; then, for each line on standard
input, what it counted since the last one, as JSON.
"""

import json
import resource
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedIOBase
from pathlib import Path
from typing import Any


class Counter:
    """What was asked and sent; several threads count."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self._lock = threading.Lock()
        self._cpu = _cpu()
        self._requests = 0
        self._bytes = 0
        self._files: dict[str, int] = {}

    def add(self, path: str, sent: int) -> None:
        """Count one answer, with its headers."""
        with self._lock:
            self._requests += 1
            self._bytes += sent
            self._files[path] = sent

    def take(self) -> dict[str, float]:
        """Return what was counted, and begin again; a file counts once in `file_bytes`."""
        with self._lock:
            counted = {
                "requests": self._requests,
                "bytes": self._bytes,
                "files": len(self._files),
                "file_bytes": sum(self._files.values()),
                "cpu": _cpu() - self._cpu,
            }
            self._requests = self._bytes = 0
            self._files.clear()
            self._cpu = _cpu()
            return counted


class _Counted:
    """A stream that knows how much was written to it."""

    def __init__(self, stream: BufferedIOBase) -> None:
        self._stream = stream
        self.written = 0

    def write(self, content: bytes) -> int:
        self.written += len(content)
        return self._stream.write(content)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the stream has
        return getattr(self._stream, name)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # head and body are two writes
    counter: Counter

    def do_GET(self) -> None:
        stream = self.wfile
        counted = _Counted(stream)
        self.wfile = counted  # type: ignore[assignment]
        try:
            super().do_GET()
        finally:
            self.wfile = stream
            self.counter.add(self.path, counted.written)

    def log_message(self, *_: object) -> None:
        """Say nothing: standard error is for what goes wrong."""


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main(folder: Path) -> None:
    """Serve and count until standard input ends."""
    _Handler.counter = Counter()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"http://127.0.0.1:{server.server_address[1]}", flush=True)
    for _ in sys.stdin:
        print(json.dumps(_Handler.counter.take()), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
