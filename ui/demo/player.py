"""Plays one visitor: says what to tap by text id, in whichever language is on the screen."""

from pathlib import Path

from kiosk.words import Words
from ui.app import Kiosk
from ui.demo.robot import ISOLATES, Robot

KEY = "pad.key"


class Player:
    """One visitor at one kiosk; pictures go to a folder, numbered as they are taken."""

    def __init__(self, kiosk: Kiosk, pictures: Path | None = None) -> None:
        """Take a kiosk whose window is open."""
        if kiosk.window is None:
            message = "A visitor needs an open window."
            raise ValueError(message)
        self.kiosk = kiosk
        self.robot = Robot(kiosk.window)
        self._pictures = pictures
        self._taken = 0

    @property
    def words(self) -> Words:
        """The words on the screen."""
        return self.kiosk.visitor.words

    def says(self, text_id: str) -> str:
        """Return a sentence as its accessible name."""
        municipality = self.kiosk.pack.municipality or self.words.text("ui.this_municipality")
        sentence = self.words.raw(text_id).replace("{municipality}", municipality)
        return sentence.translate(ISOLATES)

    async def start(self, language: str) -> None:
        """Choose a language on the welcome screen."""
        await self.robot.settle()
        await self.picture("welcome")
        await self.robot.tap(self.kiosk.pack.language(language).name)
        await self.see("question.purpose")

    async def tap(self, text_id: str) -> None:
        """Tap what says a text."""
        await self.robot.tap(self.says(text_id))

    async def see(self, text_id: str) -> None:
        """Wait until a text is on the screen."""
        await self.robot.see(self.says(text_id))

    async def answer(self, *text_ids: str) -> None:
        """Choose options and go on; takes a picture before."""
        for text_id in text_ids:
            await self.tap(text_id)
        await self.picture(text_ids[0].split(".")[1])
        await self.tap("ui.next")

    async def type(self, characters: str) -> None:
        """Type on the pad of the screen, key by key."""
        for character in characters:
            await self.robot.tap(self.says(KEY).replace("{key}", character))

    async def day(self, name: str) -> None:
        """Tap a day of the calendar."""
        await self.robot.tap(name)

    async def picture(self, name: str) -> None:
        """Take a picture of the screen, if there is a folder for it."""
        if self._pictures is None:
            return
        await self.robot.settle()
        self._taken += 1
        self.robot.picture(self._pictures / f"{self._taken:02d}-{name}.png")

    async def until_printed(self) -> str:
        """Wait until the printer has come to an end; returns the state it ended in."""
        slip = self.kiosk.visitor.slip
        await self.robot.wait(lambda: slip.state and not slip.busy, "the end of the print job")
        return str(slip.state)

    def code(self) -> str:
        """Return the referral code on the screen, in groups, or nothing before there is one."""
        return str(self.kiosk.visitor.slip.code)
