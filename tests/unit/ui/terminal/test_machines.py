"""JSON for machines reaches every terminal whole."""

import io
import json

import pytest

from ui.terminal.machines import print_json

SAID = {"route": "Rejestracja dłuższa", "مرحبا": "€"}


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "ascii"])
def test_a_terminal_that_cannot_write_a_letter_gets_it_escaped(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = io.BytesIO()
    terminal = io.TextIOWrapper(written, encoding=encoding, write_through=True)
    with monkeypatch.context() as at:
        at.setattr("sys.stdout", terminal)
        print_json(SAID)
    text = written.getvalue().decode(encoding)
    assert json.loads(text) == SAID
    assert ("dłuższa" in text) == (encoding == "utf-8")
