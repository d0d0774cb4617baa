"""What is wrong in a pack: every fault at once, each with file, line and what to do."""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.errors import PackError


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault in one file of a pack; `line` counts from 1."""

    file: str
    line: int
    fault: str
    mend: str

    def __str__(self) -> str:
        """Return it as one line for an editor: `routes.yaml:41: fault  → mend`."""
        return f"{self.file}:{self.line}: {self.fault}  → {self.mend}"


class Findings:
    """The faults found so far, in any order; sorted by file and line when told."""

    def __init__(self) -> None:
        """Start without a fault."""
        self._found: set[Finding] = set()

    def __iter__(self) -> Iterator[Finding]:
        """Go through the faults by file and line."""
        return iter(sorted(self._found))

    def __len__(self) -> int:
        """How many faults there are."""
        return len(self._found)

    def add(self, file: str, line: int, fault: str, mend: str) -> None:
        """Note a fault; the same one twice counts once."""
        self._found.add(Finding(file, line, fault, mend))

    def refuse(self) -> None:
        """
        Refuse the pack if there is any fault.

        Raises:
            PackError: Its message holds all faults, one a line.
        """
        if self._found:
            raise PackError("\n".join(str(finding) for finding in self))
