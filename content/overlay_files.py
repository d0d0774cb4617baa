"""Which files an overlay may bring; each that it may not is refused by name, and why."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from content.findings import Findings
from content.trust.pack_files import PASSED_OVER, ArchiveError, check_file
from kiosk.nearest import nearest

SHEETS = frozenset(
    {"overlay.yaml", "advice.yaml", "organisations.yaml", "desks.yaml", "waivers.yaml"}
)
LOGO = "logo.png"
_MADE_BY_BUILDING = frozenset({"pack.json"})

_NATIONAL: Mapping[str, str] = {
    "questions.yaml": "the questions",
    "routes.yaml": "the decision table",
    "values.yaml": "the national values",
    "documents.yaml": "the documents",
    "consequences.yaml": "the consequences",
}
_FONTS = frozenset({".ttf", ".otf", ".ttc", ".woff", ".woff2"})
_PICTURES = frozenset({".svg", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".ico", ".png"})


def check_overlay_files(folder: Path, findings: Findings) -> None:
    """Note what an overlay brings and may not: national files, fonts, pictures but its logo."""
    if not folder.is_dir():
        return
    for name in _names(folder):
        fault, mend = _refusal(folder, name)
        if fault:
            kind = "logo" if name == LOGO else "overlay_file"
            findings.add(f"{folder.name}/{name}", 1, fault, mend, kind=kind)


def _names(folder: Path) -> Iterator[str]:
    """Yield the names of its files (`text/pl.po`), notes and hidden ones passed over."""
    for path in sorted(folder.rglob("*")):
        relative = PurePosixPath(path.relative_to(folder))
        hidden = any(part.startswith(".") for part in relative.parts)
        if not hidden and not relative.name.endswith(PASSED_OVER) and not path.is_dir():
            yield str(relative)


def _refusal(folder: Path, name: str) -> tuple[str, str]:
    """Return why a file may not be there and what to do, or two empty texts."""
    path, remove = PurePosixPath(name), "remove this file"
    ending = path.suffix.lower()
    if name in SHEETS | _MADE_BY_BUILDING or _is_words(path):
        said = ("", "")
    elif name in _NATIONAL:
        said = (f"an overlay cannot change {_NATIONAL[name]}: only the national pack can", remove)
    elif name == "postcodes.csv":
        fault = "an overlay cannot change the table of postcodes: only the national pack can"
        said = (fault, remove)
    elif name == LOGO:
        said = _logo_refusal(folder / name)
    elif path.parts[0] == "clips":
        said = ("an overlay brings no recordings: what is spoken aloud is national", remove)
    elif ending in _FONTS:
        fault = "an overlay brings no fonts: those of the kiosk are tried in every language"
        said = (fault, remove)
    elif ending in _PICTURES:
        fault = f"an overlay brings one picture, its logo, and that as {LOGO}"
        said = (fault, f"save the logo as {LOGO} (PNG), or remove this file")
    else:
        near = nearest(name, SHEETS)
        mend = f"name it '{near}', or {remove}" if near else remove
        said = ("is no file of an overlay, and would not be read", mend)
    return said


def _is_words(path: PurePosixPath) -> bool:
    return path.parts[:-1] == ("text",) and path.suffix == ".po"


def _logo_refusal(path: Path) -> tuple[str, str]:
    try:
        check_file(path.name, path.read_bytes())
    except (ArchiveError, OSError) as error:
        return f"cannot be shown: {error}", "save it anew as PNG"
    return "", ""
