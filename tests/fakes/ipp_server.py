"""A printer's side of IPP over HTTP, of which a test decides what it says to a job."""

import socket
import struct
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Literal

GET_PRINTER = 0x000B
GET_JOB = 0x0009
PRINT_JOB = 0x0002
CANCEL = 0x0008

OPERATION, JOB, END, PRINTER = b"\x01", b"\x02", b"\x03", b"\x04"
KEYWORD, MIME, INTEGER, ENUM = 0x44, 0x49, 0x21, 0x23

Ending = Literal["close", "silence", "reset"]


def attribute(tag: int, name: str, *values: str | int) -> bytes:
    """Return an attribute as IPP writes it."""
    written = b""
    for number, value in enumerate(values):
        label = b"" if number else name.encode()
        said = struct.pack(">i", value) if isinstance(value, int) else value.encode()
        written += struct.pack(">BH", tag, len(label)) + label
        written += struct.pack(">H", len(said)) + said
    return written


def answer(status: int, group: bytes = b"", attributes: bytes = b"") -> bytes:
    """Return an IPP answer."""
    head = attribute(0x47, "attributes-charset", "utf-8")
    head += attribute(0x48, "attributes-natural-language", "en")
    return struct.pack(">BBHI", 2, 0, status, 1) + OPERATION + head + group + attributes + END


def http(body: bytes, status: str = "200 OK") -> bytes:
    """Return an HTTP answer around it."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: application/ipp\r\nContent-Length: {len(body)}"
    return head.encode() + b"\r\n\r\n" + body


def traits(*formats: str, **keywords: Sequence[str]) -> bytes:
    """Return what a printer says of itself."""
    said = attribute(MIME, "document-format-supported", *(formats or ("application/pdf",)))
    for name, values in keywords.items():
        said += attribute(KEYWORD, name.replace("_", "-"), *values)
    return http(answer(0, PRINTER, said))


def job_state(state: int, *reasons: str) -> bytes:
    """Return how a job is."""
    said = attribute(INTEGER, "job-id", 7) + attribute(ENUM, "job-state", state)
    return http(
        answer(0, JOB, said + attribute(KEYWORD, "job-state-reasons", *reasons or ["none"]))
    )


@dataclass
class IppServer:
    """Says `says[operation]`, then does `ending` where that was to a job; keeps what came."""

    port: int = 0
    says: Mapping[int, bytes] = field(default_factory=dict)
    ending: Ending = "close"
    accepts: str = ""
    taken: bytes = b""
    """What it says to a job in a format that it `accepts`, where it refuses others."""
    jobs: list[bytes] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"ipp://127.0.0.1:{self.port}/ipp/print"


@contextmanager
def ipp_server(says: Mapping[int, bytes], ending: Ending = "close") -> Iterator[IppServer]:
    """Run one."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.1)
        server = IppServer(listening.getsockname()[1], {GET_PRINTER: traits()} | dict(says), ending)
        over = threading.Event()
        thread = threading.Thread(target=_serve, args=(listening, server, over))
        thread.start()
        try:
            yield server
        finally:
            over.set()
            thread.join()


def _serve(listening: socket.socket, server: IppServer, over: threading.Event) -> None:
    while not over.is_set():
        with suppress(TimeoutError):
            connection, _ = listening.accept()
            with connection, suppress(OSError, EOFError):
                connection.settimeout(5)
                while _one(connection, server, over):
                    pass


def _one(connection: socket.socket, server: IppServer, over: threading.Event) -> bool:
    body = _request(connection)
    operation = struct.unpack_from(">H", body, 2)[0]
    server.asked.append(operation)
    if operation == PRINT_JOB:
        server.jobs.append(body)
        if server.ending == "reset":
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            return False
    said = server.says.get(operation, b"")
    if operation == PRINT_JOB and server.accepts and server.accepts.encode() in body:
        said = server.taken
    connection.sendall(said)
    if operation == PRINT_JOB and server.ending == "silence":
        over.wait(10)
    return operation != PRINT_JOB or GET_JOB in server.says


def _request(connection: socket.socket) -> bytes:
    """Return the body of one HTTP request."""
    read = b""
    while b"\r\n\r\n" not in read:
        read += _more(connection)
    head, _, body = read.partition(b"\r\n\r\n")
    lengths = [
        int(line.split(b":")[1])
        for line in head.split(b"\r\n")
        if line.lower().startswith(b"content-length")
    ]
    while len(body) < lengths[0]:
        body += _more(connection)
    return body


def _more(connection: socket.socket) -> bytes:
    came = connection.recv(65536)
    if not came:
        raise EOFError
    return came
