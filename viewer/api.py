"""What a program does with releases: read, parse and check them, take their facts and trends as tables.

    import viewer
    facts = viewer.facts("releases")
    sales = viewer.trend("Net sales", "releases")

Wherever material is asked for, a path of a file or folder, a `Source`, a `Release`, or a collection of these will do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.checks.between.check import check_releases
from viewer.checks.check import check_release
from viewer.checks.prove import prove
from viewer.checks.states import proof_states
from viewer.collecting import collector_paused
from viewer.footing.proof import Proof
from viewer.parsing import parse as parse_source
from viewer.parsing.dispositions import account
from viewer.statements.finding import Finding
from viewer.statements.naming import told_apart
from viewer.statements.release import Release
from viewer.statements.tidy import TidyFact, tidy_facts
from viewer.text.folders import release_files
from viewer.text.reading import read_source
from viewer.text.source import Source

if TYPE_CHECKING:
    import pandas as pd

    from viewer.review.corrections import Correction

Material = Release | Source | Path | str


def read(path: Path | str, encoding: str | None = None) -> Source:
    """Read a file as it is.

    Args:
        path: a text file.
        encoding: one of `viewer.text.encoding.ENCODINGS` to force it, None to find out.

    Raises:
        SourceError: the file cannot be read, or is not text.
    """
    return read_source(Path(path), encoding)


def parse(material: Material, encoding: str | None = None) -> Release:
    """Read the statements of one file and everything that it alone can tell; what cannot be read becomes doubts, never an exception.

    Args:
        material: a path, a source, or a release, which is returned as it is.
        encoding: as for `read`, where the material is a path.

    Raises:
        SourceError: the file cannot be read, or is not text.
    """
    if isinstance(material, Release):
        return material
    return checked(parse_source(material)) if isinstance(material, Source) else read_release(Path(material), encoding)


def check(*material: Material | Iterable[Material]) -> tuple[Finding, ...]:
    """All findings: what each release alone tells, and what those of one company say otherwise than each other.

    Raises:
        SourceError: a file cannot be read, or is not text.
    """
    read_in = tuple(releases(*material))
    alone = (finding for release in read_in for finding in release.findings)
    return tuple(sorted((*alone, *check_releases(read_in)), key=lambda finding: finding.places))


def facts(*material: Material | Iterable[Material]) -> pd.DataFrame:
    """Every printed value as one row; the columns are those of `viewer.statements.tidy.TidyFact`.

    Amounts are exact `Decimal` with sign and scale applied, in their `unit` (`USD`, `USD/shares`, `shares`, `pure`); missing
    where a dash or `n/m` is printed. `address` says where the value stands, `proof` how a total agrees with its parts.

    Raises:
        SourceError: a file cannot be read, or is not text.
    """
    from viewer.statements.frames import facts_frame  # noqa: PLC0415 (pandas takes longer to load than a release to read)

    return facts_frame(fact for release in releases(*material) for fact in proved_facts(release))


def trend(line: str, *material: Material | Iterable[Material], frequency: str = "quarter", policy: str = "original") -> pd.DataFrame:
    """One line of the statements over all releases, one row a period; the columns are those of `viewer.trends.frames.COLUMNS`.

    Args:
        line: a caption or the name of a concept.
        material: releases of one company or of several.
        frequency: `quarter`, `ytd`, `year` or `ttm`; balances are given at their dates.
        policy: `original`, `latest`, `asof:2003-12-31` or `all`: which vintage of a figure counts.

    Returns:
        Reported, derived and missing points; amounts are exact `Decimal` in the line's unit. Without rows where no line matches.

    Raises:
        SourceError: a file cannot be read, or is not text.
        ValueError: the frequency or the policy is none of those named.
    """
    from viewer.trends.frames import series_frame  # noqa: PLC0415 (pandas takes longer to load than a release to read)
    from viewer.trends.ledger import ledgers  # noqa: PLC0415
    from viewer.trends.lines import find_lines  # noqa: PLC0415
    from viewer.trends.policy import Policy  # noqa: PLC0415
    from viewer.trends.series import Choice, Frequency, series_of  # noqa: PLC0415

    choice = Choice(Frequency(frequency), Policy.parse(policy))
    return series_frame(series_of(ledger, found, choice) for ledger in ledgers(releases(*material)) for found in find_lines(ledger, line))


def releases(*material: Material | Iterable[Material]) -> Iterator[Release]:
    """The releases of all material, in the order given; a folder stands for the text files below it.

    Files of one name in several folders are told apart by as much of their folders as it takes.

    Raises:
        SourceError: a file cannot be read, or is not text.
    """
    return told_apart(_releases(*material))


def _releases(*material: Material | Iterable[Material]) -> Iterator[Release]:
    for one in material:
        if isinstance(one, str | Path):
            yield from (parse(file) for file in release_files(Path(one)))
        elif isinstance(one, Release | Source):
            yield parse(one)
        else:
            yield from _releases(*one)


def proved_facts(release: Release) -> Iterator[TidyFact]:
    """The facts of a release with what the proofs say of each."""
    states = proof_states(prove(release))
    return tidy_facts(release, proof=lambda span: states.get(span, ""))


def reviewed(release: Release, corrections: Iterable[Correction]) -> Release:
    """The release as a reviewer reads it: corrections laid over what was parsed, all of it checked anew."""
    from viewer.parsing.added import read_headings, read_region  # noqa: PLC0415 - only where there is a review
    from viewer.review.applying import apply  # noqa: PLC0415

    read = check_release(apply(release, corrections, read_region, read_headings))
    return replace(read, dispositions=account(read))


def read_release(path: Path, encoding: str | None = None) -> Release:
    """`parse` for a path.

    Raises:
        SourceError: the file cannot be read, or is not text.
    """
    return checked(parse_source(read(path, encoding)))


def read_proved(path: Path, encoding: str | None = None) -> tuple[Release, tuple[Proof, ...]]:
    """`parse` for a path, with the proofs that the release was checked by.

    Raises:
        SourceError: the file cannot be read, or is not text.
    """
    return _proved(parse_source(read(path, encoding)))


def checked(release: Release) -> Release:
    """A release of which only the statements were read, with claims, findings and the disposition of every number."""
    return _proved(release)[0]


@collector_paused()
def _proved(release: Release) -> tuple[Release, tuple[Proof, ...]]:
    proofs = prove(release)
    release = check_release(release, proofs)
    return replace(release, dispositions=account(release)), proofs
