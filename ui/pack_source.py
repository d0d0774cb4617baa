"""Which content a kiosk shows: what is installed, or what came with its software."""

from content.trust.store import PackStore
from kiosk.ports import PackFolders
from kiosk.settings import Settings


def delivered(settings: Settings) -> PackFolders:
    """Return the folders that kiosk.toml names: the content that came with the software."""
    content = settings.content
    return PackFolders(content.national, content.overlay, "delivered")


def pack_store(settings: Settings) -> PackStore:
    """Return the installed packs of a kiosk; nothing is read or made yet."""
    return PackStore(settings.data.folder / "content", delivered(settings))
