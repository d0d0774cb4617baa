"""The content that a kiosk shows: where it lies now, and what it holds once it was read."""

import logging
from dataclasses import dataclass
from pathlib import Path

from content.catalogue import Catalogues
from content.loading import load_pack
from content.trust.store import PackStore
from kiosk.errors import PackError
from kiosk.pack import Pack
from kiosk.ports import PackFolders, PackSource
from kiosk.settings import ContentSection, Settings

log = logging.getLogger(__name__)

WRITTEN_BY_HAND = "kiosk.toml"
"""The mark of folders that the settings name: they stay for as long as the kiosk runs."""


@dataclass(frozen=True, slots=True)
class Content:
    """One proven pack with its words; whoever has it needs to read no file of it again."""

    folders: PackFolders
    pack: Pack
    catalogues: Catalogues


class SettingsPacks:
    """The folders that `[content]` of kiosk.toml names; implements `kiosk.ports.PackSource`."""

    def __init__(self, section: ContentSection) -> None:
        """Take the section of the settings."""
        self._folders = PackFolders(section.national, section.overlay, WRITTEN_BY_HAND)

    def current(self) -> PackFolders:
        """Return the folders of the settings."""
        return self._folders


def installed_packs(settings: Settings) -> PackStore:
    """
    Return the packs that were installed on this kiosk, or else those that kiosk.toml names.

    One for each thread that asks: it remembers what it saw.
    """
    return PackStore(settings.data.folder / "content", SettingsPacks(settings.content).current())


def catalogue_cache(settings: Settings) -> Path:
    """Return the folder for compiled words."""
    return settings.data.folder / "catalogues"


def first_content(packs: PackSource, settings: Settings, cache: Path) -> Content:
    """
    Return the content to open with: what is active, or what kiosk.toml names if that is refused.

    A pack was proven when it was installed; newer software may ask more of it.

    Raises:
        PackError: The content of kiosk.toml is refused as well.
    """
    named = SettingsPacks(settings.content).current()
    try:
        active = packs.current()
        return read_content(active, cache)
    except PackError as error:
        if packs.current() == named:
            raise
        log.error(  # noqa: TRY400 - an admin needs the sentence, not the trace
            "The installed content is refused; the kiosk opens with that of kiosk.toml. %s", error
        )
        return read_content(named, cache)


def read_content(folders: PackFolders, cache: Path) -> Content:
    """
    Return the pack of these folders, proven; a language is read when it is first chosen.

    `cache` is the folder for compiled words.

    Raises:
        PackError: The content is refused.
    """
    pack = load_pack(folders.national, folders.overlay)
    return Content(folders, pack, Catalogues(pack, paths(folders), cache))


def prove_content(folders: PackFolders, cache: Path) -> Content:
    """
    Return the pack of these folders with every sentence in every language checked and loaded.

    Takes seconds: for a thread, while the kiosk goes on with what it has.

    Raises:
        PackError: The content is refused.
    """
    from content.texts import check_texts  # noqa: PLC0415 - a start does without it

    content = read_content(folders, cache)
    check_texts(content.pack, paths(folders))
    content.catalogues.prepare_all()
    return content


def logo_of(folders: PackFolders) -> str:
    """
    Return the overlay's logo as the address of a file, or "" where there is none.

    The address of a file that was saved anew is another one, so that no old picture stays.
    """
    logo = folders.overlay / "logo.png" if folders.overlay else None
    if logo is None or not logo.is_file():
        return ""
    return f"{logo.as_uri()}#{logo.stat().st_mtime_ns}"


def paths(folders: PackFolders) -> list[Path]:
    """Return the folders that there are: national, then the overlay."""
    return [folder for folder in (folders.national, folders.overlay) if folder is not None]
