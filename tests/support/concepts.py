"""Concepts for hand-labelled releases, whose captions no mapper has seen."""

from __future__ import annotations

from dataclasses import replace

from tests.support.shared import SHARED
from viewer.statements.facts import normalised_caption
from viewer.statements.release import Release
from viewer.statements.statement import Statement, StatementKind

KINDS = {"BS": StatementKind.BALANCE_SHEET, "IS": StatementKind.INCOME_STATEMENT, "CF": StatementKind.CASH_FLOW}


def with_concepts(release: Release) -> Release:
    """The release with the element of every caption that the list of captions knows."""
    names = _names()
    return replace(release, statements=tuple(_mapped(statement, names) for statement in release.statements))


def _mapped(statement: Statement, names: dict[tuple[StatementKind, str], str]) -> Statement:
    rows = tuple(replace(row, concept=names.get((statement.kind, normalised_caption(row.label)))) for row in statement.rows)
    return replace(statement, rows=rows)


def _names() -> dict[tuple[StatementKind, str], str]:
    names: dict[tuple[StatementKind, str], str] = {}
    for line in (SHARED / "concepts.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        fields = line.split("\t")
        for label in fields[6].split("|"):
            if fields[1] in KINDS:
                names.setdefault((KINDS[fields[1]], normalised_caption(label)), fields[3])
    return names
