"""A release as the JSON object that `statement-viewer parse` prints."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from viewer.statements.claim import Claim
from viewer.statements.disposition import Use, uses_of
from viewer.statements.finding import Finding
from viewer.statements.period import Period
from viewer.statements.release import Release
from viewer.statements.statement import Cell, Column, Row, Statement
from viewer.text.envelope import Envelope
from viewer.text.span import Span

SCHEMA = "statement-viewer.release/1"
Json = dict[str, object]


def release_json(release: Release) -> Json:
    """The whole release; amounts are decimal strings, spans refer to the file on disk."""
    source = release.source
    return {
        "schema": SCHEMA,
        "source": {
            "name": source.name,
            "sha256": source.sha256,
            "encoding": source.encoding,
            "bytes": source.size,
            "lines": len(source.lines),
        },
        "submission": envelope_json(release.envelope) if release.envelope else None,
        "company": release.company,
        "ticker": release.ticker,
        "released": release.released.isoformat() if release.released else None,
        "statements": [statement_json(statement) for statement in release.statements],
        "claims": [claim_json(claim) for claim in release.claims],
        "findings": [finding_json(finding) for finding in release.findings],
        "numbers": numbers_json(release),
    }


def envelope_json(envelope: Envelope) -> Json:
    """What an EDGAR submission says of itself, and its documents."""
    return {
        "form": envelope.form,
        "filed": envelope.filed.isoformat() if envelope.filed else None,
        "documents": [
            {
                "type": document.type,
                "filename": document.filename,
                "description": document.description,
                "content": str(document.kind),
                "lines": list(document.lines),
            }
            for document in envelope.documents
        ],
    }


def statement_json(statement: Statement) -> Json:
    """One statement with its columns and rows."""
    return {
        "kind": str(statement.kind),
        "title": statement.title,
        "scale": statement.scale,
        "currency": statement.currency,
        "lines": list(statement.lines),
        "columns": [column_json(column) for column in statement.columns],
        "rows": [row_json(row) for row in statement.rows],
        "doubts": list(statement.doubts),
    }


def column_json(column: Column) -> Json:
    """One column's heading and period."""
    return {"label": column.label, "period": period_json(column.period), "audited": column.audited, "doubts": list(column.doubts)}


def row_json(row: Row) -> Json:
    """One row with its cells."""
    return {
        "label": row.label,
        "section": list(row.section),
        "role": str(row.role),
        "level": row.level,
        "lines": list(row.lines),
        "concept": row.concept,
        "cells": [cell_json(cell) for cell in row.cells],
        "doubts": list(row.doubts),
    }


def cell_json(cell: Cell) -> Json:
    """One cell with its place."""
    return {
        "column": cell.column,
        "text": cell.text,
        "value": decimal_text(cell.value),
        "unit": cell.unit,
        "span": span_json(cell.span),
        "doubts": list(cell.doubts),
    }


def claim_json(claim: Claim) -> Json:
    """One number of the narrative with its verdict."""
    return {
        "text": claim.text,
        "value": decimal_text(claim.value),
        "unit": claim.unit,
        "span": span_json(claim.span),
        "type": str(claim.type),
        "subject": claim.subject,
        "period": period_json(claim.period),
        "status": str(claim.status),
        "against": [span_json(span) for span in claim.against],
        "expected": decimal_text(claim.expected),
        "computation": claim.computation,
        "candidates": [span_json(span) for span in claim.candidates],
        "fault": claim.fault,
    }


def finding_json(finding: Finding) -> Json:
    """One finding of a single release."""
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        "difference": decimal_text(finding.difference),
        "spans": [span_json(place.span) for place in finding.places],
    }


def period_json(period: Period | None) -> Json | None:
    """A period; null for a column that is none."""
    if period is None:
        return None
    if period.is_instant:
        return {"type": "instant", "end": period.end.iso()}
    return {
        "type": "duration",
        "months": period.months,
        "weeks": period.weeks,
        "start": period.start.iso() if period.start else None,
        "end": period.end.iso(),
    }


def span_json(span: Span) -> Json:
    """A place: 1-based line, 0-based columns, end exclusive."""
    return {"line": span.line, "start": span.start, "end": span.end}


def decimal_text(value: Decimal | None) -> str | None:
    """An exact amount without exponent, `-0` as `0`."""
    if value is None:
        return None
    return format(value, "f") if value else "0"


def numbers_json(release: Release) -> Json:
    """How many runs of digits were taken for what; the parts add up to `all`."""
    counts = Counter(uses_of(release.dispositions))
    return {"all": len(release.dispositions), **{str(use): counts[use] for use in Use}}
