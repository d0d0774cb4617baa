"""
A web server for one folder that counts requests, bytes on the wire and its own CPU time.

`python -m benchmarks.counting_server FOLDER` prints its address. A number on standard input sets
the time in seconds; an empty line is answered with what was counted since the last one, as JSON.

Beside what was asked it counts what would be left for it behind one cache that does as
docs/publishing.md says: five minutes for `timestamp.json` and for what is not there, for ever for
the rest.
"""

import json
import math
import resource
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedIOBase
from pathlib import Path
from typing import Any

SHORT_SECONDS = 300


class Counter:
    """What was asked and sent; several threads count."""

    def __init__(self) -> None:
        """Begin at nothing, with an empty cache."""
        self._lock = threading.Lock()
        self._cpu = _cpu()
        self._cached_until: dict[str, float] = {}
        self._counted = dict.fromkeys(_COUNTED, 0)
        self.now = 0.0

    def add(self, path: str, sent: int, *, changes: bool) -> None:
        """Count one answer, with its headers."""
        with self._lock:
            self._counted["requests"] += 1
            self._counted["bytes"] += sent
            if self._cached_until.get(path, -1.0) < self.now:
                self._counted["behind_requests"] += 1
                self._counted["behind_bytes"] += sent
                until = self.now + SHORT_SECONDS if changes else math.inf
                self._cached_until[path] = until

    def take(self) -> dict[str, float]:
        """Return what was counted, and begin again; the cache keeps what it has."""
        with self._lock:
            counted = {**self._counted, "cpu": _cpu() - self._cpu}
            self._counted = dict.fromkeys(_COUNTED, 0)
            self._cpu = _cpu()
            return counted


_COUNTED = ("requests", "bytes", "behind_requests", "behind_bytes")


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
        there = Path(self.translate_path(self.path)).is_file()
        try:
            super().do_GET()
        finally:
            self.wfile = stream
            changes = not there or self.path.endswith("timestamp.json")
            self.counter.add(self.path, counted.written, changes=changes)

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
    for line in sys.stdin:
        if line.strip():
            _Handler.counter.now = float(line)
            continue
        print(json.dumps(_Handler.counter.take()), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
