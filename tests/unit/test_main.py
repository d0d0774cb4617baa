"""The door: what it opens, what it says when something is wrong, and what it never loads."""

import ast
import errno
import os
import subprocess
import sys
import types
from collections.abc import Iterator
from pathlib import Path

import pytest

import main
from kiosk.errors import KioskError
from kiosk.settings import Settings

ROOT = Path(__file__).parents[2]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Settings]]:
    """Stand in for the window: collect the settings it would be opened with."""
    seen: list[Settings] = []
    window = types.ModuleType("ui.app")

    def run(settings: Settings) -> int:
        seen.append(settings)
        return 0

    vars(window)["run"] = run
    monkeypatch.setitem(sys.modules, "ui.app", window)
    before = os.umask(0o022)
    os.umask(before)
    yield seen
    os.umask(before)


def run_python(code: str) -> str:
    """Run code in a Python of its own and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return done.stdout


def test_without_a_command_the_kiosk_opens(opened: list[Settings]) -> None:
    assert main.main([]) == 0
    assert [settings.screen.full_screen for settings in opened] == [True]


def test_windowed_and_full_screen_go_before_the_settings(
    opened: list[Settings], tmp_path: Path
) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text("[screen]\nfull_screen = false\n", encoding="utf-8")
    main.main(["--windowed"])
    main.main(["--settings", str(file)])
    main.main(["--settings", str(file), "--full-screen"])
    assert [settings.screen.full_screen for settings in opened] == [False, False, True]


def test_windowed_and_full_screen_exclude_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main.main(["--windowed", "--full-screen"])
    assert left.value.code == 2
    assert "not allowed with" in capsys.readouterr().err


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main.main(["--help"])
    assert left.value.code == 0
    shown = capsys.readouterr().out.partition("commands:")[2].split()
    assert set(main.COMMANDS) <= set(shown)


@pytest.mark.parametrize("command", main.COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main.main([command, "--help"])
    assert left.value.code == 0
    assert f"main.py {command}" in capsys.readouterr().out


def test_a_word_that_is_no_command_is_answered_with_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as left:
        main.main(["adivse"])
    assert left.value.code == 2
    told = capsys.readouterr().err
    assert all(command in told for command in main.COMMANDS)


def test_a_settings_file_called_like_a_command_is_still_a_file(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main.main(["--settings", "stay"]) == 2
    assert capsys.readouterr().err.startswith("stay: the settings cannot be read")


def test_a_missing_settings_file_is_told_without_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "none.toml"
    assert main.main(["--settings", str(file)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == (
        f"{file}: the settings cannot be read (No such file or directory)."
        " Name another with --settings.\n"
    )


def test_a_settings_file_that_is_no_text_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_bytes(b"\xff\xfe[\x00")
    assert main.main(["--settings", str(file)]) == 2
    assert "it is not UTF-8 text" in capsys.readouterr().err


def test_wrong_settings_are_told_by_the_name_of_their_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "desk2.toml"
    file.write_text('[printer]\npaper = "A4"\n[tme]\n', encoding="utf-8")
    assert main.main(["--settings", str(file)]) == 2
    assert capsys.readouterr().err.splitlines() == [
        (
            'desk2.toml: [printer] paper must be "a4" or "a6" or "receipt80" or "receipt58";'
            ' you wrote "A4". Did you mean "a4"?'
        ),
        "desk2.toml: there is no section [tme]. Did you mean time?",
    ]


def test_an_error_of_the_kiosk_is_one_message_and_exit_code_2(
    opened: list[Settings], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(settings: Settings) -> int:
        del settings
        raise KioskError("The printer is away. Bring it back.")

    monkeypatch.setattr(sys.modules["ui.app"], "run", refuse)
    assert main.main([]) == 2
    assert capsys.readouterr().err == "The printer is away. Bring it back.\n"
    assert opened == []


def test_a_file_of_another_user_is_told_with_what_to_do(
    opened: list[Settings], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(settings: Settings) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", str(settings.data.folder))

    monkeypatch.setattr(sys.modules["ui.app"], "run", refuse)
    assert main.main([]) == 2
    said = capsys.readouterr().err
    assert said.endswith(": Permission denied. Run this as the user of the kiosk.\n")
    assert opened == []


def test_paths_of_the_settings_start_at_their_own_file(
    opened: list[Settings], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/kiosk.toml").write_text('[data]\nfolder = "data"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    main.main(["--settings", "site/kiosk.toml"])
    assert opened[0].data.folder == tmp_path / "site/data"


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["advise", "--answer", "purpose=register", "--json"],
        ["stay", "--arrive", "2027-03-01", "--leave", "2027-06-30", "--json"],
        ["slip", "--help"],
        ["desk", "--help"],
        ["demo", "--help"],
    ],
)
def test_the_command_line_never_loads_qt(words: list[str]) -> None:
    code = (
        "import contextlib, sys, main\n"
        f"with contextlib.suppress(SystemExit): main.main({words!r})\n"
        "print('LOADED', [name for name in sys.modules if name.startswith(('PySide6', 'qasync'))])"
    )
    assert run_python(code).splitlines()[-1] == "LOADED []"


def test_what_the_kiosk_writes_is_for_its_own_user_alone(tmp_path: Path) -> None:
    log, settings = tmp_path / "kiosk.log", tmp_path / "kiosk.toml"
    settings.write_text(f'[log]\nfile = "{log}"\n', encoding="utf-8")
    code = (
        "import logging, sys, types, main\n"
        "window = sys.modules['ui.app'] = types.ModuleType('ui.app')\n"
        "window.run = lambda settings: logging.getLogger('x').warning('opened') or 0\n"
        f"sys.exit(main.main(['--settings', {str(settings)!r}]))"
    )
    run_python(code)
    assert "WARNING x: opened" in log.read_text(encoding="utf-8")
    assert log.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("words", [[], ["stay", "--help"]])
def test_neither_the_window_nor_a_command_leaves_a_core_dump(words: list[str]) -> None:
    """`desk open` has what a visitor left in its memory, and the key that opens all of it."""
    code = (
        "import contextlib, resource, sys, types, main\n"
        "window = sys.modules['ui.app'] = types.ModuleType('ui.app')\n"
        "window.run = lambda settings: 0\n"
        f"with contextlib.suppress(SystemExit): main.main({words!r})\n"
        "print(max(resource.getrlimit(resource.RLIMIT_CORE)))"
    )
    assert run_python(code).splitlines()[-1] in {"0", "1"}


def test_what_others_wrote_is_no_command_to_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Somebody's file may clear the screen that its reviewer reads, or paint over a line."""
    file = tmp_path / "\x1b[2Jdesk\r\x9b\u202e\udcff.toml"
    assert main.main(["--settings", str(file), "stay", "--arrive", "2027-03-01"]) == 2
    said = capsys.readouterr().err
    assert "\\u001b[2Jdesk\\u000d\\u009b\\u202e\\udcff.toml: the settings cannot" in said
    assert said.removesuffix("\n").isprintable()


def test_a_log_that_cannot_be_written_is_told(opened: list[Settings], tmp_path: Path) -> None:
    settings = tmp_path / "kiosk.toml"
    settings.write_text('[log]\nfile = "no/such/folder.log"\n', encoding="utf-8")
    done = subprocess.run(
        [sys.executable, ROOT / "main.py", "--settings", settings],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert done.stderr == (
        f"[log] file: {tmp_path}/no/such/folder.log cannot be written"
        " (No such file or directory).\n"
    )
    assert opened == []


def test_the_door_itself_imports_the_core_alone() -> None:
    tree = ast.parse((ROOT / "main.py").read_text(encoding="utf-8"))
    named = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    named |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    ours = {name for name in named if name.partition(".")[0] not in sys.stdlib_module_names}
    assert ours == {"kiosk.errors", "kiosk.settings"}


def test_nobody_comes_in_through_the_door_from_inside() -> None:
    for package in ("ui", "content", "printing", "kiosk"):
        for path in ROOT.glob(f"{package}/**/*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    assert "main" not in [alias.name for alias in node.names], path
                if isinstance(node, ast.ImportFrom):
                    assert node.module != "main", path


def test_a_reader_who_has_enough_is_no_crash() -> None:
    """`main.py … | head -c 1` ends without a trace."""
    command = f"{sys.executable} {ROOT}/main.py content check --json {ROOT}/content/packs/national"
    done = subprocess.run(
        ["bash", "-c", f"{command} | head -c 1"], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("{", "")
