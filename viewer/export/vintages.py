"""Facts that several releases print, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from viewer.export.tables import Table, Value
from viewer.statements.facts import Fact
from viewer.trends.ledger import Ledger

FIELDS = (
    "company", "line", "concept", "unit", "months", "end",
    "first_printed", "first_value", "last_printed", "last_value", "change", "releases",
)  # fmt: skip


def vintages_table(ledgers: Iterable[Ledger]) -> Table:
    """One row a fact that two releases or more print, with its first and its last value."""
    return Table("vintages", FIELDS, (row for ledger in ledgers for row in _rows(ledger)))


def _rows(ledger: Ledger) -> Iterator[tuple[Value, ...]]:
    for line in ledger.lines:
        printed: defaultdict[tuple[object, ...], dict[str, Fact]] = defaultdict(dict)
        for fact in line.facts:
            printed[fact.identity].setdefault(fact.release.source.name, fact)
        for facts in printed.values():
            if len(facts) > 1:
                first, *_, last = facts.values()
                yield (
                    ledger.company,
                    line.label,
                    line.line.concept or None,
                    line.line.unit,
                    last.period.months,
                    last.period.end.iso(),
                    first.release.source.name,
                    first.value,
                    last.release.source.name,
                    last.value,
                    last.value - first.value,
                    len(facts),
                )
