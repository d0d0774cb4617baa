"""
The packs of one kiosk: unpacked once, never changed, switched by one line of the audit log.

    content/journal.jsonl      what was installed, rolled back, refused (`content.trust.journal`)
    content/packs/<sha256>/    a pack, unpacked; the name is the digest of its archive
    content/incoming/          archives and packs that are not whole yet; emptied at any time
    content/tuf/               what the kiosk trusts of the repository (`content.trust.following`)

A pack is unpacked aside and renamed when it is whole and on the disk, so at any moment, also
after a power cut, a folder under `packs/` is a whole pack.
"""

import fcntl
import logging
import os
import pwd
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from content.trust.archive import is_whole, unpack_archive
from content.trust.journal import Entry, Installed, Journal
from content.trust.manifest import PackIdentity
from content.whole_files import others_may_write, private_folder, sync_folder
from kiosk.errors import PackError
from kiosk.ports import PackFolders

log = logging.getLogger(__name__)

KEPT_SETS = 5
"""How many of the sets that were active stay, so that one can go back to them."""
_UNREADABLE = (-1, -1)
_WHOSE = "All of the data folder must belong to the user that the kiosk runs as."
AS_DELIVERED = 0
"""The number of the content that came with the software: it can always be gone back to."""


class StoreError(PackError):
    """The store could not be read or changed; says what to look at."""


@dataclass(frozen=True, slots=True)
class Active:
    """What new visits start on: the folders, and the line of the log that says so (or None)."""

    folders: PackFolders
    entry: Entry | None


class PackStore:
    """
    The installed packs under one folder; implements `kiosk.ports.PackSource`.

    `delivered` are the folders that came with the software: what is shown while nothing is
    installed, or nothing that is installed is whole.
    """

    def __init__(self, folder: Path, delivered: PackFolders) -> None:
        """Take the folder `content` of the kiosk's data; it is made when first written."""
        self.folder = folder
        self.journal = Journal(folder / "journal.jsonl")
        self._delivered = delivered
        self._found: tuple[tuple[int, int], Active] | None = None
        self._is_locked = False

    @property
    def incoming(self) -> Path:
        """Where half-finished work lies."""
        return self.folder / "incoming"

    def current(self) -> PackFolders:
        """Return the folders that new visits start on."""
        return self.active().folders

    def active(self) -> Active:
        """
        Return what is active: the newest line whose packs are whole on the disk.

        Where the newest is damaged, the one before it is taken, and the log says so once.
        """
        try:
            mark = self.journal.mark()
            if self._found is None or self._found[0] != mark:
                self._found = (mark, self._find())
        except OSError as error:
            known = self._found[1] if self._found else Active(self._delivered, None)
            if self._found is None or self._found[0] != _UNREADABLE:
                log.error("%s The kiosk goes on with what it has.", self._unreadable(error))  # noqa: TRY400 - an admin needs the sentence, not the trace
            self._found = (_UNREADABLE, known)
        return self._found[1]

    def lines(self) -> list[Entry]:
        """
        Return the good lines of the audit log.

        Raises:
            StoreError: It cannot be read.
        """
        try:
            return self.journal.entries()
        except OSError as error:
            raise StoreError(self._unreadable(error)) from None

    def is_sound(self) -> bool:
        """
        Whether nobody changed the audit log by hand.

        Raises:
            StoreError: It cannot be read.
        """
        try:
            return self.journal.is_sound()
        except OSError as error:
            raise StoreError(self._unreadable(error)) from None

    def damaged(self) -> Installed | None:
        """
        Return the packs that should be active and are not, as they are damaged on the disk.

        Raises:
            StoreError: The audit log cannot be read.
        """
        switched = [entry for entry in self.lines() if entry.what != "refused"]
        newest = switched[-1] if switched else None
        return newest.packs if newest is not None and newest != self.active().entry else None

    def _unreadable(self, error: OSError) -> str:
        return (
            f"The audit log in {self.folder} cannot be read ({error.strerror}). Is it another "
            f"user's? {_WHOSE}"
        )

    def _find(self) -> Active:
        if others_may_write(self.folder):
            log.error("%s The kiosk shows the content that it came with.", self._too_open())
            return Active(self._delivered, None)
        for entry in reversed(self.journal.entries()):
            if entry.what == "refused":
                continue
            if entry.packs is None:
                return Active(self._delivered, entry)
            folders = self._folders(entry)
            if folders is not None:
                return Active(folders, entry)
            log.error(
                "The content %s is damaged on the disk; the kiosk goes on with what was before. "
                "Install it again.",
                entry.packs.name,
            )
        return Active(self._delivered, None)

    def _folders(self, entry: Entry) -> PackFolders | None:
        packs = entry.packs
        if packs is None or not is_whole(self.path_of(packs.national)):
            return None
        overlay = self.path_of(packs.overlay) if packs.overlay else None
        if overlay is not None and not is_whole(overlay):
            return None
        mark = f"{entry.number}-{entry.chain[:16]}"
        return PackFolders(self.path_of(packs.national), overlay, mark)

    def path_of(self, pack: PackIdentity) -> Path:
        """Return where a pack is unpacked, or would be."""
        return self.folder / "packs" / pack.digest

    def has(self, pack: PackIdentity) -> bool:
        """Whether a pack is there and whole."""
        return is_whole(self.path_of(pack))

    def add(self, archive: Path) -> PackIdentity:
        """
        Unpack an archive into the store; nothing becomes active.

        Raises:
            ArchiveError: It is not a pack; the store is as it was.
            StoreError: The disk does not take it.
        """
        draft = self.incoming / token_hex(8)
        try:
            self.incoming.mkdir(mode=0o700, parents=True, exist_ok=True)
            pack = unpack_archive(archive, draft)
            home = self.path_of(pack)
            if not is_whole(home):
                home.parent.mkdir(mode=0o700, exist_ok=True)
                if home.exists():
                    home.rename(self.incoming / token_hex(8))  # damaged: out of the way
                draft.rename(home)
                sync_folder(home.parent)
        except OSError as error:
            message = f"{self.folder} does not take the pack ({error.strerror}). Is the disk full?"
            raise StoreError(message) from None
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        return pack

    def write(self, entry: Entry) -> Entry:
        """
        Write a line of the log: with it, an installation or a roll-back has happened.

        Raises:
            StoreError: The disk does not take it; then nothing has happened.
        """
        try:
            return self.journal.append(entry)
        except OSError as error:
            message = f"{self.folder} cannot be written ({error.strerror}). Is the disk full?"
            raise StoreError(message) from None

    def kept(self) -> list[Entry]:
        """
        Return the lines that one can go back to, the newest first, each set of packs once.

        The content that came with the software is not among them; it is always there.

        Raises:
            StoreError: The audit log cannot be read.
        """
        kept: dict[Installed, Entry] = {}
        for entry in reversed(self.lines()):
            if entry.packs is not None and entry.what == "installed":
                kept.setdefault(entry.packs, entry)
        whole = [entry for entry in kept.values() if self._folders(entry) is not None]
        return whole[:KEPT_SETS]

    def sweep(self) -> None:
        """Remove what is half-finished, and packs that are neither active nor kept."""
        active = self.active().entry
        needed = {
            pack.digest
            for entry in [*self.kept(), *([active] if active else [])]
            if entry.packs
            for pack in (entry.packs.national, entry.packs.overlay)
            if pack
        }
        packs = self.folder / "packs"
        # A disk that cannot do it now may the next time; what is active does not hang on it.
        with suppress(OSError):
            for folder in packs.iterdir() if packs.is_dir() else ():
                if folder.name not in needed:
                    # Out of the way first: a folder under `packs/` is whole at any moment.
                    self.incoming.mkdir(mode=0o700, exist_ok=True)
                    folder.rename(self.incoming / token_hex(8))
        self._tidy()

    def _tidy(self) -> None:
        shutil.rmtree(self.incoming, ignore_errors=True)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """
        Keep every other process from changing the store meanwhile; a killed one lets go.

        Within it, it may be taken again. One thread of a process changes the store. What a
        killed one left half-finished is removed, or it would fill the disk try by try.

        Raises:
            StoreError: Another process is at it; the folder cannot be written, or by others too;
                or it is another user's: files of root would keep the kiosk from its own log.
        """
        if self._is_locked:
            yield
            return
        try:
            private_folder(self.folder)
            self._check_owner(self.folder.stat().st_uid)
            if others_may_write(self.folder):
                raise StoreError(self._too_open())
            descriptor = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            message = f"{self.folder} cannot be written ({error.strerror})."
            raise StoreError(message) from None
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                message = "Another installation is going on. Wait until it is done."
                raise StoreError(message) from None
            self._is_locked = True
            self._tidy()
            yield
        finally:
            self._is_locked = False
            os.close(descriptor)

    def _too_open(self) -> str:
        return f"Other users may write to {self.folder}. Do: chmod -R go-w {self.folder}"

    def _check_owner(self, owner: int) -> None:
        if owner == os.geteuid():
            return
        try:
            name = pwd.getpwuid(owner).pw_name
        except KeyError:
            name = f"#{owner}"
        message = f"{self.folder} belongs to user {name}. Run this as that user: sudo -u {name} …"
        raise StoreError(message)
