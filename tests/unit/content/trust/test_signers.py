"""Whose signature counts on a kiosk: not a stranger's, a neighbour's, or one of a replaced key."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from content.trust import roots
from content.trust.publishing import publish
from content.trust.repository import Repository
from content.trust.trust_errors import TrustError
from tests.unit.content.trust.conftest import NATIONAL
from tests.unit.content.trust.follower import Carried, Kiosk
from tests.unit.content.trust.publisher import Publisher


def test_another_publisher_s_packs_are_refused(
    kiosk: Kiosk, tmp_path: Path, carried: Carried, archived: Callable[..., Path]
) -> None:
    stranger = Publisher(tmp_path / "stranger")
    stranger.offer(archived(NATIONAL), archived(version="2026.12.9"))
    kiosk.refuses(carried(stranger.repository.folder), "signature")


def test_a_root_that_too_few_have_signed_is_not_followed(
    kiosk: Kiosk, publisher: Publisher, carried: Carried, tmp_path: Path
) -> None:
    changes = {"publisher": [publisher.public("utrecht")]}
    signers = [publisher.signer("root-1")]
    assert roots.renew(publisher.repository, changes, signers) == "1 of root-2"
    assert not (publisher.metadata / "2.root.json").exists()
    stranger = Publisher(tmp_path / "stranger")
    shutil.copy(stranger.metadata / "1.root.json", publisher.metadata / "2.root.json")
    with pytest.raises(TrustError):
        kiosk.take(carried(publisher.repository.folder))
    assert kiosk.active == ""


def test_an_old_kiosk_follows_new_root_keys_step_by_step(
    kiosk: Kiosk, publisher: Publisher, carried: Carried, archived: Callable[..., Path]
) -> None:
    both = [publisher.signer("root-1"), publisher.signer("root-2")]
    new_keys = [publisher.public("root-1"), publisher.public("utrecht")]
    roots.renew(publisher.repository, {"root": new_keys}, [*both, publisher.signer("utrecht")])
    changes = {"publisher": [publisher.public("amsterdam")]}
    signers = [publisher.signer("root-1"), publisher.signer("utrecht")]
    assert not roots.renew(publisher.repository, changes, signers)
    assert publisher.repository.root().signed.version == 3
    publisher.repository.sign(archived(version="2026.12.5"), publisher.signer("amsterdam"))
    publish(publisher.repository, publisher.signer("amsterdam"))
    assert kiosk.take(carried(publisher.repository.folder)).endswith("2026.12.5")


def test_a_missing_root_between_two_leaves_the_kiosk_where_it_was(
    kiosk: Kiosk, publisher: Publisher, carried: Carried
) -> None:
    both = [publisher.signer("root-1"), publisher.signer("root-2")]
    for name in ("amsterdam", "utrecht"):
        roots.renew(publisher.repository, {"publisher": [publisher.public(name)]}, both)
    publish(publisher.repository, publisher.signer("utrecht"))
    (publisher.metadata / "2.root.json").unlink()
    kiosk.refuses(carried(publisher.repository.folder), "signature")


def test_versions_far_ahead_of_a_stolen_key_do_not_shut_a_kiosk_out(
    kiosk: Kiosk, publisher: Publisher, carried: Carried, archived: Callable[..., Path]
) -> None:
    """
    Fast-forward: whoever stole the publisher's key published version 2,000,000,000.

    A new publisher's key begins anew at low numbers; a root that names it is what lets kiosks
    forget the others (TUF 5.3.11).
    """
    before = publisher.copied("before")
    number = 2_000_000_000
    (publisher.metadata / "1.snapshot.json").rename(publisher.metadata / f"{number}.snapshot.json")

    def far(signed: dict[str, Any]) -> None:
        signed["version"] = number

    def point(signed: dict[str, Any]) -> None:
        signed["version"] = number
        signed["meta"]["snapshot.json"] = {"version": number}

    publisher.change(f"{number}.snapshot.json", far, signer="publisher")
    publisher.change("timestamp.json", point, signer="publisher")
    kiosk.take(carried(publisher.repository.folder))
    kiosk.refuses(carried(before), "rollback")

    publisher.repository = Repository(before, datetime.now(UTC))
    both = [publisher.signer("root-1"), publisher.signer("root-2")]
    changes = {"publisher": [publisher.public("utrecht")]}
    assert not roots.renew(publisher.repository, changes, both)
    publisher.repository.sign(archived(version="2026.12.2"), publisher.signer("amsterdam"))
    publish(publisher.repository, publisher.signer("utrecht"))
    assert kiosk.take(carried(before)).endswith("2026.12.2")
    kiosk.refuses(carried(publisher.folder / "repository"), "signature")


def test_a_municipality_cannot_sign_national_content(
    kiosk: Kiosk, publisher: Publisher, carried: Carried, archived: Callable[..., Path]
) -> None:
    """Neither with the command, nor by writing the metadata by hand."""
    national = archived(NATIONAL, version="2029.1.1")
    with pytest.raises(TrustError, match="may not sign 'targets'; national may"):
        publisher.repository.sign(national, publisher.signer("amsterdam"))
    forge(publisher, "national/pack.zip", national)
    assert kiosk.take(carried(publisher.repository.folder)).startswith("national 2026.")


def test_a_municipality_cannot_sign_another_one_s_overlay(
    kiosk: Kiosk, publisher: Publisher, carried: Carried, archived: Callable[..., Path]
) -> None:
    forge(publisher, "overlay/utrecht/pack.zip", archived(version="2029.1.1"))
    source = carried(publisher.repository.folder)
    with pytest.raises(TrustError) as refused:
        kiosk.take(source, "utrecht")
    assert refused.value.kind in {"missing", "damaged"}


def forge(publisher: Publisher, target: str, archive: Path) -> None:
    """Put a target into Amsterdam's own metadata, signed with Amsterdam's own key."""
    targets = publisher.repository.newest("overlay-amsterdam")
    assert targets is not None
    (own,) = targets.signed.targets.values()
    forged = type(own).from_file(target, str(archive))
    forged.unrecognized_fields["custom"] = {"kind": "national", "id": "national", "version": "9.9"}
    targets.signed.targets[target] = forged
    targets.signed.version += 1
    targets.sign(publisher.signer("amsterdam"))
    publisher.repository.staged.mkdir(exist_ok=True)
    targets.to_file(str(publisher.repository.staged / "overlay-amsterdam.json"))
    publish(publisher.repository, publisher.signer("publisher"))


def test_a_key_that_was_replaced_signs_no_more(
    publisher: Publisher, archived: Callable[..., Path]
) -> None:
    keys = [publisher.public("utrecht")]
    publisher.repository.delegate("amsterdam", keys, publisher.signer("national"))
    with pytest.raises(TrustError, match="utrecht may"):
        publisher.repository.sign(archived(version="2026.12.2"), publisher.signer("amsterdam"))
    with pytest.raises(TrustError, match="'overlay-amsterdam' is not signed by enough"):
        publish(publisher.repository, publisher.signer("publisher"))
    publisher.repository.sign(archived(version="2026.12.2"), publisher.signer("utrecht"))
    publish(publisher.repository, publisher.signer("publisher"))


def test_a_kiosk_without_a_root_trusts_nobody() -> None:
    from content.trust.updating import read_root  # noqa: PLC0415 - only here

    with pytest.raises(TrustError, match="trusts no publisher yet"):
        read_root(None)
