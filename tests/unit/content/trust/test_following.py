"""What a kiosk takes from a repository beyond what TUF itself checks."""

import json
import os
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from securesystemslib.signer import Signature
from tuf.api.metadata import Metadata, TargetFile, Targets

from content.trust.following import News, fetch_news
from content.trust.publishing import publish
from content.trust.trust_errors import TrustError
from content.trust.updating import read_root
from tests.unit.content.trust.conftest import NATIONAL
from tests.unit.content.trust.publisher import Publisher


def resigned(
    publisher: Publisher, role: str, change: Callable[[Targets], None], *by: str
) -> Metadata[Targets]:
    """Let what is published of a role be changed, signed and published again."""
    metadata = publisher.repository.newest(role)
    assert metadata is not None
    metadata.signed.version += 1
    change(metadata.signed)
    metadata.signatures.clear()
    for name in by:
        metadata.sign(publisher.signer(name), append=True)
    publisher.repository.staged.mkdir(exist_ok=True)
    metadata.to_file(str(publisher.repository.staged / f"{role}.json"))
    publish(publisher.repository, publisher.signer("publisher"))
    return metadata


def test_a_kiosk_without_a_municipality_takes_the_national_pack_alone(
    fetch: Callable[..., News],
) -> None:
    news = fetch(municipality="")
    assert news.packs.overlay is None
    assert len(news.archives) == 1
    assert set(news.signed_by) == {"national", "publisher"}


def test_the_national_editor_cannot_sign_in_a_municipality_s_place(
    publisher: Publisher, fetch: Callable[..., News], archived: Callable[..., Path]
) -> None:
    def add(targets: Targets) -> None:
        name = "overlay/amsterdam/pack.zip"
        file = TargetFile.from_file(name, str(archived(version="2029.1.1")))
        file.unrecognized_fields["custom"] = {
            "kind": "overlay",
            "id": "amsterdam",
            "version": "2029.1.1",
        }
        targets.targets[name] = file

    resigned(publisher, "targets", add, "national")
    with pytest.raises(TrustError, match=r"in the municipality's place\. Tell the publisher"):
        fetch()


def test_who_signed_is_told_by_signatures_that_are_right(
    publisher: Publisher, fetch: Callable[..., News]
) -> None:
    """Anybody can write the national key's id beside bytes; the log must not name it."""
    path = publisher.repository.staged / "overlay-amsterdam.json"
    newest = publisher.repository.newest("overlay-amsterdam")
    assert newest is not None
    newest.signed.version += 1
    newest.sign(publisher.signer("amsterdam"))
    for name in ("utrecht", "root-1"):
        keyid = publisher.public(name).keyid
        newest.signatures[keyid] = Signature(keyid, "00" * 64)
    path.parent.mkdir(exist_ok=True)
    newest.to_file(str(path))
    publish(publisher.repository, publisher.signer("publisher"))
    assert set(fetch().signed_by) == {"national", "amsterdam", "publisher"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("sha256", "../../../somewhere"),
        ("sha256", ""),
        ("sha256", "A" * 64),
        ("version", "1.0\n2026-12-01 installed"),
        ("version", "../1"),
        ("version", 3),
        ("id", "utrecht"),
        ("kind", "national"),
        ("length", 1 << 40),
    ],
)
def test_what_a_municipality_signs_cannot_lead_out_of_the_store_or_forge_the_log(
    publisher: Publisher, fetch: Callable[..., News], field: str, value: object
) -> None:
    """Its words become names of folders and lines of the log; it has a key, and may be taken."""

    def change(targets: Targets) -> None:
        (file,) = targets.targets.values()
        said: dict[str, Any] = file.unrecognized_fields["custom"]
        if field == "sha256":
            file.hashes = {"sha256": str(value)}
        elif field == "length":
            file.length = 1 << 40
        else:
            said[field] = value

    resigned(publisher, "overlay-amsterdam", change, "amsterdam")
    with pytest.raises(TrustError, match="Tell the publisher"):
        fetch()


def test_a_municipality_s_own_sub_editors_are_not_asked(
    publisher: Publisher, fetch: Callable[..., News]
) -> None:
    """Its role signs the pack itself: whoever it would name, nobody at the top has seen."""

    def empty(targets: Targets) -> None:
        targets.targets = {}

    resigned(publisher, "overlay-amsterdam", empty, "amsterdam")
    with pytest.raises(TrustError, match="no pack of 'amsterdam'"):
        fetch()


def test_a_clock_before_the_day_of_publishing_is_told(
    tmp_path: Path, archived: Callable[..., Path]
) -> None:
    """With a clock in the past nothing ever expires, and an old copy could be shown for ever."""
    house = Publisher(tmp_path / "later", datetime.now(UTC) + timedelta(days=40))
    house.offer(archived(NATIONAL))
    with pytest.raises(TrustError, match="Is the clock right") as refused:
        fetch_news(
            str(house.repository.folder),
            municipality="",
            root=house.root,
            trusted=tmp_path / "tuf",
            into=tmp_path / "incoming",
            knows=lambda _: False,
        )
    assert refused.value.kind == "clock"


def test_what_is_trusted_is_one_file_that_is_written_whole(
    tmp_path: Path, fetch: Callable[..., News]
) -> None:
    fetch()
    assert [each.name for each in (tmp_path / "tuf").iterdir()] == ["trusted.json"]
    assert not list(tmp_path.glob("incoming-*/trust"))


def test_a_damaged_trusted_file_is_told_and_forgets_nothing_by_itself(
    tmp_path: Path, fetch: Callable[..., News]
) -> None:
    fetch()
    file = tmp_path / "tuf" / "trusted.json"
    for content in (b"", file.read_bytes()[:-20], b"[]", b'{"../../x.json": ""}'):
        file.write_bytes(content)
        with pytest.raises(TrustError, match="see whether the disk is sound"):
            fetch()
        assert file.read_bytes() == content


def test_what_was_seen_counts_even_where_the_rest_was_missing(
    publisher: Publisher, fetch: Callable[..., News], archived: Callable[..., Path]
) -> None:
    """A newer timestamp was verified; what came before it is older from then on."""
    old = publisher.copied("old")
    publisher.offer(archived(version="2026.12.2"))
    (publisher.metadata / "2.snapshot.json").unlink()
    with pytest.raises(TrustError):
        fetch()
    with pytest.raises(TrustError) as refused:
        fetch(str(old))
    assert refused.value.kind == "rollback"


def test_a_root_file_that_is_none_is_told_as_such(tmp_path: Path, publisher: Publisher) -> None:
    file = tmp_path / "root.json"
    with pytest.raises(TrustError, match="cannot be read"):
        read_root(file)
    whole = json.loads(publisher.root)
    whole["signatures"] = whole["signatures"][:1]
    for content in ("", "{}", json.dumps(whole)):
        file.write_text(content, encoding="utf-8")
        with pytest.raises(TrustError, match=r"Ask the publisher for root\.json anew"):
            read_root(file)


NAMES = ("timestamp.json", "1.snapshot.json", "1.targets.json", "1.overlay-amsterdam.json")


@given(name=st.sampled_from(NAMES), seed=st.integers(0, 1 << 30), edits=st.integers(1, 4))
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_damage_of_metadata_is_taken_or_ends_in_another_error(
    publisher: Publisher, tmp_path: Path, name: str, seed: int, edits: int
) -> None:
    """Random bytes, cuts and repeats: the same packs as signed, or a refusal in words."""
    file = publisher.metadata / name
    before = file.read_bytes()
    chance = random.Random(seed)  # noqa: S311 - damage, no secrets
    content = bytearray(before)
    for _ in range(edits):
        at = chance.randrange(len(content) or 1)
        match chance.randrange(4):
            case 0:
                content[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del content[at : at + chance.randrange(40)]
            case 2:
                content[at:at] = content[at : at + chance.randrange(40)]
            case _:
                content[at:at] = chance.choice([b"[" * 3000, b'"', b"9" * 400, b"\\ud800", b"{}"])
    file.write_bytes(content)
    try:
        news = fetch_news(
            str(publisher.repository.folder),
            municipality="amsterdam",
            root=publisher.root,
            trusted=tmp_path / f"tuf-{os.urandom(4).hex()}",
            into=tmp_path / f"incoming-{os.urandom(4).hex()}",
            knows=lambda _: True,
        )
        assert news.packs.name.endswith("amsterdam 2026.12.1")
    except TrustError as refused:
        assert "Nothing was taken" in str(refused) or "publisher" in str(refused)  # noqa: PT017 - both ends are right
    finally:
        file.write_bytes(before)
