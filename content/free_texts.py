"""Which national sentences an overlay may say in its own words; all others are fixed."""

from collections.abc import Sequence
from fnmatch import fnmatchcase

from content.findings import Findings
from content.placeholders import placeholders
from content.po_files import PoEntry


def is_free(text_id: str, free: Sequence[str]) -> bool:
    """Whether a national sentence may be replaced; `free` are patterns such as `desk.*`."""
    return any(fnmatchcase(text_id, pattern) for pattern in free)


def check_replacement(  # noqa: PLR0913 - the sentence, what it replaces, and where it stands
    text_id: str,
    national: PoEntry,
    ours: PoEntry,
    label: str,
    free: Sequence[str],
    findings: Findings,
) -> bool:
    """Whether a national sentence may be replaced like this; what is wrong goes to findings."""
    if not is_free(text_id, free):
        fault = f"'{text_id}' is a fixed national sentence; an overlay cannot replace it"
        may = f"an overlay may replace {', '.join(free)}" if free else "an overlay may replace none"
        findings.add(label, ours.line, fault, f"remove it; {may}", kind="national_text")
        return False
    if national.plural != ours.plural:
        fault = f"'{text_id}' is {'' if ours.plural else 'no '}plural, unlike the national one"
        mend = "give it the forms that the national one has"
        findings.add(label, ours.line, fault, mend, kind="plural")
        return False
    wanted = placeholders(" ".join(national.forms))
    if placeholders(" ".join(ours.forms)) != wanted:
        listed = ", ".join(f"{{{name}}}" for name in sorted(wanted)) or "none"
        fault = f"'{text_id}' must have the placeholders of the national sentence: {listed}"
        findings.add(label, ours.line, fault, "use these and no others", kind="placeholder")
        return False
    return True
