"""
A translation whose Dutch has changed since is stale: it says what used to be true.

Every translation carries the Dutch it was made from (`#. nl: …`). That line is what the
translator saw, so it is changed together with the translation and never alone.
"""

from content.findings import Findings
from content.po_sources import is_still, source_line
from content.sentences import SOURCE_LANGUAGE, Sentence, Sentences


def check_staleness(sentences: Sentences, findings: Findings) -> None:
    """Note translations of a Dutch sentence that is another one now, or that nobody noted."""
    dutch = sentences.get(SOURCE_LANGUAGE, {})
    for tag, translations in sentences.items():
        if tag == SOURCE_LANGUAGE:
            continue
        for text_id, translation in translations.items():
            if text_id in dutch:
                _compare(dutch[text_id], translation, findings)


def _compare(dutch: Sentence, translation: Sentence, findings: Findings) -> None:
    label, line, text_id = translation.label, translation.line, translation.text_id
    now, then = source_line(dutch.forms), translation.entry.source
    if then is None:
        fault = f"'{text_id}' does not say which Dutch it was translated from"
        mend = f"compare it with '{now}', then write '#. nl: {now}' above it"
        findings.add(label, line, fault, mend, kind="unknown_source")
    elif not is_still(then, dutch.forms):
        fault = f"'{text_id}' was translated from '{then}'; in Dutch it is now '{now}'"
        mend = f"translate it anew, then write '#. nl: {now}' above it"
        findings.add(label, line, fault, mend, kind="stale")
