"""What is wrong in a pack: every fault at once, each with file, line and what to do."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kiosk.errors import PackError

Weight = Literal["error", "warning", "note"]
"""An error refuses the pack; a warning is for the editor to settle; a note is for reading."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """
    One fault in one file of a pack; `line` counts from 1.

    `kind` is a stable word for machines (`gap`, `stale`, `missing_text`); `story` is a visitor
    whom the fault would hurt, in one sentence, where there is one.
    """

    file: str
    line: int
    fault: str
    mend: str
    kind: str = "fault"
    weight: Weight = "error"
    story: str = ""

    def __str__(self) -> str:
        """Return it as one line for an editor: `routes.yaml:41: fault  → mend`."""
        return f"{self.file}:{self.line}: {self.fault}  → {self.mend}"


class RefusedError(PackError):
    """A content pack is refused; `findings` are its errors, which the message lists."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Keep the findings for whoever shows them one by one."""
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = tuple(findings)


class Findings:
    """The faults found so far, in any order; sorted by file and line when told."""

    def __init__(self) -> None:
        """Start without a fault."""
        self._found: set[Finding] = set()

    def __iter__(self) -> Iterator[Finding]:
        """Go through the faults by file and line."""
        return iter(sorted(self._found))

    def __len__(self) -> int:
        """How many findings there are, of any weight."""
        return len(self._found)

    def take(self, others: Iterable[Finding]) -> None:
        """Note faults that were found elsewhere."""
        self._found.update(others)

    def add(  # noqa: PLR0913 - the parts of one finding; most callers give four
        self,
        file: str,
        line: int,
        fault: str,
        mend: str,
        *,
        kind: str = "fault",
        weight: Weight = "error",
        story: str = "",
    ) -> None:
        """Note a fault; the same one twice counts once."""
        self._found.add(Finding(file, line, fault, mend, kind, weight, story))

    @property
    def has_errors(self) -> bool:
        """Whether anything so far refuses the pack."""
        return any(finding.weight == "error" for finding in self._found)

    def refuse(self) -> None:
        """
        Refuse the pack if there is any error; warnings and notes let it pass.

        Raises:
            RefusedError: Its message holds all errors, one a line.
        """
        errors = [finding for finding in self if finding.weight == "error"]
        if errors:
            raise RefusedError(errors)
