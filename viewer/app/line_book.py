"""The lines of all open releases, found by the rows that print them. Knows no Qt, so that a thread can write it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from viewer.frozen import frozen
from viewer.models.address import RowAddress
from viewer.statements.release import Release
from viewer.trends.ledger import Ledger, LedgerLine, ledgers
from viewer.trends.point import Series
from viewer.trends.views import Wish, series_as, series_of_view

Found = tuple[Ledger, LedgerLine]
RowKey = tuple[int, int]  # the statement by identity, which holds for a release that the ledger dates, and the row's number


@frozen
class Words:
    """The reviewer's word on what the releases leave open.

    Attributes:
        mapping: normalised captions to the caption or concept that they are the same line as.
        year_ends: companies (`company_key`) to the month that closes their fiscal year.
    """

    mapping: Mapping[str, str] = field(default_factory=dict)
    year_ends: Mapping[str, int] = field(default_factory=dict)


@frozen(eq=False)
class LineBook:
    """What can be plotted.

    Attributes:
        releases: what it was made of.
        ledgers: one a company.
        by_row: a row's statement and number to the lines it prints figures of.
    """

    releases: tuple[Release, ...]
    ledgers: tuple[Ledger, ...]
    by_row: Mapping[RowKey, tuple[Found, ...]]

    @classmethod
    def of(cls, releases: tuple[Release, ...], words: Words) -> LineBook:
        """Sort what is open into lines."""
        made = ledgers(releases, words.mapping, year_ends=words.year_ends)
        rows: dict[RowKey, tuple[Found, ...]] = {}
        for ledger in made:
            rows |= {**_by_row(ledger, ledger.asides), **_by_row(ledger, ledger.lines)}
            for left_out, kept in ledger.twins:
                rows |= {row: rows.get(same, ()) for row, same in zip(_rows(left_out), _rows(kept), strict=True)}
        return cls(releases, made, rows)

    def is_of(self, releases: tuple[Release, ...]) -> bool:
        """Whether these are still the open releases; they are told apart by identity."""
        return len(releases) == len(self.releases) and all(one is other for one, other in zip(releases, self.releases, strict=True))

    def lines(self, rows: Iterable[RowAddress]) -> tuple[Found, ...]:
        """The lines that rows print, each once."""
        keys = [(id(row.statement), row.row_index) for row in rows]
        found = {id(line): (ledger, line) for key in keys for ledger, line in self.by_row.get(key, ())}
        return tuple(found.values())

    def series(self, rows: Iterable[RowAddress], wish: Wish) -> tuple[Series, ...]:
        """The wished lines over all releases, or those of the rows."""
        if wish.view is not None:
            return tuple(series_of_view(self.ledgers, wish.view, wish))
        return tuple(series_as(ledger, line, wish) for ledger, line in self.lines(rows))


def _by_row(ledger: Ledger, lines: Iterable[LedgerLine]) -> dict[RowKey, tuple[Found, ...]]:
    """The lines by the rows that print them."""
    rows: dict[RowKey, list[Found]] = {}
    for line in lines:
        for row in {(id(fact.statement), fact.row_number) for fact in line.facts}:
            rows.setdefault(row, []).append((ledger, line))
    return {row: tuple(found) for row, found in rows.items()}


def _rows(release: Release) -> list[RowKey]:
    """The keys of all rows with figures, in order of print."""
    return [(id(statement), number) for statement in release.statements for number, row in enumerate(statement.rows) if row.cells]
