"""The texts that benchmarks run over: real documents where they lie beside the checkout, the samples everywhere."""

from __future__ import annotations

from pathlib import Path

from tests.support.shared import shared_files
from viewer.assets import samples
from viewer.text.reading import SourceError, read_source
from viewer.text.source import Source


def releases() -> list[Source]:
    """The four founding releases, or the samples where they are not there."""
    return _sources(shared_files("releases") or sorted(samples().glob("*.txt")))


def documents() -> list[Source]:
    """Releases and every other real document there is."""
    folders = ("corpus/docs", "corpus/unlabelled", "corpus/no-tables", "corpus/submissions")
    return releases() + _sources([path for folder in folders for path in shared_files(folder)])


def fresh(source: Source) -> Source:
    """The same source with nothing computed yet."""
    return Source(source.name, source.text, source.encoding)


def _sources(paths: list[Path]) -> list[Source]:
    found = []
    for path in paths:
        try:
            found.append(read_source(path))
        except SourceError as error:
            print(f"left out: {error}")
    return found
