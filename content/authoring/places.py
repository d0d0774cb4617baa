"""Where a sentence shows, and which picture of the screens shows it: for who translates."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class ShownAt:
    """A place in words, and the name of its screenshot."""

    where: str
    screenshot: str


_PARTS: Final = {
    "option": ("Question screen, one answer", "question-{}"),
    "unfolded": ("Question screen, an answer in two halves", "question-{}"),
    "reason": ("Result and slip: the answers told back", "result"),
    "route": ("Result and slip: where to go", "result"),
    "go": ("Result: the title, what to do", "result"),
    "refer": ("Result and slip: who comes first", "result"),
    "lean": ("Result: what the officer will probably decide", "result"),
    "advice": ("Result, “good to know” and slip: a card of advice", "result"),
    "document": ("Result and slip: what to bring", "result"),
    "consequence": ("Comparison of the two registers", "compare"),
    "organisation": ("Help and slip: what an organisation does", "help"),
    "desk": ("Result and slip: the name of a desk", "result"),
    "language": ("Help: a language that an organisation speaks", "help"),
    "ui": ("Every screen: buttons and short words", "question-status"),
    "welcome": ("First screen", "welcome"),
    "review": ("Every screen after an answer: your answers", "question-changing"),
    "calendar": ("Calendar", "calendar"),
    "result": ("Result", "result"),
    "compare": ("Comparison of the two registers", "compare"),
    "teach": ("Check after the result: did it come across?", "teach"),
    "contact": ("Contact details", "contact"),
    "pad": ("Keys on the screen", "address"),
    "help": ("Help", "help"),
    "slip": ("Printing", "slip"),
    "end": ("Last screen", "end"),
    "idle": ("Are you still there?", "idle"),
    "staff": ("For staff: what the printer says, on the last screen", "end"),
    "paper": ("The printed slip", "slip-paper"),
}
_FINER: Final = {
    ".hint": ", the small line under it",
    ".title": ", its title",
    ".why": ", why we ask",
    ".then": ", what happens then",
    ".rni": ", column BRP/RNI",
    ".gba": ", column BRP/GBA",
}
_AROUND_QUESTIONS: Final = frozenset({"why", "count", "choose", "choose_many"})


def shown_at(text_id: str) -> ShownAt:
    """Return where a sentence shows, by its id."""
    first, _, rest = text_id.partition(".")
    second = rest.partition(".")[0]
    if first == "question":
        if rest in _AROUND_QUESTIONS:
            return ShownAt("Question screen, around any question", "question-status.png")
        where, picture = "Question screen, the question", f"question-{second}"
    else:
        where, picture = _PARTS.get(first, ("Some screen", "welcome"))
    finer = next((said for end, said in _FINER.items() if text_id.endswith(end)), "")
    return ShownAt(where + finer, f"{picture.format(second)}.png")
