"""What commands say to machines: JSON that every terminal can write."""

import json
import sys


def print_json(said: object, indent: int | None = None) -> None:
    """Print JSON; a terminal that cannot write Polish or Arabic gets escapes, never an error."""
    writes_all = sys.stdout.encoding.lower().startswith("utf")
    print(json.dumps(said, ensure_ascii=not writes_all, indent=indent), flush=True)
