"""What a kiosk takes from a repository beyond what TUF itself checks."""

import json
import os
import random
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from securesystemslib.signer import Signature
from tuf.api.metadata import Metadata, TargetFile, Targets

from content.trust.fetching import Limits
from content.trust.following import News, fetch_news
from content.trust.publishing import publish
from content.trust.trust_errors import TrustError
from content.trust.updating import read_root
from tests.unit.content.trust.conftest import NATIONAL
from tests.unit.content.trust.publisher import Publisher, misbehaving, served

IMPATIENT = Limits(
    connect_seconds=1,
    silence_seconds=1,
    patience_seconds=0.5,
    answer_seconds=0.5,
    whole_seconds=2,
)


@pytest.fixture
def publisher(tmp_path: Path, archived: Callable[..., Path]) -> Publisher:
    """Return a publisher who offers the real packs, Amsterdam's in version 2026.12.1."""
    house = Publisher(tmp_path / "house")
    house.offer(archived(NATIONAL), archived(version="2026.12.1"))
    return house


@pytest.fixture
def fetch(tmp_path: Path, publisher: Publisher) -> Callable[..., News]:
    """Return what looks for news as a kiosk of Amsterdam does."""

    def look(
        source: str = "", *, municipality: str = "amsterdam", limits: Limits | None = None
    ) -> News:
        return fetch_news(
            source or str(publisher.repository.folder),
            municipality=municipality,
            root=publisher.root,
            trusted=tmp_path / "tuf",
            into=tmp_path / f"incoming-{time.monotonic_ns()}",
            knows=lambda _: False,
            limits=limits,
        )

    return look


def resigned(
    publisher: Publisher, role: str, change: Callable[[Targets], None], *by: str
) -> Metadata[Targets]:
    """Let what is published of a role be changed, signed and published again."""
    metadata = publisher.repository.newest(role)
    assert metadata is not None
    metadata.signed.version += 1
    change(metadata.signed)
    metadata.signatures.clear()
    for name in by:
        metadata.sign(publisher.signer(name), append=True)
    publisher.repository.staged.mkdir(exist_ok=True)
    metadata.to_file(str(publisher.repository.staged / f"{role}.json"))
    publish(publisher.repository, publisher.signer("publisher"))
    return metadata


def test_a_kiosk_without_a_municipality_takes_the_national_pack_alone(
    fetch: Callable[..., News],
) -> None:
    news = fetch(municipality="")
    assert news.packs.overlay is None
    assert len(news.archives) == 1
    assert set(news.signed_by) == {"national", "publisher"}


def test_the_national_editor_cannot_sign_in_a_municipality_s_place(
    publisher: Publisher, fetch: Callable[..., News], archived: Callable[..., Path]
) -> None:
    def add(targets: Targets) -> None:
        name = "overlay/amsterdam/pack.zip"
        file = TargetFile.from_file(name, str(archived(version="2029.1.1")))
        file.unrecognized_fields["custom"] = {
            "kind": "overlay",
            "id": "amsterdam",
            "version": "2029.1.1",
        }
        targets.targets[name] = file

    resigned(publisher, "targets", add, "national")
    with pytest.raises(TrustError, match=r"in the municipality's place\. Tell the publisher"):
        fetch()


def test_who_signed_is_told_by_signatures_that_are_right(
    publisher: Publisher, fetch: Callable[..., News]
) -> None:
    """Anybody can write the national key's id beside bytes; the log must not name it."""
    path = publisher.repository.staged / "overlay-amsterdam.json"
    newest = publisher.repository.newest("overlay-amsterdam")
    assert newest is not None
    newest.signed.version += 1
    newest.sign(publisher.signer("amsterdam"))
    for name in ("utrecht", "root-1"):
        keyid = publisher.public(name).keyid
        newest.signatures[keyid] = Signature(keyid, "00" * 64)
    path.parent.mkdir(exist_ok=True)
    newest.to_file(str(path))
    publish(publisher.repository, publisher.signer("publisher"))
    assert set(fetch().signed_by) == {"national", "amsterdam", "publisher"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("sha256", "../../../somewhere"),
        ("sha256", ""),
        ("sha256", "A" * 64),
        ("version", "1.0\n2026-12-01 installed"),
        ("version", "../1"),
        ("version", 3),
        ("id", "utrecht"),
        ("kind", "national"),
        ("length", 1 << 40),
    ],
)
def test_what_a_municipality_signs_cannot_lead_out_of_the_store_or_forge_the_log(
    publisher: Publisher, fetch: Callable[..., News], field: str, value: object
) -> None:
    """Its words become names of folders and lines of the log; it has a key, and may be taken."""

    def change(targets: Targets) -> None:
        (file,) = targets.targets.values()
        said: dict[str, Any] = file.unrecognized_fields["custom"]
        if field == "sha256":
            file.hashes = {"sha256": str(value)}
        elif field == "length":
            file.length = 1 << 40
        else:
            said[field] = value

    resigned(publisher, "overlay-amsterdam", change, "amsterdam")
    with pytest.raises(TrustError, match="Tell the publisher"):
        fetch()


def test_a_municipality_s_own_sub_editors_are_not_asked(
    publisher: Publisher, fetch: Callable[..., News]
) -> None:
    """Its role signs the pack itself: whoever it would name, nobody at the top has seen."""

    def empty(targets: Targets) -> None:
        targets.targets = {}

    resigned(publisher, "overlay-amsterdam", empty, "amsterdam")
    with pytest.raises(TrustError, match="no pack of 'amsterdam'"):
        fetch()


def test_a_clock_before_the_day_of_publishing_is_told(
    tmp_path: Path, archived: Callable[..., Path]
) -> None:
    """With a clock in the past nothing ever expires, and an old copy could be shown for ever."""
    house = Publisher(tmp_path / "later", datetime.now(UTC) + timedelta(days=40))
    house.offer(archived(NATIONAL))
    with pytest.raises(TrustError, match="Is the clock right") as refused:
        fetch_news(
            str(house.repository.folder),
            municipality="",
            root=house.root,
            trusted=tmp_path / "tuf",
            into=tmp_path / "incoming",
            knows=lambda _: False,
        )
    assert refused.value.kind == "clock"


def test_what_is_trusted_is_one_file_that_is_written_whole(
    tmp_path: Path, fetch: Callable[..., News]
) -> None:
    fetch()
    assert [each.name for each in (tmp_path / "tuf").iterdir()] == ["trusted.json"]
    assert not list(tmp_path.glob("incoming-*/trust"))


def test_a_damaged_trusted_file_is_told_and_forgets_nothing_by_itself(
    tmp_path: Path, fetch: Callable[..., News]
) -> None:
    fetch()
    file = tmp_path / "tuf" / "trusted.json"
    for content in (b"", file.read_bytes()[:-20], b"[]", b'{"../../x.json": ""}'):
        file.write_bytes(content)
        with pytest.raises(TrustError, match="see whether the disk is sound"):
            fetch()
        assert file.read_bytes() == content


def test_what_was_seen_counts_even_where_the_rest_was_missing(
    publisher: Publisher, fetch: Callable[..., News], archived: Callable[..., Path]
) -> None:
    """A newer timestamp was verified; what came before it is older from then on."""
    old = publisher.copied("old")
    publisher.offer(archived(version="2026.12.2"))
    (publisher.metadata / "2.snapshot.json").unlink()
    with pytest.raises(TrustError):
        fetch()
    with pytest.raises(TrustError) as refused:
        fetch(str(old))
    assert refused.value.kind == "rollback"


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


def test_a_trickle_of_headers_does_not_hold_a_kiosk_up(fetch: Callable[..., News]) -> None:
    """Each byte comes within the time limit of a socket; together they would take hours."""

    def trickle(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        for _ in range(200):
            request.wfile.write(b"x")
            request.wfile.flush()
            time.sleep(0.05)

    started = time.monotonic()
    with misbehaving(trickle) as source, pytest.raises(TrustError) as refused:
        fetch(source, limits=IMPATIENT)
    assert refused.value.kind == "slow"
    assert time.monotonic() - started < 5


def test_a_trickle_of_chunk_sizes_does_not_either(fetch: Callable[..., News]) -> None:
    def trickle(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in range(200):
            request.wfile.write(b"0")
            request.wfile.flush()
            time.sleep(0.05)

    started = time.monotonic()
    with misbehaving(trickle) as source, pytest.raises(TrustError) as refused:
        fetch(source, limits=IMPATIENT)
    assert refused.value.kind == "slow"
    assert time.monotonic() - started < 5


def test_a_trickle_of_a_proxy_does_not_either(
    fetch: Callable[..., News], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Held up there, the kiosk would keep the lock of its store, and no stick could help."""

    def trickle(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
        for _ in range(200):
            connection.sendall(b"x")
            time.sleep(0.05)

    with talking(trickle) as port:
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{port}")
        monkeypatch.delenv("no_proxy", raising=False)
        started = time.monotonic()
        with pytest.raises(TrustError) as refused:
            fetch("https://packs.example.org", limits=IMPATIENT)
    assert refused.value.kind == "slow"
    assert time.monotonic() - started < 5


def test_a_trickle_of_a_tls_handshake_does_not_either(fetch: Callable[..., News]) -> None:
    def trickle(connection: socket.socket) -> None:
        connection.sendall(b"\x16\x03\x03\x3f\xff")
        for _ in range(200):
            connection.sendall(b"\x02")
            time.sleep(0.05)

    started = time.monotonic()
    with talking(trickle) as port, pytest.raises(TrustError) as refused:
        fetch(f"https://127.0.0.1:{port}", limits=IMPATIENT)
    assert refused.value.kind == "slow"
    assert time.monotonic() - started < 5


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


def test_a_server_without_tls_where_tls_is_due_is_told(
    publisher: Publisher, fetch: Callable[..., News]
) -> None:
    with served(publisher.repository.folder) as source:
        secure = source.replace("http:", "https:")
        with pytest.raises(TrustError, match="See whether the network works"):
            fetch(secure, limits=IMPATIENT)


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


def test_a_root_file_that_is_none_is_told_as_such(tmp_path: Path, publisher: Publisher) -> None:
    file = tmp_path / "root.json"
    with pytest.raises(TrustError, match="cannot be read"):
        read_root(file)
    whole = json.loads(publisher.root)
    whole["signatures"] = whole["signatures"][:1]
    for content in ("", "{}", json.dumps(whole)):
        file.write_text(content, encoding="utf-8")
        with pytest.raises(TrustError, match=r"Ask the publisher for root\.json anew"):
            read_root(file)


NAMES = ("timestamp.json", "1.snapshot.json", "1.targets.json", "1.overlay-amsterdam.json")


@given(name=st.sampled_from(NAMES), seed=st.integers(0, 1 << 30), edits=st.integers(1, 4))
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_damage_of_metadata_is_taken_or_ends_in_another_error(
    publisher: Publisher, tmp_path: Path, name: str, seed: int, edits: int
) -> None:
    """Random bytes, cuts and repeats: the same packs as signed, or a refusal in words."""
    file = publisher.metadata / name
    before = file.read_bytes()
    chance = random.Random(seed)  # noqa: S311 - damage, no secrets
    content = bytearray(before)
    for _ in range(edits):
        at = chance.randrange(len(content) or 1)
        match chance.randrange(4):
            case 0:
                content[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del content[at : at + chance.randrange(40)]
            case 2:
                content[at:at] = content[at : at + chance.randrange(40)]
            case _:
                content[at:at] = chance.choice([b"[" * 3000, b'"', b"9" * 400, b"\\ud800", b"{}"])
    file.write_bytes(content)
    try:
        news = fetch_news(
            str(publisher.repository.folder),
            municipality="amsterdam",
            root=publisher.root,
            trusted=tmp_path / f"tuf-{os.urandom(4).hex()}",
            into=tmp_path / f"incoming-{os.urandom(4).hex()}",
            knows=lambda _: True,
        )
        assert news.packs.name.endswith("amsterdam 2026.12.1")
    except TrustError as refused:
        assert "Nothing was taken" in str(refused) or "publisher" in str(refused)  # noqa: PT017 - both ends are right
    finally:
        file.write_bytes(before)


def test_a_certificate_that_nobody_vouches_for_is_told(
    publisher: Publisher, fetch: Callable[..., News], tmp_path: Path
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*self_signed(tmp_path))
    with served(publisher.repository.folder, context) as source:
        with pytest.raises(TrustError, match="could not prove who it is") as refused:
            fetch(source)
        assert "clock right" in str(refused.value)
        assert "SSL_CERT_FILE" in str(refused.value)


def test_over_tls_with_a_certificate_that_is_vouched_for(
    publisher: Publisher,
    fetch: Callable[..., News],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate, key = self_signed(tmp_path)
    context.load_cert_chain(certificate, key)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with served(publisher.repository.folder, context) as source:
        assert fetch(source).packs.name.endswith("amsterdam 2026.12.1")


def self_signed(folder: Path) -> tuple[Path, Path]:
    """Return a certificate of localhost that only itself vouches for, and its key."""
    from cryptography import x509  # noqa: PLC0415 - here alone
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime.now(UTC) - timedelta(days=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    files = folder / "certificate.pem", folder / "key.pem"
    files[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    files[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return files
