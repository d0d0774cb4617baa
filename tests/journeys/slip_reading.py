"""What a reader and a scanner find on a slip."""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import zxingcpp
from PIL import Image

DOTS_PER_INCH = 200
DIRECTION_MARKS = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u200e\u200f\u2066\u2067\u2068\u2069"))


def words_on(pdf: bytes) -> set[str]:
    """Return the words that poppler reads, without marks of direction."""
    command = ["pdftotext", "-", "-"]
    said = subprocess.run(command, input=pdf, check=True, capture_output=True).stdout
    return set(said.decode().translate(DIRECTION_MARKS).split())


def qr_codes_on(pdf: bytes) -> list[str]:
    """Return what a scanner reads from the printed pages."""
    with TemporaryDirectory() as folder:
        command = ["pdftoppm", "-r", str(DOTS_PER_INCH), "-gray", "-", f"{folder}/page"]
        subprocess.run(command, input=pdf, check=True)
        found = []
        for page in sorted(Path(folder).iterdir()):
            with Image.open(page) as picture:
                found += [code.text for code in zxingcpp.read_barcodes(picture)]
    return found
