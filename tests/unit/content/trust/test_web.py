"""What a web server may do to a kiosk that asks it for packs, and what becomes of it."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler

import pytest

from content.trust.following import News
from content.trust.trust_errors import TrustError
from tests.unit.content.trust.follower import IMPATIENT
from tests.unit.content.trust.publisher import Publisher, Trickle, misbehaving


def test_nothing_new_costs_two_small_questions(
    publisher: Publisher, fetch: Callable[..., News]
) -> None:
    asked: list[str] = []

    def answer(request: BaseHTTPRequestHandler) -> None:
        asked.append(request.path)
        path = publisher.repository.folder / request.path[1:]
        content = path.read_bytes() if path.is_file() else b""
        request.send_response(200 if content else 404)
        request.send_header("Content-Length", str(len(content)))
        request.end_headers()
        request.wfile.write(content)

    with misbehaving(answer) as source:
        fetch(source, municipality="")
        asked.clear()
        fetch(source, municipality="")
    assert [each for each in asked if "targets/" not in each] == [
        "/metadata/2.root.json",
        "/metadata/timestamp.json",
    ]


@pytest.mark.parametrize(
    ("head", "then"),
    [
        (b"HTTP/1.1 200 OK\r\nX: ", b"x"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"0"),
    ],
    ids=["headers", "chunk sizes"],
)
def test_a_trickle_does_not_hold_a_kiosk_up(
    head: bytes, then: bytes, fetch: Callable[..., News]
) -> None:
    """Each byte comes within the time limit of a socket; together they would take hours."""
    trickle = Trickle(then)

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(head)
        trickle.pour(request.wfile.write)

    with misbehaving(answer) as source, pytest.raises(TrustError) as refused:
        fetch(source, limits=IMPATIENT)
    assert refused.value.kind == "slow"
    assert not trickle.ended


def test_a_trickle_of_a_proxy_does_not_either(
    fetch: Callable[..., News], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Held up there, the kiosk would keep the lock of its store, and no stick could help."""
    trickle = Trickle(b"x")

    def answer(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
        trickle.pour(connection.sendall)

    with talking(answer) as port:
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{port}")
        monkeypatch.delenv("no_proxy", raising=False)
        with pytest.raises(TrustError) as refused:
            fetch("https://packs.example.org", limits=IMPATIENT)
    assert refused.value.kind == "slow"
    assert not trickle.ended


def test_a_trickle_of_a_tls_handshake_does_not_either(fetch: Callable[..., News]) -> None:
    trickle = Trickle(b"\x02")

    def answer(connection: socket.socket) -> None:
        connection.sendall(b"\x16\x03\x03\x3f\xff")
        trickle.pour(connection.sendall)

    with talking(answer) as port, pytest.raises(TrustError) as refused:
        fetch(f"https://127.0.0.1:{port}", limits=IMPATIENT)
    assert refused.value.kind == "slow"
    assert not trickle.ended


@contextmanager
def talking(talk: Callable[[socket.socket], None]) -> Iterator[int]:
    """Let a function talk to whoever connects, below HTTP; yields the port."""

    def serve() -> None:
        with suppress(OSError):
            connection, _ = listening.accept()
            with connection, suppress(OSError):
                talk(connection)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            with suppress(OSError):
                listening.shutdown(socket.SHUT_RDWR)
            thread.join()


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 100 Continue\r\n\r\n" * 50_000,
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100_000,
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 1_000_000,
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnone\r\n{}",
        b"HTTP/1.1 206 Partial Content\r\nContent-Length: 2\r\n\r\n{}",
        b"HTTP/1.1 301 Moved\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/9.9 200 OK\r\n\r\n{}",
        b"\x00" * 100,
        b"",
    ],
    ids=lambda answer: ascii(answer[:60]),
)
def test_answers_that_no_sound_server_gives_end_in_words(
    answer: bytes, fetch: Callable[..., News]
) -> None:
    with talking(lambda connection: connection.sendall(answer)) as port:
        with pytest.raises(TrustError) as refused:
            fetch(f"http://127.0.0.1:{port}", limits=IMPATIENT)
        assert "Nothing was taken" in str(refused.value)


def test_an_answer_that_breaks_off_is_no_tampering(fetch: Callable[..., News]) -> None:
    def half(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhalf")
        request.close_connection = True

    with misbehaving(half) as source, pytest.raises(TrustError, match="broke off") as refused:
        fetch(source)
    assert refused.value.kind == "unreachable"


def test_a_sign_in_page_of_the_network_is_told_as_one(fetch: Callable[..., News]) -> None:
    def page(request: BaseHTTPRequestHandler) -> None:
        body = b"<html>Welcome to the town hall's guest network</html>"
        request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)

    with misbehaving(page) as source, pytest.raises(TrustError, match="sign-in page"):
        fetch(source)

    def away(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 302 Found\r\nLocation: http://login.example/\r\n\r\n")
        request.close_connection = True

    with misbehaving(away) as source, pytest.raises(TrustError, match="does not follow"):
        fetch(source)


def test_a_server_that_packs_files_is_told(fetch: Callable[..., News]) -> None:
    """What is unpacked could be a thousand times what was sent."""

    def packed(request: BaseHTTPRequestHandler) -> None:
        head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\n"
        request.wfile.write(head + b"xyz")

    with misbehaving(packed) as source, pytest.raises(TrustError, match="switch that off"):
        fetch(source)


def test_kept_connections_that_the_server_closed_are_opened_again(
    publisher: Publisher, fetch: Callable[..., News]
) -> None:
    def once(request: BaseHTTPRequestHandler) -> None:
        """Say that the connection stays, and close it."""
        path = publisher.repository.folder / request.path[1:]
        content = path.read_bytes() if path.is_file() else b""
        status = b"200 OK" if content else b"404 Not Found"
        head = b"HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n" % (status, len(content))
        request.wfile.write(head + content)
        request.close_connection = True

    with misbehaving(once) as source:
        assert fetch(source).packs.name.endswith("amsterdam 2026.12.1")


@pytest.mark.parametrize(
    "source",
    [
        "https://host/packs?key=secret",
        "https://me:secret@host/packs",
        "https://host/packs#here",
        "https://host:99999/packs",
        "https://host:port/packs",
        "https://[bad/packs",
        "https:///packs",
        "file:///etc",
        "ftp://host/packs",
        "http://localhost@elsewhere.example/",
        "https://two words/",
        "~nobody-of-that-name/packs",
    ],
)
def test_an_address_that_cannot_be_right_is_told(source: str, fetch: Callable[..., News]) -> None:
    """In words; and a secret in it would be kept in the log for good."""
    with pytest.raises(TrustError, match=r"Try |See |Is the stick|Is this machine"):
        fetch(source, limits=IMPATIENT)
