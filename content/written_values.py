"""All YAML files of a pack as written: for checks that look at every value, wherever it stands."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from content.findings import Findings
from content.yaml_files import Place, YamlFile, read_yaml


def read_yaml_files(folders: Sequence[Path], findings: Findings) -> tuple[YamlFile, ...]:
    """Return the readable YAML files of some folders, each in the order of its names."""
    paths = [path for folder in folders for path in sorted(folder.glob("*.yaml"))]
    read = (read_yaml(path, f"{path.parent.name}/{path.name}", findings) for path in paths)
    return tuple(file for file in read if file is not None)


def walk(content: object, place: Place = ()) -> Iterator[tuple[Place, object]]:
    """Yield every value inside another, with its place; maps and lists before what they hold."""
    yield place, content
    if isinstance(content, Mapping):
        for key, value in content.items():
            yield from walk(value, (*place, key))
    elif isinstance(content, tuple):
        for at, value in enumerate(content):
            yield from walk(value, (*place, at))
