"""
Reads the licence of every locked package and keeps the table in docs/licences.md.

    .venv/bin/python scripts/licences.py          says what is unknown or out of date
    .venv/bin/python scripts/licences.py --write  writes the table anew

A licence counts as known once it is in `SUITABLE`: somebody has seen that it goes with
EUPL-1.2 (its article 5 and appendix for copyleft licences). Anything else is refused.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "licences.md"
START, END = "<!-- table: scripts/licences.py --write -->\n", "<!-- end of table -->\n"

SUITABLE = {
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "CNRI-Python",
    "LGPL-2.1-or-later",
    "LGPL-3.0-only",
    "LGPL-3.0-or-later",
    "MIT",
    "MIT-0",
    "MIT-CMU",
    "MPL-2.0",
    "PSF-2.0",
    "Unlicense",
}
"""SPDX ids; permissive ones, and copyleft ones that the EUPL's appendix names."""

SAID_OTHERWISE = {
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "MIT Licence": "MIT",
    "PSFL": "PSF-2.0",
}
"""Licences in packages' own words, in SPDX ids."""

READ = {
    "brotlicffi": "MIT",
    "colorama": "BSD-3-Clause",
    "cssselect2": "BSD-3-Clause",
    "langcodes": "MIT",
    "locate": "MIT",
    "markdown-it-py": "MIT",
    "mdurl": "MIT",
    "nodeenv": "BSD-3-Clause",
    "pathspec": "MPL-2.0",
    "pydyf": "BSD-3-Clause",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "pyphen": "LGPL-2.1-or-later",
    "python-bidi": "LGPL-3.0-or-later",
    "qrcode": "BSD-3-Clause",
    "reportlab": "BSD-3-Clause",
    "segno": "BSD-3-Clause",
    "tinycss2": "BSD-3-Clause",
    "tinyhtml5": "MIT",
    "wcwidth": "MIT",
    "weasyprint": "BSD-3-Clause",
    "webencodings": "BSD-3-Clause",
    "zen-engine": "MIT",
}
"""Packages whose metadata is vague (or that only Windows installs): read in their files."""


@dataclass(frozen=True, slots=True)
class Package:
    """A locked package; `runs` is False for what only checks and tests use."""

    name: str
    licence: str
    runs: bool


def packages() -> Iterator[Package]:
    """Yield every locked package with its licence, by name."""
    runs = set(locked("requirements.lock"))
    for name in locked("requirements-dev.lock"):
        yield Package(name, licence(name), name in runs)


def locked(lock: str) -> list[str]:
    """Return the names in a lock file."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE)


def licence(name: str) -> str:
    """Return the SPDX expression of a package, or an empty text where nobody knows it."""
    if name in READ:
        return READ[name]
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return ""
    words = said["License-Expression"] or said["License"] or ""
    return SAID_OTHERWISE.get(words, words)


def suits(expression: str) -> bool:
    """Whether a licence goes with EUPL-1.2: one side of an OR is enough, all of an AND count."""
    return any(
        all(each.strip(" ()") in SUITABLE for each in side.split(" AND "))
        for side in expression.split(" OR ")
    )


def unsuitable() -> list[str]:
    """Return what is wrong, a sentence a package."""
    return [
        f"{each.name}: the licence {each.licence!r} is not known to go with EUPL-1.2. Read it,"
        " then add it to scripts/licences.py, or do without the package."
        for each in packages()
        if not suits(each.licence)
    ]


def table() -> str:
    """Return the table in Markdown."""
    rows = [
        f"| {each.name} | {each.licence} | {'the kiosk' if each.runs else 'checks and tests'} |"
        for each in packages()
    ]
    return "\n".join(["| package | licence | used by |", "| --- | --- | --- |", *rows, ""])


def page_with(rows: str) -> str:
    """Return the page with another table in it."""
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(START)
    after = rest.partition(END)[2]
    return before + START + rows + END + after


def main() -> int:
    """Check, or write with `--write`; returns 1 where something is wrong."""
    faults = unsuitable()
    if sys.argv[1:] == ["--write"]:
        PAGE.write_text(page_with(table()), encoding="utf-8")
    elif page_with(table()) != PAGE.read_text(encoding="utf-8"):
        faults.append("docs/licences.md is out of date: scripts/licences.py --write")
    for fault in faults:
        print(fault)
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
