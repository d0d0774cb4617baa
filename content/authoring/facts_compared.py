"""What stands differently in two packs without being words or rules: numbers, names, orders."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Final

from kiosk.pack import NOT_ASKED, Detail, Pack, Question, Selected, Source, WaitingTime
from kiosk.proof import finished_visits, volume

THINGS: Final = ("desks", "organisations", "advice", "documents", "consequences")
_SEEN_ELSEWHERE: Final = frozenset({"id", "show_when"})
"""Fields whose change is told by what it changes for people."""
_KEPT_BACK: Final = " (kept, not shown)"


@dataclass(frozen=True, slots=True)
class Fact:
    """One value that is different: `desks`, `rni_amsterdam`, `waiting`, before, now."""

    kind: str
    id: str
    field: str
    before: str | None
    now: str | None


def facts_compared(old: Pack, new: Pack) -> tuple[Fact, ...]:
    """Return every value that is different, in the order of the files."""
    return (*_pack_facts(old, new), *_question_facts(old, new), *_thing_facts(old, new))


def _thing_facts(old: Pack, new: Pack) -> Iterator[Fact]:
    for kind in THINGS:
        before: Sequence[Selected] = getattr(old, kind)
        now: Sequence[Selected] = getattr(new, kind)
        was, is_ = {one.id: one for one in before}, {one.id: one for one in now}
        for key in dict.fromkeys((*was, *is_)):
            if key not in was or key not in is_:
                yield Fact(kind, key, "", *(_name_of(side.get(key)) for side in (was, is_)))
                continue
            yield from _different(kind, key, _described(was[key]), _described(is_[key]))
        yield from _order(kind, "", was, is_)


def _name_of(thing: Selected | None) -> str | None:
    return None if thing is None else str(getattr(thing, "name", "") or thing.id)


def _described(thing: Selected) -> Mapping[str, str]:
    said: dict[str, str] = {}
    for one in fields(thing):
        value = getattr(thing, one.name)
        if one.name in _SEEN_ELSEWHERE or value is None:
            continue
        if isinstance(value, Detail):
            said[one.name] = value.value + ("" if value.shown else _KEPT_BACK)
            said[f"{one.name} source"] = _source(value.source)
        elif isinstance(value, WaitingTime):
            said[one.name] = f"{value.weeks} weeks on {value.as_of}"
            said[f"{one.name} source"] = _source(value.source)
        elif isinstance(value, Source):
            said[one.name] = _source(value)
        else:
            said[one.name] = _plain(value)
    return said


def _source(source: Source) -> str:
    said = [source.where, f"confidence {source.confidence}"]
    said += ["moving"] if source.moving else []
    for name in ("dated", "review_by", "valid_from", "valid_until"):
        if (day := getattr(source, name)) is not None:
            said.append(f"{name} {day}")
    return "; ".join(said)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (tuple, frozenset)):
        return ", ".join(sorted(value) if isinstance(value, frozenset) else value)
    return str(value)


def _pack_facts(old: Pack, new: Pack) -> Iterator[Fact]:
    yield from _different("pack", "", _of_pack(old), _of_pack(new))
    yield from _different(
        "retention_days", "", _texts(old.retention_days), _texts(new.retention_days)
    )
    yield from _different(
        "route_pictograms", "", _texts(old.route_pictograms), _texts(new.route_pictograms)
    )
    was, is_ = ({each.tag: each for each in pack.languages} for pack in (old, new))
    for tag in dict.fromkeys((*was, *is_)):
        if tag not in was or tag not in is_:
            names = (side[tag].name if tag in side else None for side in (was, is_))
            yield Fact("languages", tag, "", *names)
            continue
        sides = (
            {f.name: _plain(getattr(side[tag], f.name)) for f in fields(side[tag])}
            for side in (was, is_)
        )
        yield from _different("languages", tag, *sides)


def _of_pack(pack: Pack) -> Mapping[str, str]:
    test = pack.four_months
    return {
        "municipality": pack.municipality,
        "four_month_test": f"{test.share_numerator}/{test.share_denominator} of "
        f"{test.window_months} months, margin {test.margin_nights} nights",
        "theme": f"{pack.theme.accent} {pack.theme.on_accent}",
    }


def _texts(values: Mapping[str, object]) -> Mapping[str, str]:
    return {name: str(value) for name, value in values.items()}


def _question_facts(old: Pack, new: Pack) -> Iterator[Fact]:
    was, is_ = ({each.id: each for each in pack.questions} for pack in (old, new))
    asked, asked_now = _asked_of(old.questions), _asked_of(new.questions)
    for key in dict.fromkeys((*was, *is_)):
        if key not in was or key not in is_:
            yield Fact("questions", key, "", *(key if key in side else None for side in (was, is_)))
            continue
        yield from _different("questions", key, _of_question(was[key]), _of_question(is_[key]))
        if was[key].ask_when != is_[key].ask_when:
            yield Fact("questions", key, "asked in", asked[key], asked_now[key])
        options, options_now = ({one.id: one for one in side[key].options} for side in (was, is_))
        yield from _order("options", key, options, options_now)
        for option in dict.fromkeys((*options, *options_now)):
            name = f"{key}.{option}"
            sides = (options.get(option), options_now.get(option))
            if None in sides:
                yield Fact("options", name, "", *(each.id if each else None for each in sides))
                continue
            said = ({"pictogram": o.pictogram, "unfolds": o.unfolds or ""} for o in sides if o)
            yield from _different("options", name, *said)
    yield from _order("questions", "", was, is_)


def _of_question(question: Question) -> Mapping[str, str]:
    return {
        "pictogram": question.pictogram,
        **{name: _plain(getattr(question, name)) for name in ("many", "for_desk", "calendar")},
    }


def _asked_of(questions: Sequence[Question]) -> Mapping[str, str]:
    """Return in how many of the finished visits each question is asked."""
    boxes = finished_visits(questions)
    every = sum(map(volume, boxes))
    return {
        one.id: f"{sum(volume(box) for box in boxes if box[one.id] != {NOT_ASKED}):,} of {every:,}"
        for one in questions
    }


def _different(
    kind: str, key: str, was: Mapping[str, str], is_: Mapping[str, str]
) -> Iterator[Fact]:
    for name in dict.fromkeys((*was, *is_)):
        if was.get(name) != is_.get(name):
            yield Fact(kind, key, name, was.get(name), is_.get(name))


def _order(kind: str, key: str, was: Iterable[str], is_: Iterable[str]) -> Iterator[Fact]:
    """Yield a change of order among what both have."""
    both = {*was} & {*is_}
    before, now = ([one for one in side if one in both] for side in (was, is_))
    if before != now:
        yield Fact(kind, key, "order", ", ".join(before), ", ".join(now))
