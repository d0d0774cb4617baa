"""
One visit a language through the real window, before anything is measured.

It writes down where a finger has to tap, and what the screens say: the measured runs then need
nothing inside the kiosk, and the browser's page says the same words. Run as a program of its
own on the virtual screen: `python -m benchmarks.rehearsal SETTINGS OUT`.
"""

import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtQuick import QQuickItem

from benchmarks.journey import ANSWERS, LANGUAGES, RIGHT_TO_LEFT, SWITCHES, Tap
from kiosk.settings import parse_settings
from ui.app import Kiosk, run
from ui.demo.robot import ISOLATES, Robot
from ui.theme.pictograms import pictogram_font, pictogram_glyphs


class Rehearsal(Robot):
    """A robot that remembers where it touched."""

    def __init__(self, kiosk: Kiosk) -> None:
        """Take a kiosk whose window is open."""
        if kiosk.window is None:
            message = "A rehearsal needs an open window."
            raise ValueError(message)
        super().__init__(kiosk.window)
        self.kiosk = kiosk
        self.taps: list[Tap] = []
        self._touched: list[tuple[int, int]] = []

    async def do(self, kind: str, name: str) -> None:
        """Tap what carries a name; pages turned on the way are taps of kind `page`."""
        self._touched.clear()
        await self.tap(name)
        await self.settle()
        *pages, (x, y) = self._touched
        self.taps += [Tap("page", *spot) for spot in pages]
        self.taps.append(Tap(kind, x, y))

    async def say(self, kind: str, text_id: str) -> None:
        """Tap what says a text."""
        await self.do(kind, self.kiosk.visitor.words.raw(text_id).translate(ISOLATES))

    async def _touch(self, item: QQuickItem) -> None:
        spot = item.mapToScene(item.boundingRect().center()).toPoint()
        # A window without a frame in the corner of the screen: its pixels are the screen's.
        self._touched.append((spot.x(), spot.y()))
        await super()._touch(item)


class Writer:
    """Plays a visit in one language and keeps what each screen says."""

    def __init__(self, kiosk: Kiosk, language: str) -> None:
        """Take the kiosk on its welcome screen."""
        self.kiosk, self.language = kiosk, language
        self.robot = Rehearsal(kiosk)
        self.screens: list[dict[str, Any]] = []

    async def play(self) -> dict[str, Any]:
        """Return `{taps, screens}` of a visit from welcome to welcome."""
        robot, visitor = self.robot, self.kiosk.visitor
        await robot.do("to question", self.kiosk.pack.language(self.language).name)
        await self._switch_languages()
        while visitor.screen == "question":
            await self._answer()
        self.screens.append(self._result())
        await robot.say("to compare", "result.means")
        self.screens.append(self._compare())
        await robot.say("to teach", "ui.next")
        right = visitor.teach.choices.rows[0].text.translate(ISOLATES)
        await robot.do("option", right)
        await robot.say("to contact", "ui.next")
        self.screens.append(self._contact())
        await robot.say("to slip", "contact.skip")
        await robot.say("print", "slip.print")
        await robot.wait(lambda: visitor.slip.state == "saved", "the saved slip")
        await robot.say("to welcome", "ui.hide_now")
        return {
            "taps": robot.taps,
            "screens": self.screens,
            "rtl": self.language in RIGHT_TO_LEFT,
            "words": self._words,
        }

    async def _switch_languages(self) -> None:
        self._words = self._said(
            "ui.back", "ui.help", "ui.next", "ui.read_everything", "ui.close", "question.why",
            "result.means", "result.change", "result.next_step", "result.bring", "result.why",
            "result.good_to_know", "result.bring_nothing", "compare.title", "compare.topic",
            "compare.rni", "compare.gba", "compare.yours", "contact.title", "contact.voluntary",
            "contact.purpose", "contact.sealed", "contact.phone", "contact.email",
            "contact.address", "contact.add", "contact.skip", "welcome.choose",
        )  # fmt: skip
        self._words["language"] = self.kiosk.visitor.languageName
        if self.language in RIGHT_TO_LEFT:
            return
        mirrored = RIGHT_TO_LEFT[0]
        for _ in range(SWITCHES):
            for kind, tag in (("mirror", mirrored), ("mirror back", self.language)):
                await self.robot.do("panel", self._language_button())
                await self.robot.do(kind, self.kiosk.pack.language(tag).name)

    def _language_button(self) -> str:
        says = self.kiosk.visitor.words.raw("ui.language")
        return f"{says}: {self.kiosk.visitor.languageName}".translate(ISOLATES)

    async def _answer(self) -> None:
        question = self.kiosk.visitor.question
        rows = question.options.rows
        wanted = [row for row in rows if row.key in ANSWERS.get(question.key, ())]
        chosen = (wanted or rows)[0]
        self.screens.append(
            {
                "kind": "question",
                "title": question.title,
                "pictogram": question.pictogram,
                "calendar": question.hasCalendar and self.kiosk.visitor.words.raw("question.count"),
                "steps": self._steps(),
                "options": [
                    {
                        "text": row.text,
                        "hint": row.hint,
                        "pictogram": row.pictogram,
                        "taken": row is chosen,
                    }
                    for row in rows
                ],
            }
        )
        await self.robot.do("option", chosen.text.translate(ISOLATES))
        kind = "to question"
        await self.robot.say(kind, "ui.next")
        if self.kiosk.visitor.screen == "result":
            self.robot.taps[-1] = self.robot.taps[-1]._replace(kind="to result")

    def _result(self) -> dict[str, Any]:
        result = self.kiosk.visitor.result
        said = ("headline", "then", "pictogram", "desk", "address", "hours", "phone", "waiting")
        return {
            "kind": "result",
            "steps": self._steps(),
            **{name: getattr(result, name) for name in (*said, "cost")},
            "appointment": self._said("result.appointment")["result.appointment"],
            **{
                name: [
                    {"pictogram": row.pictogram, "title": row.title, "text": row.text}
                    for row in getattr(result, name).rows
                ]
                for name in ("comfort", "bring", "reasons", "goodToKnow")
            },
        }

    def _compare(self) -> dict[str, Any]:
        compare = self.kiosk.visitor.compare
        return {
            "kind": "compare",
            "steps": self._steps(),
            "yours": compare.yours,
            "topics": [
                {"pictogram": row.pictogram, "topic": row.topic, "rni": row.rni, "gba": row.gba}
                for row in compare.topics.rows
            ],
        }

    def _contact(self) -> dict[str, Any]:
        return {
            "kind": "contact",
            "steps": self._steps(),
            "term": self.kiosk.visitor.contact.term,
        }

    def _steps(self) -> list[dict[str, str]]:
        rows = self.kiosk.visitor.steps.rows
        return [{"pictogram": row.pictogram, "state": row.standing} for row in rows]

    def _said(self, *text_ids: str) -> dict[str, str]:
        words = self.kiosk.visitor.words
        return {text_id: words.raw(text_id) for text_id in text_ids}


async def rehearse(kiosk: Kiosk, out: Path) -> int:
    """Play a visit in every language and write everything to a JSON file."""
    visitor = kiosk.visitor
    heard = {
        "welcome": {
            "municipality": visitor.welcome.municipality,
            "welcome": visitor.welcome.title,
            "help": visitor.words.raw("ui.help"),
            "tiles": [
                {"key": row.key, "name": row.name, "promise": row.promise, "rtl": row.rightToLeft}
                for row in visitor.welcome.languages.rows
            ],
        },
        "accent": kiosk.pack.theme.accent,
        "pictogramFont": pictogram_font().as_uri(),
        "glyphs": pictogram_glyphs(),
        "languages": {tag: await Writer(kiosk, tag).play() for tag in LANGUAGES},
    }
    text = json.dumps(heard, ensure_ascii=False)
    out.write_text(text, encoding="utf-8")  # noqa: ASYNC240 - nothing else waits for this loop
    return 0


def main(settings_file: Path, out: Path) -> int:
    """Open the kiosk of a settings file and rehearse; returns the exit code."""
    text = settings_file.read_text(encoding="utf-8")
    settings = parse_settings(text, settings_file.parent, environment={}, name=settings_file.name)
    return run(settings, lambda kiosk: rehearse(kiosk, out))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
