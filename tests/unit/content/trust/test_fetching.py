"""Sources that never end, fall silent or lead elsewhere: a kiosk lets go and keeps what it has."""

import os
import threading
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from content.trust.fetching import Limits
from tests.unit.content.trust.follower import Kiosk
from tests.unit.content.trust.publisher import Publisher, Trickle, misbehaving


def test_metadata_without_end_is_cut_off(kiosk: Kiosk) -> None:
    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        while True:
            request.wfile.write(b" " * 65536)

    with misbehaving(endless) as source:
        kiosk.refuses(source, "too_large")


def test_a_file_without_end_on_a_stick_is_cut_off(kiosk: Kiosk, publisher: Publisher) -> None:
    with (publisher.metadata / "timestamp.json").open("r+b") as file:
        file.truncate(50 << 30)
    kiosk.refuses(str(publisher.repository.folder), "too_large")


def test_data_that_trickles_is_cut_off(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    trickle = Trickle(b" ")

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        trickle.pour(request.wfile.write)

    impatient(monkeypatch)
    with misbehaving(answer) as source:
        kiosk.refuses(source, "slow")
    assert not trickle.ended


def test_a_server_that_falls_silent_is_left(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    left = threading.Event()

    def silence(_: BaseHTTPRequestHandler) -> None:
        left.wait(60)

    impatient(monkeypatch)
    with misbehaving(silence) as source:
        kiosk.refuses(source, "slow")
        left.set()


def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test wait for a second, where a kiosk waits for half a minute."""
    limits = Limits(1.0, 0.5, 0.5, 2048.0)
    monkeypatch.setattr("content.trust.web.Limits", lambda: limits)


def test_a_redirect_is_not_followed(kiosk: Kiosk) -> None:
    def elsewhere(request: BaseHTTPRequestHandler) -> None:
        request.send_response(302)
        request.send_header("Location", "file:///etc/passwd")
        request.end_headers()

    with misbehaving(elsewhere) as source:
        kiosk.refuses(source, "unreachable")


def test_nobody_there_is_told_and_fills_no_log(kiosk: Kiosk, tmp_path: Path) -> None:
    with misbehaving(lambda _: None) as source:
        pass
    kiosk.refuses(source, "unreachable")
    kiosk.refuses(str(tmp_path / "no-stick"), "unreachable")
    assert kiosk.store.journal.entries() == []


def test_plain_http_to_another_machine_is_refused(kiosk: Kiosk) -> None:
    kiosk.refuses("http://packs.example.org", "unreachable")


@pytest.mark.parametrize("name", ["metadata/timestamp.json", "targets/national"])
def test_a_link_on_a_stick_is_not_followed(name: str, kiosk: Kiosk, publisher: Publisher) -> None:
    path = publisher.repository.folder / name
    elsewhere = publisher.folder / "elsewhere"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    kiosk.refuses(str(publisher.repository.folder), "refused")
    assert [entry.what for entry in kiosk.store.lines()] == ["refused"]


def test_a_device_on_a_stick_is_not_read(kiosk: Kiosk, publisher: Publisher) -> None:
    path = publisher.metadata / "timestamp.json"
    path.unlink()
    os.mkfifo(path)
    kiosk.refuses(str(publisher.repository.folder), "refused")
    assert [entry.what for entry in kiosk.store.lines()] == ["refused"]


def test_a_stick_that_cannot_be_looked_at_is_told(kiosk: Kiosk, tmp_path: Path) -> None:
    """Mounted for another user, say; here its name is longer than any, which harms root as well."""
    words = kiosk.refuses(str(tmp_path / ("x" * 300)), "unreachable")
    assert "cannot be read" in words
