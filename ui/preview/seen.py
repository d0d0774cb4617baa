"""What an editor sees in the window, traced back to the ids of its sentences."""

from collections.abc import Iterator, Mapping

from PySide6.QtQuick import QQuickItem, QQuickWindow

from content.draft_words import ISOLATES

PART_OF_MORE = 12
"""Characters from which a sentence is looked for inside a longer text (two in one line)."""


def seen_text_ids(window: QQuickWindow, asked: Mapping[str, str]) -> list[str]:
    """
    Return the ids of all sentences in the window, in the order of its items.

    `asked` are the sentences that were given out, with their ids
    (`content.draft_words.DraftCatalogue.asked`). Pages that are turned to later count too.
    """
    found: dict[str, None] = {}
    for text in _texts(window.contentItem()):
        said = text.translate(ISOLATES).strip()
        if said in asked:
            found[asked[said]] = None
        elif len(said) > PART_OF_MORE:
            found.update(dict.fromkeys(_parts(said, asked)))
    return list(found)


def _parts(said: str, asked: Mapping[str, str]) -> Iterator[str]:
    """Yield the ids of sentences that a text is put together from, longest first."""
    for sentence in sorted(asked, key=len, reverse=True):
        if len(sentence) < PART_OF_MORE:
            return
        if sentence in said:
            yield asked[sentence]
            said = said.replace(sentence, "\n")


def _texts(item: QQuickItem) -> Iterator[str]:
    for child in item.childItems():
        if child.isVisible():
            if child.inherits("QQuickText"):
                yield str(child.property("text"))
            yield from _texts(child)
