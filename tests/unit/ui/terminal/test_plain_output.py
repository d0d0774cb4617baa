"""What commands print is seen, and never obeyed, by a terminal."""

import json
import sys

import pytest

from ui.terminal.machines import print_json
from ui.terminal.plain_output import plain_output

CLEAR = "\x1b[2J"


def test_controls_are_written_out_and_all_else_is_left(capsys: pytest.CaptureFixture[str]) -> None:
    with plain_output():
        sys.stdout.write(f"{CLEAR}Łódź\t\u2067سلم\u2069\r\x7f\x9b\u202e\n")
        sys.stderr.write("\x07done\n")
    said = capsys.readouterr()
    assert said.out == "\\u001b[2JŁódź\t\u2067سلم\u2069\\u000d\\u007f\\u009b\\u202e\n"
    assert said.err == "\\u0007done\n"


def test_json_says_the_same_to_machines(capsys: pytest.CaptureFixture[str]) -> None:
    said = {"name": f"{CLEAR}\x7f\x9b\u202e\u2028سلم"}
    with plain_output():
        print_json(said)
    text = capsys.readouterr().out
    assert json.loads(text) == said
    assert text.removesuffix("\n").isprintable()


def test_the_streams_are_as_they_were_afterwards() -> None:
    before = sys.stdout, sys.stderr
    with plain_output():
        assert sys.stdout is not before[0]
    assert (sys.stdout, sys.stderr) == before
