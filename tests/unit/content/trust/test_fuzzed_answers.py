"""Two thousand mutated answers of a web server: refused in words, or exactly what was signed."""

import random
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from content.trust.archive import read_identity
from content.trust.fetching import Limits
from content.trust.following import fetch_news
from content.trust.trust_errors import TrustError
from tests.unit.content.trust.conftest import NATIONAL
from tests.unit.content.trust.mutating import mutated
from tests.unit.content.trust.publisher import Publisher

ROUNDS = 2_000
IMPATIENT = Limits(1.0, 1.0, 1.0, 2048.0, 1.0, 5.0)
HEADS = (
    b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-Size: %d\r\n\r\n",
    b"HTTP/1.0 200 OK\r\nContent-Type: application/json; size=%d\r\n\r\n",
)


class Server:
    """Answers with files of a folder, byte by byte as a server would; one file is mutated."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; nothing is mutated yet."""
        self.folder = folder
        self.chance = random.Random(20261124)  # noqa: S311 - damage, no secrets
        self.hostile = ""

    def answer(self, path: str) -> bytes:
        """Return head and body as they go over the wire."""
        file = self.folder / path.lstrip("/")
        if not file.is_file():
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
        body = file.read_bytes()
        head = self.chance.choice(HEADS) % len(body)
        if b"chunked" in head:
            body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
        if self.hostile not in path:
            return head + body
        # What a server says about its answer is a small part of it: change that often enough.
        if self.chance.random() < 0.5:
            return mutated(head, self.chance) + body
        return mutated(head + body, self.chance)

    def serve(self, listening: socket.socket) -> None:
        """Answer one question a connection until the socket is closed."""
        with suppress(OSError):
            while True:
                connection, _ = listening.accept()
                with connection, suppress(OSError):
                    connection.settimeout(2)
                    asked = connection.recv(4096).split(b" ")
                    connection.sendall(self.answer(asked[1].decode()))


@contextmanager
def running(server: Server) -> Iterator[str]:
    """Let a server answer; yields its address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server.serve, args=(listening,))
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        listening.shutdown(socket.SHUT_RDWR)
        thread.join()


def test_a_mutated_answer_is_refused_or_brings_what_was_signed(
    in_memory: Path, archived: Callable[..., Path]
) -> None:
    """Status, headers, lengths and chunks are changed, and the files within them."""
    publisher = Publisher(in_memory / "house")
    publisher.offer(archived(NATIONAL), archived(version="2026.12.1"))
    server, signed = Server(publisher.repository.folder), read_identity(archived(NATIONAL))
    built = archived(NATIONAL).read_bytes()
    refused = 0
    with running(server) as source:
        for number in range(ROUNDS):
            server.hostile = ("timestamp.json", "1.snapshot.json", "1.targets.json", ".zip")[
                number % 4
            ]
            try:
                news = fetch_news(
                    source,
                    municipality="",
                    root=publisher.root,
                    trusted=in_memory / f"tuf-{number}",
                    into=in_memory / "incoming",
                    knows=lambda _: server.hostile != ".zip",
                    limits=IMPATIENT,
                )
            except TrustError as error:
                refused += 1
                assert "Nothing was taken" in str(error)  # noqa: PT017 - both ends are right
            else:
                assert news.packs.national == signed
                assert bool(news.archives) == (server.hostile == ".zip")
                for archive in news.archives:
                    assert archive.read_bytes() == built
                    archive.unlink()
    assert refused > ROUNDS / 2
