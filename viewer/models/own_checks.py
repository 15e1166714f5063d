"""The reviewer's own checks as they are kept, and what came of them as a table."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import NamedTuple

from viewer.checks.own import OwnCheck, OwnLine, Trial, try_check
from viewer.footing.proof import Verdict
from viewer.models.cell_mark import MINUS, PLUS
from viewer.models.formatter import amount_text, column_words, release_name, row_name, statement_names
from viewer.models.text_table import RowTable
from viewer.statements.finding import Place
from viewer.statements.release import Release
from viewer.statements.statement import StatementKind

LONGEST = 300
UNNAMED = "total without a caption"
MOST = 200
VERDICTS = {Verdict.EXACT: "\u2713 exact", Verdict.WITHIN_ROUNDING: "\u2248 within rounding", Verdict.BREAK: "\u2716 breaks"}


class OwnRow(NamedTuple):
    """One trial in words.

    Attributes:
        name: of the check.
        verdict: how it agrees, in words.
        texts: what the columns show.
        places: the total and its parts, as far as they were found.
    """

    name: str
    verdict: str
    texts: tuple[str, ...]
    places: tuple[Place, ...]


def checks_text(checks: Sequence[OwnCheck]) -> str:
    """The checks as they are stored."""
    return json.dumps([asdict(check) for check in checks])


def read_checks(text: str) -> tuple[OwnCheck, ...]:
    """What was stored; nothing where it cannot be read."""
    try:
        return tuple(_check(kept) for kept in json.loads(text or "[]")[:MOST])
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return ()


def _check(kept: dict[str, object]) -> OwnCheck:
    parts, signs, total = kept["parts"], kept["signs"], kept["total"]
    if not isinstance(parts, list) or not isinstance(signs, list) or len(parts) != len(signs):
        raise ValueError("a check without parts")
    lines = tuple(_line(part) for part in parts)
    kind = StatementKind(str(kept["kind"]))
    return OwnCheck(
        str(kept["name"])[:LONGEST],
        str(kept["company"]),
        kind,
        lines,
        tuple(-1 if sign == -1 else 1 for sign in signs),
        _line(total) if total else None,
    )


def _line(kept: object) -> OwnLine:
    if not isinstance(kept, dict):
        raise TypeError("a line that is none")
    caption, key, concept, section = (str(kept[part])[:LONGEST] for part in ("caption", "key", "concept", "section"))
    return OwnLine(caption, key, concept, section, int(kept["ordinal"]))


def formula_words(check: OwnCheck) -> str:
    """`Net sales - Cost of goods sold = Gross profit`, with a typographic minus."""
    signed = (f"{MINUS if sign < 0 else PLUS} {_caption(line)}" for line, sign in zip(check.parts, check.signs, strict=True))
    total = f" = {_caption(check.total)}" if check.total else ""
    return " ".join(signed).removeprefix(f"{PLUS} ") + total


def _caption(line: OwnLine) -> str:
    return line.caption or UNNAMED


def own_rows(checks: Sequence[OwnCheck], releases: Sequence[Release]) -> Iterator[OwnRow]:
    """Every check in every release of its company, check by check."""
    for check in checks:
        for release in releases:
            names = statement_names(release)
            yield from (_row(trial, release, names) for trial in try_check(check, release))


def _row(trial: Trial, release: Release, names: Sequence[str]) -> OwnRow:
    check, statement = trial.check, release.statements[trial.statement]
    if trial.column is None:
        missing = "? not printed: " + "; ".join(caption or UNNAMED for caption in trial.missing)
        texts = (check.name, missing, release_name(release), names[trial.statement], "", "", "", "", formula_words(check))
        places: tuple[Place, ...] = ()
    else:
        verdict = VERDICTS[trial.verdict] if trial.verdict else "sum only"
        printed = amount_text(trial.total.value) if trial.total else ""
        difference = amount_text(trial.proof.difference) if trial.proof and trial.proof.difference else ""
        where = (release_name(release), names[trial.statement], column_words(statement.columns[trial.column]))
        texts = (check.name, verdict, *where, amount_text(trial.sum), printed, difference, formula_words(check))
        cells = (*((trial.total,) if trial.total else ()), *trial.parts)
        places = tuple(Place(release.source.name, term.span) for term in cells)
    return OwnRow(check.name, texts[1], tuple(text[:LONGEST] for text in texts), places)


def suggested_name(release: Release, statement: int, row: int) -> str:
    """What a new check may be called: the caption of its last line."""
    return row_name(release.statements[statement].rows[row])[:80]


class OwnChecksModel(RowTable[OwnRow]):
    """A trial a row."""

    headings = ("Check", "Verdict", "Release", "Statement", "Column", "Sum", "Printed", "Difference", "Formula")
    numeric = frozenset({5, 6, 7})
