"""Installing what a repository offers, and going back: proven first, then one line of the log."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from content.loading import load_pack
from content.texts import check_texts
from content.trust.journal import Entry, Installed
from content.trust.store import AS_DELIVERED, PackStore, StoreError
from kiosk.errors import PackError

AUTOMATIC, ADMIN = "automatic", "admin"
Tell = Callable[[str], None]
"""Hears in a few words what is going on."""


class InstallError(PackError):
    """What was offered is not installed; the kiosk goes on with what it has."""


@dataclass(frozen=True, slots=True)
class Offer:
    """
    Packs that a trusted repository offers; only those the store lacks come as `archives`.

    `expires` is a date by the name of a role; `signed_by` names the keys that signed.
    """

    packs: Installed
    archives: Sequence[Path] = ()
    origin: str = ""
    signed_by: tuple[str, ...] = ()
    expires: dict[str, str] = field(default_factory=dict)


def install(
    store: PackStore, offer: Offer, *, by: str, now: datetime, tell: Tell = lambda _: None
) -> Entry | None:
    """
    Install what is offered; None where it is active already, or was rolled back from.

    An admin may install again what was rolled back from; the kiosk by itself does not.

    Raises:
        InstallError: A pack is faulty or not what was offered; the log keeps why.
        StoreError: The disk does not take it, or another installation is going on.
    """
    with store.lock():
        active = store.active().entry
        if active is not None and active.packs == offer.packs:
            return None
        if by == AUTOMATIC and _was_left(store, offer.packs):
            return None
        try:
            _add_archives(store, offer, tell)
            tell(f"Proving {offer.packs.name} …")
            _prove(store, offer.packs)
        except PackError as error:
            # On a full disk the log takes no line either; the reason is told all the same.
            with suppress(StoreError):
                refuse(store, str(error), by=by, now=now, packs=offer.packs, origin=offer.origin)
            store.sweep()
            message = f"{offer.packs.name} is not installed:\n{error}\n{_GOES_ON}"
            raise InstallError(message) from None
        entry = store.write(
            Entry(
                0,
                now,
                "installed",
                offer.packs,
                by,
                offer.origin,
                signed_by=offer.signed_by,
                expires=offer.expires,
            )
        )
        store.sweep()
        return entry


def roll_back(store: PackStore, number: int, *, by: str, now: datetime) -> Entry:
    """
    Make a set of packs active that was active before; 0 is what came with the software.

    A set whose signatures have ended may be gone back to: they were checked when it came.

    Raises:
        InstallError: There is no such line in the log, its packs are not kept any more, or this
            version of the software refuses them.
        StoreError: The disk does not take it, or another installation is going on.
    """
    with store.lock():
        kept = {entry.number: entry for entry in store.kept()}
        if number != AS_DELIVERED and number not in kept:
            numbers = ", ".join(str(each) for each in sorted({AS_DELIVERED, *kept}))
            message = f"No content is kept under {number}. You can go back to {numbers}."
            raise InstallError(message)
        packs = None if number == AS_DELIVERED else kept[number].packs
        was = kept.get(number)
        if packs is not None:
            # It was proven once; newer software may ask more of it.
            try:
                _prove(store, packs)
            except PackError as error:
                message = f"This version of the software refuses {packs.name}:\n{error}\n{_GOES_ON}"
                raise InstallError(message) from None
        return store.write(
            Entry(
                0,
                now,
                "rolled_back",
                packs,
                by,
                signed_by=was.signed_by if was else (),
                expires=was.expires if was else {},
            )
        )


def refuse(  # noqa: PLR0913 - the parts of one line of the log
    store: PackStore,
    reason: str,
    *,
    by: str,
    now: datetime,
    packs: Installed | None = None,
    origin: str = "",
) -> None:
    """Write into the log what was refused and why; the same refusal again is not repeated."""
    shortened = "\n".join(reason.splitlines()[:20])[:2000]
    last = store.lines()[-1:]
    if any((each.what, each.packs, each.reason) == ("refused", packs, shortened) for each in last):
        return
    store.write(Entry(0, now, "refused", packs, by, origin, shortened))


_GOES_ON = "The kiosk goes on with the content it has."


def _was_left(store: PackStore, packs: Installed) -> bool:
    """Whether an admin went back from these packs since they were last installed."""
    active: Installed | None = None
    left = False
    for entry in store.lines():
        if entry.what == "refused":
            continue
        if entry.packs == packs:
            left = False
        elif entry.what == "rolled_back" and active == packs:
            left = True
        active = entry.packs
    return left


def _add_archives(store: PackStore, offer: Offer, tell: Tell) -> None:
    offered = {pack for pack in (offer.packs.national, offer.packs.overlay) if pack}
    for archive in offer.archives:
        tell(f"Unpacking {archive.name} …")
        pack = store.add(archive)
        if pack not in offered:
            message = f"{archive.name} holds {pack.name}, which is not what was offered."
            raise InstallError(message)
    for pack in offered:
        if not store.has(pack):
            raise InstallError(f"{pack.name} is missing from what was offered.")


def _prove(store: PackStore, packs: Installed) -> None:
    """Prove the packs together, with all their sentences, as they lie in the store."""
    parts = (packs.national, packs.overlay) if packs.overlay else (packs.national,)
    for pack, kind in zip(parts, ("national", "overlay"), strict=False):
        if pack.kind != kind:
            raise InstallError(f"{pack.name} is no {kind} pack.")
    folders = [store.path_of(pack) for pack in parts]
    try:
        check_texts(load_pack(*folders), folders)
    except PackError as error:
        # The folders are named by digests; an editor knows them by the ids.
        said = str(error)
        for pack in parts:
            said = said.replace(pack.digest, pack.id)
        raise InstallError(said) from None
