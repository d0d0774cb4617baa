"""A spreadsheet from elsewhere, opened with care: no macros, no bombs, no half files."""

import warnings
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import ParseError

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from content.authoring.returned import bytes_of
from content.findings import Findings

MOST_BYTES_UNPACKED: Final = 100_000_000
_FAULTS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    ParseError,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    TypeError,
    ValueError,
)
"""Whatever openpyxl and the zip reader say of a file that is broken in some way."""


def open_workbook(path: Path, findings: Findings) -> Workbook | None:
    """
    Return a workbook, or None with findings.

    Raises:
        TranslationError: The file cannot be read at all.
    """
    written = bytes_of(path, findings)
    if written is None:
        return None
    try:
        with zipfile.ZipFile(BytesIO(written)) as members:
            refused = _refused(members)
        if refused is not None:
            findings.add(path.name, 1, *refused)
            return None
        with warnings.catch_warnings():
            # What openpyxl does not know (styles of other programs) it leaves out, and says so.
            warnings.simplefilter("ignore")
            return load_workbook(BytesIO(written), keep_links=False)
    except _FAULTS as error:
        fault = f"is no whole spreadsheet ({type(error).__name__})"
        findings.add(path.name, 1, fault, "save it again as .xlsx, and send the whole file")
        return None


def _refused(members: zipfile.ZipFile) -> tuple[str, str] | None:
    """Return why a file is not even opened: fault and mend."""
    if sum(member.file_size for member in members.infolist()) > MOST_BYTES_UNPACKED:
        return "unpacks to more than any sheet of sentences", "send the file that was exported"
    macros = "holds macros, which are never opened", "save it as .xlsx, without macros"
    for name in members.namelist():
        if name.lower().endswith(("vbaproject.bin", ".vbs", ".exe", ".dll")):
            return macros
        if not name.lower().endswith((".xml", ".rels")):
            continue
        text = members.read(name)
        if name == "[Content_Types].xml" and b"macroenabled" in text.lower():
            return macros
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
            return "declares a document type, which no sheet does", "save it again as .xlsx"
    return None
