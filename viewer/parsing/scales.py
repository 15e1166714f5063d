"""Scales that no words at a table say, once all tables of the document are read: settled by the others, else doubted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from viewer.parsing.captions.units import length_of
from viewer.parsing.scale import NO_SCALES, ROUNDED, are_alike, are_in_full
from viewer.parsing.settings import SETTINGS
from viewer.statements.statement import PRIMARY, UNSAID_SCALE, Cell, CellKind, Statement, StatementKind
from viewer.statements.unit import UnitKind, kind_of

STATED = PRIMARY | {StatementKind.SEGMENT, StatementKind.SELECTED_DATA}  # whose amounts other tables repeat
SCALED = frozenset({UnitKind.MONEY, UnitKind.SHARES})


def settled_scales(statements: Sequence[Statement]) -> Mapping[int, int]:
    """The scales that other tables, above or below, settle for those that say none.

    A table takes that of the tables which print the same amounts, a primary statement also that of the two around it.

    Returns:
        scales by the line of the first figure of a table.
    """
    silent = {at: amounts for at, each in enumerate(statements) if (amounts := _unscaled(each))} if _is_asked(statements) else {}
    if not silent:
        return NO_SCALES
    printed: dict[str, set[int]] = {}
    for statement in statements:
        if _is_said(statement) and statement.kind in STATED:
            for digits in _large(_digits(statement)):
                printed.setdefault(digits, set()).add(statement.scale)
    primary = [at for at, statement in enumerate(statements) if statement.kind in PRIMARY]
    found: dict[int, int] = {}
    for at, amounts in silent.items():
        scale = _repeated(amounts, printed)
        if scale is None and statements[at].kind in PRIMARY and not _are_long(amounts):
            place = primary.index(at)
            beside = [statements[other] for other in (*primary[max(0, place - 1) : place], *primary[place + 1 : place + 2])]
            scale = _of_neighbours(statements[at], amounts, beside)
        if scale is not None:
            found[_first_figure(statements[at]).span.line] = scale
    return found


def doubted_scales(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements, with that doubt where amounts are taken as they are printed though other tables say a scale."""
    return tuple(map(_doubted, statements)) if _is_asked(statements) else statements


def _doubted(statement: Statement) -> Statement:
    """A statement with the doubt about its scale where nothing tells it, but not where all it holds has none: rates, prices, ranks."""
    if UNSAID_SCALE not in statement.doubts:
        return replace(statement, doubts=(*statement.doubts, UNSAID_SCALE)) if _is_unsaid(statement) else statement
    if any(kind_of(cell.unit) in SCALED for row in statement.rows for cell in row.cells if cell.kind is CellKind.NUMBER):
        return statement
    return replace(statement, doubts=tuple(doubt for doubt in statement.doubts if doubt != UNSAID_SCALE))


def _is_asked(statements: Sequence[Statement]) -> bool:
    """Whether some tables of a document say their scale and some do not."""
    return len({statement.scale for statement in statements}) > 1 and any(statement.scale == 1 for statement in statements)


def _unscaled(statement: Statement) -> list[str]:
    """The digits of the amounts of a table that says no scale; none where they show that they are in full, or where rows say their own."""
    if statement.scale != 1 or any(cell.scale != 1 for cell in _figures(statement)):
        return []
    digits = list(_digits(statement))
    return [] if are_in_full(digits) else digits


def _are_long(amounts: Sequence[str]) -> bool:
    """Whether the largest of some amounts has so many digits that it can be in no thousands."""
    return max(map(length_of, amounts), default=0) >= SETTINGS.printed_in_full


def _is_unsaid(statement: Statement) -> bool:
    """Whether nothing tells the scale of amounts."""
    amounts = _unscaled(statement)
    return bool(amounts) and not _are_long(amounts)


def _digits(statement: Statement) -> Iterator[str]:
    return (cell.text.strip("()-$ ") for cell in _figures(statement))


def _figures(statement: Statement) -> Iterator[Cell]:
    """The cells that hold amounts of money."""
    for row in statement.rows:
        for cell in row.cells:
            if cell.kind is CellKind.NUMBER and kind_of(cell.unit) is UnitKind.MONEY:
                yield cell


def _first_figure(statement: Statement) -> Cell:
    return next(row.cells[0] for row in statement.rows if row.cells)


def _large(amounts: Iterable[str]) -> set[str]:
    return {digits for digits in amounts if "," in digits and "." not in digits and digits[-4:] not in ROUNDED}


def _repeated(amounts: Sequence[str], printed: Mapping[str, set[int]]) -> int | None:
    """The one scale in which other tables state the larger amounts of a table, None where they are few or disagree."""
    scales = [printed[digits] for digits in _large(amounts) if digits in printed]
    told = set().union(*scales)
    return told.pop() if len(scales) >= SETTINGS.repeated_amounts and len(told) == 1 else None


def _of_neighbours(statement: Statement, amounts: Sequence[str], beside: Sequence[Statement]) -> int | None:
    """The scale of the primary statements around one, where it belongs to their set: they are printed alike and of another kind."""
    scales = {each.scale if _is_said(each) and are_alike(amounts, each) else 1 for each in beside}
    return scales.pop() if len(scales) == 1 and 1 not in scales and any(each.kind is not statement.kind for each in beside) else None


def _is_said(statement: Statement) -> bool:
    """Whether a statement says in what its amounts are."""
    return statement.scale != 1 and not statement.doubts
