"""Concepts for hand-labelled releases, whose captions no mapper has seen."""

from __future__ import annotations

from dataclasses import replace

from viewer.parsing.captions.concepts import concept_of
from viewer.statements.release import Release
from viewer.statements.statement import Row, Statement
from viewer.statements.unit import kind_of


def with_concepts(release: Release) -> Release:
    """The release with the element that each caption names."""
    return replace(release, statements=tuple(_mapped(statement) for statement in release.statements))


def _mapped(statement: Statement) -> Statement:
    return replace(statement, rows=tuple(_mapped_row(row, statement) for row in statement.rows))


def _mapped_row(row: Row, statement: Statement) -> Row:
    if not row.cells:
        return row
    return replace(row, concept=concept_of(row.label, statement.kind, row.section, row.role, kind_of(row.cells[0].unit)))
