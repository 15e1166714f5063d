"""Names under which open releases are told apart: places are written with them, so no two files may share one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from viewer.statements.finding import Finding, Place
from viewer.statements.packing import packed
from viewer.statements.release import Release


def told_apart(releases: Iterable[Release]) -> Iterator[Release]:
    """The releases in their order, each file under a name of its own."""
    taken: dict[str, Path | None] = {}
    for release in releases:
        named = apart_from(release, taken)
        taken.setdefault(named.source.name, named.source.path)
        yield named


def apart_from(release: Release, taken: dict[str, Path | None]) -> Release:
    """A release under the shortest end of its path that names no other file: `release.txt`, `2003/release.txt`.

    Args:
        release: the release; one that has no path keeps its name.
        taken: the names in use, with the paths of the files that use them.
    """
    source = release.source
    if source.path is None or source.name not in taken or _same(taken[source.name], source.path):
        return release
    parts = source.path.absolute().parts
    for count in range(2, len(parts) + 1):
        name = "/".join(parts[-count:])
        if name not in taken or _same(taken[name], source.path):
            return renamed(release, name)
    return release


def renamed(release: Release, name: str) -> Release:
    """The same release with its source, and the places of its findings, under another name."""
    before = release.source.name
    if name == before:
        return release
    findings = packed((_moved(finding, before, name) for finding in release.findings), release.source)
    return replace(release, source=replace(release.source, name=name), findings=findings)


def _moved(finding: Finding, before: str, name: str) -> Finding:
    places = tuple(_place(place, before, name) for place in finding.places)
    suspect = replace(finding.suspect, place=_place(finding.suspect.place, before, name)) if finding.suspect else None
    return replace(finding, places=places, suspect=suspect)


def _place(place: Place, before: str, name: str) -> Place:
    return replace(place, source=name) if place.source == before else place


def _same(one: Path | None, other: Path) -> bool:
    return one is not None and one.absolute() == other.absolute()
