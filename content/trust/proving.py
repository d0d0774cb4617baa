"""Before kiosks see a publication: does every overlay fit, and would a kiosk take it?"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from content.loading import load_pack
from content.texts import check_texts
from content.trust.archive import unpack_archive
from content.trust.following import check_as_kiosk
from content.trust.publishing import Draft
from content.trust.repository import NATIONAL_TARGET, Repository, overlay_role, overlay_target
from content.trust.trust_errors import TrustError
from kiosk.errors import PackError


def misfits(repository: Repository, draft: Draft, tell: Callable[[str], None]) -> dict[str, str]:
    """
    Return the municipalities whose overlay does not fit the national pack, with the faults.

    All overlays are proven where the national pack is new, else those that are new.

    Raises:
        TrustError: The national pack itself has faults, or there is none.
    """
    national = repository.archive_of(NATIONAL_TARGET)
    if national is None:
        raise TrustError("No national pack is signed yet: content sign", "missing")
    found = {}
    with TemporaryDirectory() as folder:
        base = Path(folder) / "national"
        unpack_archive(national, base)
        check_texts(load_pack(base), [base])
        for municipality, archive in _overlays(repository, draft):
            tell(f"Proving {municipality} …")
            overlay = Path(folder) / municipality
            try:
                unpack_archive(archive, overlay)
                check_texts(load_pack(base, overlay), [base, overlay])
            except PackError as error:
                found[municipality] = str(error)
            shutil.rmtree(overlay, ignore_errors=True)
    return found


def seen_by_a_kiosk(repository: Repository, draft: Draft) -> None:
    """
    Follow a draft as a kiosk with nothing but the shipped root would, for each municipality.

    Raises:
        TrustError: A kiosk would refuse it.
    """
    root = (repository.folder / "root.json").read_bytes()
    signed = [
        each for each in repository.municipalities() if repository.archive_of(overlay_target(each))
    ]
    check_as_kiosk(repository.folder, draft.timestamp, root, signed)


def _overlays(repository: Repository, draft: Draft) -> Iterator[tuple[str, Path]]:
    for municipality in repository.municipalities():
        new = {"targets", overlay_role(municipality)} & set(draft.changed)
        archive = repository.archive_of(overlay_target(municipality))
        if new and archive is not None:
            yield municipality, archive
