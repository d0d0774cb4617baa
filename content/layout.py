"""Where things lie in the folder of a pack."""

from pathlib import Path


def po_path(folder: Path, tag: str) -> Path:
    """Return where a pack keeps its sentences in a language."""
    return folder / "text" / f"{tag}.po"


def clip_path(folder: Path, tag: str, text_id: str) -> Path:
    """Return where the recorded voice of a sentence lies (`clips/pl/question.stay.ogg`)."""
    return folder / "clips" / tag / f"{text_id}.ogg"


def postcodes_path(national: Path) -> Path:
    """Return the postcode file that comes with the national pack."""
    return national / "postcodes.csv"
