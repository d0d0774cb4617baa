"""The content that a kiosk shows: where it lies now, and what it holds once it was read."""

from dataclasses import dataclass
from pathlib import Path

from content.catalogue import Catalogues
from content.loading import load_pack
from kiosk.pack import Pack
from kiosk.ports import PackFolders
from kiosk.settings import ContentSection

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


def paths(folders: PackFolders) -> list[Path]:
    """Return the folders that there are: national, then the overlay."""
    return [folder for folder in (folders.national, folders.overlay) if folder is not None]
