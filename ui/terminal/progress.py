"""What a command is doing, for a person who waits at a terminal; scripts hear nothing of it."""

import sys


def tell(words: str) -> None:
    """Say on standard error what is going on, where that is a terminal."""
    if sys.stderr.isatty():
        print(words, file=sys.stderr, flush=True)
