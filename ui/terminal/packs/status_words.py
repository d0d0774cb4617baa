"""What `content status` says, in lines for an admin who sees it for the first time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from content.trust.journal import Entry
from kiosk.dated import DatedNotice

DELIVERED = "what came with the software"
_BY = {"automatic": "by the kiosk itself", "admin": "by an admin"}
_WHAT = {"installed": "installed", "rolled_back": "gone back to", "refused": "refused"}
_HOLDERS = {"root": "the root keys", "targets": "the national editor"}
_FEW = 3
_MATTERS = {
    "ended": "ended on {day} and is not shown any more",
    "ends": "ends on {day} and is then not shown any more",
    "begins": "begins on {day}",
    "overdue": "was to be compared with its source by {day}",
    "due": "is to be compared with its source by {day}",
}


_HIDES = {
    "overdue": ", and is not shown any more",
    "due": "; after that day it is not shown",
}
"""What more there is to say of a waiting time: an old one would be taken for the wait of now."""


def notice_in_words(notice: DatedNotice) -> str:
    """Return what comes to an end, and when."""
    hides = _HIDES.get(notice.matter, "") if notice.part == "waiting" else ""
    return f"{notice.name} {_MATTERS[notice.matter].format(day=notice.day)}{hides}"


def log_line(entry: Entry) -> str:
    """Return a line of the audit log: number, when, what, of which packs, by whom, from where."""
    about = f" {entry.packs.name}" if entry.packs else ""
    if entry.packs is None and entry.what != "refused":
        about = f" {DELIVERED}"
    origin = f" from {_plain(entry.origin)}" if entry.origin else ""
    reason = f": {_plain(entry.reason.splitlines()[0])}" if entry.reason else ""
    when = f"{entry.number:>5}  {entry.at:%Y-%m-%d %H:%M}"
    return f"{when}  {_WHAT[entry.what]}{about}, {_BY.get(entry.by, entry.by)}{origin}{reason}"


def status_lines(said: Mapping[str, Any], *, all_dates: bool) -> Iterator[str]:
    """Yield what `content status` found, a fact a line; what is to be done comes last."""
    yield from _active(said)
    yield from _ways(said)
    pin = "set" if said["admin_pin"] else "not set; going back needs it: content admin set-pin"
    yield f"Admin's PIN:            {pin}"
    dates = [each for each in said["dates"] if each not in said["see_to"]]
    for each in dates if all_dates else dates[:_FEW]:
        yield f"Coming up:              {each}"
    if len(dates) > _FEW and not all_dates:
        yield f"Coming up:              {len(dates) - _FEW} more: content status --dates"
    yield ""
    yield "To see to:" if said["see_to"] else "Nothing to see to."
    for each in said["see_to"]:
        yield f"- {_plain(each)}"


def _active(said: Mapping[str, Any]) -> Iterator[str]:
    packs = f"{said['active']}, signed" if said["active"] else f"{DELIVERED}, not signed"
    yield f"Shown to new visitors:  {said['version'] or 'see below'} ({packs})"
    if said["since"]:
        origin = f" from {_plain(said['origin'])}" if said["origin"] else ""
        age = "today" if not said["age_days"] else f"{said['age_days']} days ago"
        what = f"{_WHAT[said['what']]} {_BY.get(said['by'], said['by'])}{origin}"
        yield f"Since:                  {_minute(said['since'])} ({age}), {what}"
    if said["signed_by"]:
        yield f"Signed by:              {', '.join(said['signed_by'])}"
    days: dict[str, list[str]] = defaultdict(list)
    for role, day in said["expires"].items():
        days[day].append(_holder(role))
    for day, holders in sorted(days.items()):
        yield f"Signatures hold until:  {day} ({', '.join(dict.fromkeys(holders))})"


def _ways(said: Mapping[str, Any]) -> Iterator[str]:
    yield f"Newer packs:            {_news(said)}"
    if said["asked"]:
        where = "" if said["asked_where"] == said["source"] else f" {_plain(said['asked_where'])}"
        yield f"Last asked:             {_minute(said['asked'])}{where}: {_plain(said['answer'])}"
    for each in said["kept"]:
        yield f"Can go back to:         {each['packs']} (content rollback {each['number']})"
    yield f"Can go back to:         {DELIVERED} (content rollback 0)"
    head = f", the last is {said['log_head'][:16]}" if said["log_head"] else ""
    yield f"Audit log:              {said['log_lines']} lines{head}"


def _holder(role: str) -> str:
    if role.startswith("overlay-"):
        return f"the editor of {role.removeprefix('overlay-')}"
    return _HOLDERS.get(role, "the publisher")


def _news(said: Mapping[str, Any]) -> str:
    if not said["source"]:
        return "from sticks only (content install FOLDER); no [content] source in kiosk.toml"
    return f"from {said['source']}, asked every {said['check_minutes']} minutes"


def _minute(moment: str) -> str:
    return moment[:16].replace("T", " ")


def _plain(text: str) -> str:
    """Return a line of others' words that cannot move the cursor of a terminal."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)
