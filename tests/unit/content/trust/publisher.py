"""A publisher with real keys and a real repository, and what an attacker would do to it."""

import json
import shutil
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from securesystemslib.signer import CryptoSigner, Key
from tuf.api.metadata import Metadata

from content.trust import roots
from content.trust.keys import make_key, read_public, read_signer
from content.trust.publishing import publish
from content.trust.repository import Repository

NAMES = ("root-1", "root-2", "national", "publisher", "amsterdam", "utrecht")


class Publisher:
    """Keys, a repository, and everything that is done with them."""

    def __init__(self, folder: Path, now: datetime | None = None) -> None:
        """Begin a repository with two root keys, both needed, and two municipalities."""
        self.folder = folder
        self.keys = folder / "keys"
        self.repository = Repository(folder / "repository", now or datetime.now(UTC))
        for name in NAMES:
            make_key(name, self.keys)
        holders = {
            "root": [self.public("root-1"), self.public("root-2")],
            "national": [self.public("national")],
            "publisher": [self.public("publisher")],
        }
        signers = [self.signer("root-1"), self.signer("root-2")]
        roots.begin(self.repository, holders, 2, signers)
        self.root = (self.repository.folder / "root.json").read_bytes()
        for municipality in ("amsterdam", "utrecht"):
            keys = [self.public(municipality)]
            self.repository.delegate(municipality, keys, self.signer("national"))

    @property
    def metadata(self) -> Path:
        """Where the signed files lie."""
        return self.repository.metadata

    def public(self, name: str) -> Key:
        """Return a public key."""
        return read_public(self.keys / f"{name}.pub.json")

    def signer(self, name: str) -> CryptoSigner:
        """Return a private key."""
        return read_signer(self.keys / f"{name}.pem")

    def offer(self, *archives: Path, days: int = 90) -> None:
        """Sign archives, each by who may, and publish."""
        for archive in archives:
            name = "national" if "national" in archive.name else "amsterdam"
            self.repository.sign(archive, self.signer(name))
        publish(self.repository, self.signer("publisher"), days)

    def copied(self, name: str) -> Path:
        """Return a copy of the repository as it is now: a stick."""
        return Path(shutil.copytree(self.repository.folder, self.folder / name))

    def change(
        self, name: str, edit: Callable[[dict[str, Any]], None], signer: str | None = None
    ) -> None:
        """Edit the signed part of a file; sign it again if an attacker has a key."""
        path = self.metadata / name
        said = json.loads(path.read_bytes())
        edit(said["signed"])
        path.write_text(json.dumps(said), encoding="utf-8")
        if signer is not None:
            metadata: Metadata[Any] = Metadata.from_file(str(path))
            metadata.sign(self.signer(signer))
            metadata.to_file(str(path))


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing on standard error."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


class _Server(ThreadingHTTPServer):
    """A server whose clients may hang up in the middle: kiosks do that to what is too large."""

    def handle_error(self, *_: object) -> None:
        """Keep the test's output clean."""


@contextmanager
def served(folder: Path, tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """Serve a folder over HTTP, or HTTPS, on this machine; yields its address."""
    with _running(partial(_Quiet, directory=str(folder)), tls) as address:
        yield address


class Trickle:
    """Sends a byte now and then for a minute; `ended` where nobody let go of it before."""

    def __init__(self, byte: bytes) -> None:
        """Take what is sent again and again."""
        self.byte = byte
        self.ended = False

    def pour(self, send: Callable[[bytes], object]) -> None:
        """Send until it is over, or the line breaks (OSError)."""
        for _ in range(1200):
            send(self.byte)
            time.sleep(0.05)
        self.ended = True


@contextmanager
def misbehaving(answer: Callable[[BaseHTTPRequestHandler], None]) -> Iterator[str]:
    """Serve whatever a function answers to any request; yields the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            try:
                answer(self)
            except OSError:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Keep the test's output clean."""

    with _running(Handler) as address:
        yield address


@contextmanager
def _running(
    handler: Any,  # noqa: ANN401 - what http.server takes
    tls: ssl.SSLContext | None = None,
) -> Iterator[str]:
    server = _Server(("127.0.0.1", 0), handler)
    if tls is not None:
        server.socket = tls.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        where = "https://localhost" if tls else "http://127.0.0.1"
        yield f"{where}:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
