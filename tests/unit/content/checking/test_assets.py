"""Pictures that are named can be drawn; voices that are looked for are there or waived."""

from collections.abc import Sequence

import pytest

from content.checking.assets import check_clips, check_pictograms, spoken_text_ids
from content.checking.waivers import Waivers
from content.findings import Finding
from content.loading import load_pack
from tests.unit.content.checking.conftest import Broken
from ui.theme.pictograms import pictogram_names


def drawn(broken: Broken) -> Sequence[Finding]:
    return broken.told(
        lambda findings: check_pictograms(broken.files(), pictogram_names(), findings)
    )


def test_every_pictogram_of_the_real_packs_is_in_the_set(broken: Broken) -> None:
    assert drawn(broken) == []


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("national/questions.yaml", "pictogram: lifebuoy}", "pictogram: lifebuoi}"),
        ("national/values.yaml", "elsewhere: traffic-sign", "elsewhere: trafic-sign"),
        ("amsterdam/organisations.yaml", "pictogram: graduation-cap", "pictogram: graduation"),
    ],
)
def test_an_unknown_pictogram_is_told(broken: Broken, file: str, before: str, after: str) -> None:
    broken.change(file, before, after)
    (one,) = drawn(broken)
    assert (one.kind, one.weight, one.file) == ("pictogram", "error", file)
    assert after.split(": ")[1].rstrip("}") in one.fault


def test_a_near_name_is_offered(broken: Broken) -> None:
    broken.change("national/questions.yaml", "pictogram: lifebuoy}", "pictogram: lifebuoi}")
    assert drawn(broken)[0].mend == "write 'lifebuoy'"


def test_a_recording_stands_for_its_sentence_and_no_other(broken: Broken) -> None:
    folders = broken.folders.both
    pack, sentences = load_pack(*folders), broken.sentences()
    wanted = {(tag, text_id) for text_id in spoken_text_ids(pack) for tag in sentences}
    clip = broken.folders.national / "clips" / "pl" / "question.stay.ogg"
    clip.parent.mkdir(parents=True)
    clip.touch()
    found = broken.told(
        lambda findings: check_clips(pack, sentences, folders[0], Waivers(), findings)
    )
    assert len(found) == len(wanted) - 1
    assert {one.kind for one in found} == {"no_clip"}
    assert not any("'question.stay' has no recorded voice in 'pl'" in one.fault for one in found)


def test_all_that_can_be_recorded_is_a_sentence(broken: Broken) -> None:
    pack = load_pack(*broken.folders.both)
    assert set(spoken_text_ids(pack)) <= broken.sentences()["nl"].keys()
