"""What the publisher's side refuses: folders that others had in hand, old copies, wide rights."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tuf.api.metadata import DelegatedRole, Delegations, Metadata, Targets

from content.trust import roots
from content.trust.keys import make_key, read_public
from content.trust.proving import misfits, seen_by_a_kiosk
from content.trust.publishing import Draft, expiries, publish
from content.trust.repository import Repository
from content.trust.trust_errors import TrustError
from tests.unit.content.trust.conftest import NATIONAL, ROOT
from tests.unit.content.trust.publisher import Publisher


@pytest.fixture
def publisher(tmp_path: Path, archived: Callable[..., Path]) -> Publisher:
    """Return a publisher who offers the real packs."""
    house = Publisher(tmp_path / "house")
    house.offer(archived(NATIONAL), archived(version="2026.12.1"))
    return house


def test_editors_that_somebody_slipped_into_the_folder_are_not_signed_along(
    publisher: Publisher, archived: Callable[..., Path], tmp_path: Path
) -> None:
    """The folder went through other hands: its delegations name a stranger for Amsterdam."""
    _, stranger = make_key("stranger", tmp_path)
    forged: Metadata[Targets] = Metadata.from_file(str(publisher.metadata / "1.targets.json"))
    role = DelegatedRole("overlay-amsterdam", [], 1, terminating=True, paths=["overlay/*/*"])
    forged.signed.delegations = Delegations({}, {"overlay-amsterdam": role})
    forged.signed.add_key(read_public(stranger), "overlay-amsterdam")
    forged.signed.version += 1
    publisher.repository.staged.mkdir(exist_ok=True)
    forged.to_file(str(publisher.repository.staged / "targets.json"))
    with pytest.raises(TrustError, match="could be anybody's"):
        publisher.repository.sign(archived(NATIONAL), publisher.signer("national"))


def test_a_new_national_key_builds_on_the_old_one_s_work_with_a_root_from_elsewhere(
    publisher: Publisher, archived: Callable[..., Path]
) -> None:
    both = [publisher.signer("root-1"), publisher.signer("root-2")]
    roots.renew(publisher.repository, {"national": [publisher.public("utrecht")]}, both)
    archive, signer = archived(NATIONAL), publisher.signer("utrecht")
    with pytest.raises(TrustError, match="--trust FILE"):
        publisher.repository.sign(archive, signer)
    trusting = Repository(publisher.repository.folder, datetime.now(UTC), publisher.root)
    trusting.sign(archive, signer)
    assert trusting.municipalities() == ["amsterdam", "utrecht"]
    publish(trusting, publisher.signer("publisher"), look=lambda d: seen_by_a_kiosk(trusting, d))


def test_a_root_that_the_one_before_did_not_sign_is_told(
    publisher: Publisher, archived: Callable[..., Path], tmp_path: Path
) -> None:
    stranger = Publisher(tmp_path / "stranger")
    both = [stranger.signer("root-1"), stranger.signer("root-2")]
    roots.renew(stranger.repository, {}, both)
    shutil.copy(stranger.metadata / "2.root.json", publisher.metadata / "2.root.json")
    with pytest.raises(TrustError, match="'root' is not signed by enough"):
        publisher.repository.sign(archived(NATIONAL), publisher.signer("national"))


@pytest.mark.parametrize("municipality", ["*", "amster*", "a/b", "..", "", "national", "Utrecht"])
def test_a_pattern_in_the_place_of_a_municipality_is_refused(
    publisher: Publisher, municipality: str
) -> None:
    """'*' would let one key sign for every municipality in the country."""
    with pytest.raises(TrustError, match="no id of a municipality"):
        publisher.repository.delegate(
            municipality, [publisher.public("utrecht")], publisher.signer("national")
        )


def test_what_was_signed_on_an_old_copy_never_takes_the_place_of_what_is_seen(
    publisher: Publisher, archived: Callable[..., Path]
) -> None:
    old = Repository(publisher.copied("old"), datetime.now(UTC))
    publisher.offer(archived(version="2026.12.2"))
    old.sign(archived(version="2026.12.3"), publisher.signer("amsterdam"))
    publisher.repository.staged.mkdir(exist_ok=True)
    shutil.copy(old.staged / "overlay-amsterdam.json", publisher.repository.staged)
    seen = (publisher.metadata / "2.overlay-amsterdam.json").read_bytes()
    with pytest.raises(TrustError, match="made on an old copy"):
        publish(publisher.repository, publisher.signer("publisher"))
    assert (publisher.metadata / "2.overlay-amsterdam.json").read_bytes() == seen


def test_what_waits_in_an_editor_s_old_copy_is_not_built_on(
    publisher: Publisher, archived: Callable[..., Path]
) -> None:
    """Else editors who were named since would quietly lose their right."""
    copy = publisher.repository.staged
    publisher.repository.sign(archived(NATIONAL), publisher.signer("national"))
    stale = (copy / "targets.json").read_bytes()
    keys = [publisher.public("utrecht")]
    publisher.repository.delegate("leiden", keys, publisher.signer("national"))
    publish(publisher.repository, publisher.signer("publisher"))
    (copy / "targets.json").write_bytes(stale)
    assert "leiden" in publisher.repository.municipalities()


def test_root_keys_sign_one_after_the_other_on_machines_of_their_own(tmp_path: Path) -> None:
    house = Publisher(tmp_path / "house")
    begun = Repository(tmp_path / "new", datetime.now(UTC))
    holders = {
        "root": [house.public("root-1"), house.public("root-2")],
        "national": [house.public("national")],
        "publisher": [house.public("publisher")],
    }
    assert roots.begin(begun, holders, 2, []) == "2 of root-1, root-2"
    assert roots.sign_waiting(begun, [house.signer("root-1")]) == "1 of root-2"
    with pytest.raises(TrustError, match="There is no repository"):
        begun.root()
    with pytest.raises(TrustError, match="may not sign the root; root-1, root-2 may"):
        roots.sign_waiting(begun, [house.signer("national")])
    assert not roots.sign_waiting(begun, [house.signer("root-2")])
    assert begun.root().signed.version == 1
    assert (begun.folder / "root.json").read_bytes() == begun.root().to_bytes()


def test_a_new_root_needs_enough_of_the_old_keys_and_of_the_new(publisher: Publisher) -> None:
    new = [publisher.public("utrecht"), publisher.public("amsterdam")]
    lacking = roots.renew(publisher.repository, {"root": new}, [])
    assert lacking == "2 of root-1, root-2; 2 of amsterdam, utrecht"
    signers = [publisher.signer(each) for each in ("utrecht", "amsterdam", "root-1")]
    assert roots.sign_waiting(publisher.repository, signers) == "1 of root-2"
    assert not roots.sign_waiting(publisher.repository, [publisher.signer("root-2")])
    assert publisher.repository.root().signed.version == 2


@pytest.mark.parametrize("threshold", [0, 3, -1])
def test_a_threshold_that_cannot_be_met_is_refused(publisher: Publisher, threshold: int) -> None:
    with pytest.raises(TrustError, match="keys cannot sign 'root'"):
        roots.renew(publisher.repository, {}, [], threshold)


def test_a_municipality_that_lost_its_key_is_taken_out_at_once(
    publisher: Publisher, archived: Callable[..., Path]
) -> None:
    publisher.repository.undelegate("amsterdam", publisher.signer("national"))
    look = publisher.repository
    publish(look, publisher.signer("publisher"), look=lambda draft: seen_by_a_kiosk(look, draft))
    with pytest.raises(TrustError, match="Nobody may sign an overlay of 'amsterdam'"):
        publisher.repository.sign(archived(version="2026.12.2"), publisher.signer("amsterdam"))
    keys = [publisher.public("utrecht")]
    publisher.repository.delegate("amsterdam", keys, publisher.signer("national"))
    publisher.repository.sign(archived(version="2026.12.3"), publisher.signer("utrecht"))
    publish(look, publisher.signer("publisher"), look=lambda draft: seen_by_a_kiosk(look, draft))


def test_an_archive_that_changed_in_the_folder_is_found_before_kiosks_see_it(
    publisher: Publisher, archived: Callable[..., Path]
) -> None:
    """Another pack under the name of the signed one is a sound archive, and still is not it."""
    publisher.repository.sign(archived(version="2026.12.2"), publisher.signer("amsterdam"))
    target = publisher.repository.archive_of("overlay/amsterdam/pack.zip")
    assert target is not None
    shutil.copy(archived(version="2026.12.9"), target)
    before = (publisher.metadata / "timestamp.json").read_bytes()

    def look(draft: Draft) -> None:
        assert not misfits(publisher.repository, draft, lambda _: None)
        seen_by_a_kiosk(publisher.repository, draft)

    with pytest.raises(TrustError, match="does not belong together"):
        publish(publisher.repository, publisher.signer("publisher"), look=look)
    assert (publisher.metadata / "timestamp.json").read_bytes() == before


def test_only_the_publisher_s_key_publishes(publisher: Publisher) -> None:
    before = (publisher.metadata / "timestamp.json").read_bytes()
    with pytest.raises(TrustError, match="'snapshot' is not signed by enough"):
        publish(publisher.repository, publisher.signer("national"))
    assert (publisher.metadata / "timestamp.json").read_bytes() == before


def test_the_ends_of_all_terms_are_known(publisher: Publisher) -> None:
    ends = expiries(publisher.repository)
    assert set(ends) == {"root", "timestamp", "targets", "overlay-amsterdam"}
    assert all(each > datetime.now(UTC) for each in ends.values())


KILLS = 200


def test_a_publication_killed_at_any_moment_leaves_a_whole_one(
    publisher: Publisher, archived: Callable[..., Path]
) -> None:
    """Every kill is a real SIGKILL; a kiosk that follows is never refused, nor is the next try."""
    archives = [archived(version=f"2026.12.{number}") for number in (3, 4)]
    done = subprocess.run(
        [
            sys.executable,
            Path(__file__).with_name("killed_publications.py"),
            publisher.keys,
            publisher.repository.folder,
            str(KILLS),
            *archives,
        ],
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout)
    # Kills fell on both sides of the last step, or this test would say nothing.
    assert counts["before"] > KILLS / 10
    assert counts["after"] > KILLS / 10
    publisher.offer(archived(version="2026.12.9"))
