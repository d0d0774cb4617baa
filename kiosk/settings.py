"""
What a facility admin sets for one kiosk, read from `kiosk.toml`: frozen values, all checked.

The settings file explains each of them beside its default; this file only knows what is
allowed. Reading the text is for the caller: nothing here touches a disk.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, Self, cast

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError

from kiosk.errors import SettingsError
from kiosk.referral import HIGHEST_KIOSK_NUMBER
from kiosk.settings_findings import findings


@dataclass(frozen=True, slots=True)
class Places:
    """Where paths of the settings start: beside the file, in the user's state, in the data."""

    beside: Path
    state: Path
    data: Path


def _place(written: str, start: Path) -> Path:
    path = Path(written)
    return path.expanduser() if written.startswith("~") else start / path


def _text(value: object) -> str:
    if not isinstance(value, str):
        kind = "string_type"
        raise PydanticCustomError(kind, "text in quotes")
    return value


def _places(info: ValidationInfo) -> Places:
    return cast("Places", info.context)


def _beside(value: object, info: ValidationInfo) -> Path:
    return _place(_text(value), _places(info).beside)


def _beside_or_none(value: object, info: ValidationInfo) -> Path | None:
    return _beside(value, info) if _text(value) else None


def _data(value: object, info: ValidationInfo) -> Path:
    return _beside(value, info) if _text(value) else _places(info).state


def _slips(value: object, info: ValidationInfo) -> Path:
    return _beside(value, info) if _text(value) else _places(info).data / "slips"


Place = Annotated[Path, BeforeValidator(_beside)]
PlaceOrNone = Annotated[Path | None, BeforeValidator(_beside_or_none)]
DataPlace = Annotated[Path, BeforeValidator(_data)]
SlipPlace = Annotated[Path, BeforeValidator(_slips)]


class Section(BaseModel):
    """One `[section]` of the settings file."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", validate_default=True)


class KioskSection(Section):
    """Which kiosk this is. `number` keeps the codes of kiosks apart."""

    number: int = Field(0, ge=0, le=HIGHEST_KIOSK_NUMBER)
    start_language: str = Field("nl", pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")


class ScreenSection(Section):
    """The screen; sizes on the glass are millimetres, worked out from `diagonal_inch`."""

    diagonal_inch: float = Field(24.0, ge=10, le=32, allow_inf_nan=False)
    full_screen: bool = True
    width: int = Field(1280, ge=640, le=7680)
    height: int = Field(800, ge=480, le=4320)
    less_movement: bool = False


class ContentSection(Section):
    """The packs: folders, and the postcode table (None: the small one of the national pack)."""

    national: Place = cast("Path", "content/packs/national")
    overlay: PlaceOrNone = cast("Path", "content/packs/amsterdam")
    postcodes: PlaceOrNone = cast("None", "")
    source: str = ""
    root: PlaceOrNone = cast("None", "")
    municipality: str = Field("", pattern=r"^([a-z][a-z0-9_]{0,63})?$")
    check_minutes: int = Field(60, ge=5, le=10_080)

    @field_validator("source")
    @classmethod
    def _safe(cls, source: str) -> str:
        if "://" in source and not source.startswith("https://"):
            kind = "content_source"
            raise PydanticCustomError(kind, 'like "https://packs.example.org/kiosk", or a folder')
        return source


class DataSection(Section):
    """Where referrals and keys are kept."""

    folder: DataPlace = cast("Path", "")


class DeskSection(Section):
    """The desk's public key (None: a local pair) and whether contact is offered at all."""

    public_key: PlaceOrNone = cast("None", "")
    offer_contact: bool = True


class PrinterSection(Section):
    """How slips reach paper; limits in seconds, `keep_days` for slips in the folder or failed."""

    kind: Literal["folder", "ipp", "cups", "escpos"] = "folder"
    folder: SlipPlace = cast("Path", "")
    keep_days: int = Field(1, ge=1, le=30)
    address: str = ""
    fingerprint: str = ""
    paper: Literal["a4", "a6", "receipt80", "receipt58"] = "a4"
    connect_seconds: int = Field(5, ge=1, le=60)
    answer_seconds: int = Field(8, ge=1, le=60)
    send_seconds: int = Field(15, ge=1, le=120)
    print_seconds: int = Field(90, ge=5, le=600)

    @field_validator("address")
    @classmethod
    def _reachable(cls, address: str, info: ValidationInfo) -> str:
        return _suits(_ADDRESSES, address, info)

    @field_validator("fingerprint")
    @classmethod
    def _whole(cls, fingerprint: str) -> str:
        plain = re.sub(r"[:\s]", "", fingerprint).lower()
        if not re.fullmatch(r"([0-9a-f]{64})?", plain):
            wanted = 'the 64 digits that "python main.py printer status" prints, or ""'
            raise PydanticCustomError(_PRINTER, wanted)
        return plain

    @field_validator("paper")
    @classmethod
    def _fits(cls, paper: str, info: ValidationInfo) -> str:
        return _suits(_PAPERS, paper, info)


_PRINTER = "printer"
"""The type of findings about a printer, whose message is already the words for the admin."""

_ADDRESSES = {
    "ipp": (r"ipps?://[^/\s]+(/\S*)?", 'like "ipp://printer.local:631/ipp/print"'),
    "cups": (
        r"[^\s/#]+|ipps?://[^/\s]+/printers/[^\s/#]+",
        'the name of a print queue, such as "Balie"',
    ),
    "escpos": (r"tcp://[^/\s]+|/dev/\S+", 'like "tcp://192.0.2.10:9100" or "/dev/usb/lp0"'),
}
_PAPERS = {
    "ipp": ("a4|a6", '"a4" or "a6"'),
    "cups": ("a4|a6", '"a4" or "a6"'),
    "escpos": ("receipt80|receipt58", '"receipt80" or "receipt58"'),
}


def _suits(table: Mapping[str, tuple[str, str]], value: str, info: ValidationInfo) -> str:
    """Return a value that goes with the kind of printer; refuse another, saying what does."""
    kind = info.data.get("kind", "folder")
    pattern, wanted = table.get(kind, (".*", ""))
    if not re.fullmatch(pattern, value):
        # braces would be placeholders to pydantic
        raise PydanticCustomError(
            _PRINTER, "{wanted}", {"wanted": f'{wanted} when kind is "{kind}"'}
        )
    return value


class TimeSection(Section):
    """How long the kiosk waits, in seconds (WCAG 2.2.1; VVSG 2.0 on inactivity)."""

    idle_seconds: int = Field(120, ge=60, le=300)
    countdown_seconds: int = Field(30, ge=20, le=120)
    end_seconds: int = Field(60, ge=30, le=300)


class SpeechSection(Section):
    """The voice; `speed` in percent of normal, `volume` a step from 1 to 5."""

    engine: Literal["espeak-ng", "none"] = "espeak-ng"
    speed: int = Field(100, ge=50, le=200)
    volume: int = Field(3, ge=1, le=5)


class LogSection(Section):
    """What is logged and where (None: standard error, for the journal)."""

    level: Literal["debug", "info", "warning", "error"] = "warning"
    file: PlaceOrNone = cast("None", "")


class Settings(Section):
    """Everything that is set, a section each: `settings.data.folder`."""

    kiosk: KioskSection
    screen: ScreenSection
    content: ContentSection
    data: DataSection
    desk: DeskSection
    printer: PrinterSection
    time: TimeSection
    speech: SpeechSection
    log: LogSection

    def on_full_screen(self, *, full_screen: bool) -> Self:
        """Return the same settings with the screen as the command line wants it."""
        screen = self.screen.model_copy(update={"full_screen": full_screen})
        return self.model_copy(update={"screen": screen})

    sections: ClassVar[tuple[str, ...]]


Settings.sections = tuple(Settings.model_fields)


def parse_settings(
    text: str,
    base: Path,
    *,
    environment: Mapping[str, str] | None = None,
    name: str = "kiosk.toml",
) -> Settings:
    """
    Read settings from TOML text; what is not written has its default.

    Paths start at `base`, the folder of the settings file; `~` is the user's home; without
    `data.folder` the data is in `registration-kiosk` under `XDG_STATE_HOME` of `environment`
    (or ~/.local/state). `name` is how messages call the file.

    Raises:
        SettingsError: All that is wrong, a line each, and what to write instead.
    """
    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        message = (
            f"{name}: cannot be read: {fault}. Put text in quotes, write true or false in"
            f" small letters, and one setting a line; docs and defaults are in {name} itself."
        )
        raise SettingsError(message) from None
    whole: dict[str, Any] = {section: {} for section in Settings.sections} | written
    try:
        return Settings.model_validate(whole, context=_starts(whole, base, environment or {}))
    except ValidationError as refused:
        raise SettingsError("\n".join(findings(refused, Settings, name))) from None


def _starts(whole: Mapping[str, Any], base: Path, environment: Mapping[str, str]) -> Places:
    state_home = environment.get("XDG_STATE_HOME") or "~/.local/state"
    state = Path(state_home).expanduser() / "registration-kiosk"
    data = whole["data"].get("folder", "") if isinstance(whole["data"], dict) else ""
    chosen = _place(data, base) if isinstance(data, str) and data else state
    return Places(base, state, chosen)
