"""
Our decision table in another rule engine (`zen-engine`), as an oracle that shares no code with us.

Its hit policy here is *collect*: every row that fits is told. Engines that offer *unique* often
take the first row that fits and say nothing of the others, which would hide an overlap.
"""

import json
from collections.abc import Sequence

import zen

from kiosk.pack import NOT_ASKED, Row
from tests.fakes.everybody import Person


class ZenTable:
    """The rows of a table, evaluated by zen."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """Write the rows down as zen reads them: a column a question, an empty cell for any."""
        self._names = sorted({name for row in rows for name in row.cells})
        table = {
            "hitPolicy": "collect",
            "executionMode": "loop",
            "inputField": "people",
            "outputPath": "rows",
            "inputs": [{"id": name, "name": name, "field": name} for name in self._names],
            "outputs": [{"id": "row", "name": "row", "field": "row"}],
            "rules": [
                {"_id": row.id, **self._cells(row), "row": json.dumps(row.id)} for row in rows
            ],
        }
        nodes = [("in", "inputNode", {}), ("table", "decisionTableNode", table)]
        graph = {
            "nodes": [
                {"id": name, "name": name, "type": kind, "content": content}
                | {"position": {"x": 0, "y": 0}}
                for name, kind, content in (*nodes, ("out", "outputNode", {}))
            ],
            "edges": [
                {"id": "1", "type": "edge", "sourceId": "in", "targetId": "table"},
                {"id": "2", "type": "edge", "sourceId": "table", "targetId": "out"},
            ],
        }
        self._decision = zen.ZenEngine().create_decision(json.dumps(graph))

    def rows_of(self, people: Sequence[Person]) -> list[list[str]]:
        """Return, for each visitor, the ids of all rows that fit."""
        asked = [{name: person.get(name, NOT_ASKED) for name in self._names} for person in people]
        result = self._decision.evaluate({"people": asked})["result"]
        return [[each["row"] for each in rows] for rows in result["rows"]]

    def _cells(self, row: Row) -> dict[str, str]:
        return {
            name: ", ".join(json.dumps(option) for option in sorted(row.cells[name]))
            if name in row.cells
            else ""
            for name in self._names
        }
