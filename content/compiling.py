"""
PO files of one language become one MO, kept in a cache folder under the hash of what it is of.

A cached MO ends in its own SHA-256, so that half a file or a flipped bit is compiled again
and never read out. Without a writable cache everything works, a little slower.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from content.findings import Findings
from content.layout import po_path
from content.whole_files import private_folder

FORMAT = b"registration-kiosk catalogue 1"
_DIGEST_SIZE = 32


def compiled(
    tag: str, folders: Sequence[Path], cache_folder: Path, free: Sequence[str] = ()
) -> bytes:
    """
    Return the MO of a language: national sentences first, an overlay's added.

    `free` are patterns of the national sentences that an overlay may replace.

    Raises:
        PackError: A PO file is missing or cannot be read, or an overlay replaces a sentence that
            is fixed.
    """
    kept = cache_folder / f"{tag}-{_fingerprint(tag, folders, free)}.mo"
    with suppress(OSError):
        whole = kept.read_bytes()
        mo, digest = whole[:-_DIGEST_SIZE], whole[-_DIGEST_SIZE:]
        if sha256(mo).digest() == digest:
            return mo
    mo = _compile(tag, folders, free)
    with suppress(OSError):
        _keep(kept, mo + sha256(mo).digest())
        for old in cache_folder.glob(f"{tag}-*.mo"):
            if old != kept:
                old.unlink(missing_ok=True)
    return mo


def _fingerprint(tag: str, folders: Sequence[Path], free: Sequence[str]) -> str:
    """Return a name that changes with any byte of any of the files, and with what is free."""
    hashed = sha256(FORMAT + "\n".join(free).encode())
    for folder in folders:
        written = b""
        with suppress(OSError):
            written = po_path(folder, tag).read_bytes()
        hashed.update(sha256(written).digest())
    return hashed.hexdigest()[:32]


def _compile(tag: str, folders: Sequence[Path], free: Sequence[str]) -> bytes:
    # Only a changed pack needs the compiler: 40 ms that other starts save.
    from io import BytesIO  # noqa: PLC0415

    from babel.messages.mofile import write_mo  # noqa: PLC0415

    from content.free_texts import check_replacement  # noqa: PLC0415
    from content.po_files import read_po_file  # noqa: PLC0415

    findings = Findings()
    national = read_po_file(folders[0], tag, findings)
    for folder in folders[1:]:
        if not po_path(folder, tag).exists():
            continue
        overlay = read_po_file(folder, tag, findings)
        if overlay is None or national is None:
            continue
        for message in overlay.catalog:
            if not message.id:
                continue
            text_id = message.id if isinstance(message.id, str) else message.id[0]
            if text_id in national.entries:
                theirs, ours = national.entries[text_id], overlay.entries[text_id]
                check_replacement(text_id, theirs, ours, overlay.label, free, findings)
                del national.catalog[text_id]
            national.catalog[message.id] = message
    findings.refuse()
    if national is None:
        raise AssertionError  # a file is only ever missing with a finding
    written = BytesIO()
    write_mo(written, national.catalog)
    return written.getvalue()


def _keep(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, for this user alone."""
    private_folder(path.parent)
    draft = path.with_name(f"{path.name}.{token_hex(4)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
