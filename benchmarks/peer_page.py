"""The browser's page: our own words in plain HTML; and a rehearsal of it for its taps."""

import json
import threading
from collections.abc import Mapping, Sequence
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from string import Template
from typing import Any, Final

from benchmarks.journey import RIGHT_TO_LEFT, SWITCHES, Tap
from benchmarks.processes import Program
from benchmarks.screen import VirtualScreen

PARTS = Path(__file__).parent / "peer"
FLAGS: Final = (
    "--kiosk",
    # One process fewer, and drawn by the processor: the fastest way on a machine without a GPU.
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-session-crashed-bubble",
    "--noerrdialogs",
)
REHEARSAL_SECONDS = 60.0


class PeerError(Exception):
    """The browser's page did not work; the message says what was wrong."""


def page(heard: Mapping[str, Any], pixels_per_mm: float) -> str:
    """Return the page with the words, pictograms and colours that the rehearsal heard."""
    shown = {name: heard[name] for name in ("welcome", "glyphs", "languages")}
    # The taps of the kiosk are of no use here.
    shown["languages"] = {
        tag: {name: part for name, part in said.items() if name != "taps"}
        for tag, said in heard["languages"].items()
    }
    data = {**shown, "switches": SWITCHES, "mirrored": RIGHT_TO_LEFT[0]}
    return Template((PARTS / "page.html").read_text(encoding="utf-8")).substitute(
        pictogramFont=heard["pictogramFont"],
        accent=heard["accent"],
        mm=f"{pixels_per_mm:.4f}",
        style=(PARTS / "page.css").read_text(encoding="utf-8"),
        script=(PARTS / "page.js").read_text(encoding="utf-8"),
        data=json.dumps(data, ensure_ascii=False).replace("</", "<\\/"),
    )


def command(
    chromium: str, profile: Path, screen: VirtualScreen, address: str, *, root: bool
) -> list[str]:
    """Return the command line of the browser on a page."""
    return [
        chromium,
        *FLAGS,
        # The browser refuses to run as root inside its sandbox.
        *(("--no-sandbox", "--test-type") if root else ()),
        f"--user-data-dir={profile}",
        f"--window-size={screen.width},{screen.height}",
        "--window-position=0,0",
        address,
    ]


class _Answer(BaseHTTPRequestHandler):
    """Hands the page out, and takes in where its taps are."""

    def __init__(self, html: bytes, heard: dict[str, Any], *rest: Any) -> None:  # noqa: ANN401 - of the server
        self._html, self._heard = html, heard
        super().__init__(*rest)

    def do_GET(self) -> None:
        """Give the page."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self._html)

    def do_POST(self) -> None:
        """Take the taps."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self._heard["taps"] = json.loads(body)
        self.send_response(204)
        self.end_headers()
        self._heard["done"].set()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def rehearse(
    html: str, screen: VirtualScreen, words: Sequence[str], log: Path
) -> dict[str, list[Tap]]:
    """
    Return the taps of a visit by language; `words` is the command line without an address.

    Raises:
        PeerError: The page did not get through its visits.
    """
    heard: dict[str, Any] = {"done": threading.Event()}
    # The font comes from the real page only: a page from the network may not read files.
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Answer, html.encode(), heard))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/?rehearse"
    try:
        with Program([*words, address], screen.environment(), log):
            if not heard["done"].wait(REHEARSAL_SECONDS):
                message = f"The page did not rehearse its visits; see {log.name}."
                raise PeerError(message)
    finally:
        server.shutdown()
        server.server_close()
    return {tag: [Tap(*tap) for tap in taps] for tag, taps in heard["taps"].items()}
