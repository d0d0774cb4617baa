"""Where a thing of the merged pack is written: its file, and the line an editor must look at."""

from collections.abc import Iterator, Sequence

from content.yaml_files import Place, YamlFile


class Whereabouts:
    """Finds places by file name (`desks.yaml`) in the files of a pack, an overlay's before."""

    def __init__(self, files: Sequence[YamlFile]) -> None:
        """Take the files, national first."""
        self._files = tuple(reversed(files))

    def find(self, name: str, *place: str | int) -> tuple[str, int]:
        """Return label and line of a place; of the nearest place around it where it is not."""
        named = [file for file in self._files if file.label.endswith(f"/{name}")]
        for file in named:
            if place in file.lines:
                return file.label, file.line(*place)
        for file in named:
            if place[:2] in file.lines:
                return file.label, file.line(*place)
        return (named[-1].label, named[-1].line(*place)) if named else (name, 1)

    def lists(self, name: str) -> Iterator[tuple[YamlFile, Place, str]]:
        """Yield every text that stands in a list under a name (`purpose: [register]`)."""
        for file in self._files:
            yield from _lists(file, file.content, (), name)

    def groups(self) -> Iterator[tuple[str, tuple[str, str], int]]:
        """Yield every group of questions.yaml: label, (question, group), line."""
        for file in self._files:
            groups = file.content.get("groups")
            if not file.label.endswith("/questions.yaml") or not isinstance(groups, dict):
                continue
            for question, named in groups.items():
                for group in named if isinstance(named, dict) else ():
                    yield file.label, (question, group), file.line("groups", question, group)


def _lists(
    file: YamlFile, content: object, place: Place, name: str
) -> Iterator[tuple[YamlFile, Place, str]]:
    if isinstance(content, dict):
        for key, value in content.items():
            if key == name and isinstance(value, tuple):
                yield from ((file, (*place, key), each) for each in value if isinstance(each, str))
            yield from _lists(file, value, (*place, key), name)
    elif isinstance(content, tuple):
        for at, value in enumerate(content):
            yield from _lists(file, value, (*place, at), name)
