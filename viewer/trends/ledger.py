"""All releases of one company as lines: what each printed figure is of, when, and which figures are of the same line."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from viewer.statements.facts import Basis, Fact, Line, company_key, facts_of
from viewer.statements.release import Release
from viewer.statements.statement import StatementKind
from viewer.trends.calendar import FiscalCalendar

Identity = tuple[str, ...]
# Whose figures are the company's own totals, the most authoritative first; segments, equity columns, reconciliations and forecasts are not.
RANKS = {
    StatementKind.INCOME_STATEMENT: 0,
    StatementKind.BALANCE_SHEET: 1,
    StatementKind.CASH_FLOW: 2,
    StatementKind.SELECTED_DATA: 3,
}
FIRST_YEAR, LAST_YEAR = 1900, 2200


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One line over all releases.

    Attributes:
        identity: what its figures have in common.
        captions: normalised captions it is printed under.
        label: the caption as printed last, with its section where the caption alone says little.
        line: concept, unit and statement of its latest figure.
        facts: its figures in order of release.
    """

    identity: Identity
    captions: frozenset[str]
    label: str
    line: Line
    facts: tuple[Fact, ...]

    @property
    def is_instant(self) -> bool:
        """Whether it is a balance."""
        return self.facts[0].period.is_instant


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the releases of one company say.

    Attributes:
        company: its name as the latest release prints it.
        releases: in order of their dates, each once.
        calendar: its fiscal calendar.
        lines: in order of first print.
        notes: what was left out or taken together, and why.
    """

    company: str
    releases: tuple[Release, ...]
    calendar: FiscalCalendar
    lines: tuple[LedgerLine, ...]
    notes: tuple[str, ...] = ()


def ledgers(releases: Iterable[Release], mapping: Mapping[str, str] | None = None, year_end: int | None = None) -> tuple[Ledger, ...]:
    """The releases sorted by company, each company's read into lines.

    Args:
        releases: in any order.
        mapping: the reviewer's word which normalised caption is which concept or which other normalised caption.
        year_end: the reviewer's word which month closes the fiscal year.
    """
    companies: dict[str, list[Release]] = defaultdict(list)
    for release in releases:
        # Releases that name no company stay apart: nothing says that they belong together.
        companies[company_key(release.company) if release.company else f"\0{release.source.name}"].append(release)
    return tuple(_ledger(group, mapping or {}, year_end) for group in companies.values())


def _ledger(releases: Sequence[Release], mapping: Mapping[str, str], year_end: int | None) -> Ledger:
    ordered, notes = _in_order(releases)
    facts = [fact for release in ordered for fact in facts_of(release) if _is_usable(fact)]
    calendar = FiscalCalendar.infer((fact.period for fact in facts), year_end)
    company = ordered[-1].company or ordered[-1].source.name
    return Ledger(company, ordered, calendar, _lines(facts, mapping), notes + calendar.notes + _unit_notes(facts))


def _is_usable(fact: Fact) -> bool:
    return fact.statement.kind in RANKS and FIRST_YEAR <= fact.period.end.year <= LAST_YEAR


def _in_order(releases: Sequence[Release]) -> tuple[tuple[Release, ...], tuple[str, ...]]:
    """By date, then name; a text that is there twice counts once."""
    ordered = sorted(releases, key=lambda release: (_dated(release), release.source.name))
    seen: dict[str, str] = {}
    kept: list[Release] = []
    notes: list[str] = []
    for release in ordered:
        first = seen.setdefault(release.source.text, release.source.name)
        if first == release.source.name and release not in kept:
            kept.append(release)
        else:
            notes.append(f"{release.source.name} is the same text as {first} and is counted once")
        if release.released is None:
            notes.append(f"{release.source.name} names no date: taken to be of {_dated(release)}, the latest date in its tables")
    return tuple(kept), tuple(notes)


def _dated(release: Release) -> date:
    """The release's date, else the last date of its tables: it cannot be older."""
    if release.released:
        return release.released
    ends = [column.period.end.last_day() for statement in release.statements for column in statement.columns if column.period]
    return max(ends, default=date.min)


def _lines(facts: Sequence[Fact], mapping: Mapping[str, str]) -> tuple[LedgerLine, ...]:
    concepts = _concepts_by_caption(facts)
    sections = _captions_of_several_sections(facts)
    groups: dict[Identity, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(_identity(fact, mapping, concepts, sections), []).append(fact)
    namesakes = Counter(group[-1].line.caption for group in groups.values())
    return tuple(_ledger_line(identity, group, namesakes[group[-1].line.caption] > 1) for identity, group in groups.items())


def _ledger_line(identity: Identity, facts: list[Fact], has_namesakes: bool) -> LedgerLine:
    latest = facts[-1]
    captions = {name for fact in facts for name in _names(fact.line)}
    return LedgerLine(identity, frozenset(captions), _label(latest, has_namesakes), latest.line, tuple(facts))


def _label(fact: Fact, has_namesakes: bool) -> str:
    """The caption as printed; with its section where it has no words of its own or where other lines have the same."""
    row = fact.row
    section = row.section[-1] if row.section else ""
    basis = " (pro forma)" if fact.line.basis is Basis.PRO_FORMA else " (superseded)" if fact.line.basis is Basis.SUPERSEDED else ""
    if not row.label:
        return f"Total {section}".strip() + basis
    return (f"{section}: {row.label}" if section and has_namesakes else row.label) + basis


def _names(line: Line) -> tuple[str, ...]:
    return (line.caption, f"{line.section} {line.caption}".strip())


def _caption_key(line: Line) -> tuple[str, ...]:
    return (line.kind, line.unit, line.basis, line.caption)


def _concepts_by_caption(facts: Iterable[Fact]) -> dict[tuple[str, ...], str]:
    """The concept that a caption has wherever it is mapped; nothing for a caption of two concepts."""
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for fact in facts:
        if fact.line.concept:
            found[_caption_key(fact.line)].add(fact.line.concept)
    return {caption: concepts.pop() for caption, concepts in found.items() if len(concepts) == 1}


def _captions_of_several_sections(facts: Iterable[Fact]) -> frozenset[tuple[str, ...]]:
    """Captions that stand under two headings of one release (`Other`, `Basic`): there the heading is part of the name."""
    sections: dict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
    for fact in facts:
        sections[fact.release.source.name, _caption_key(fact.line)].add(fact.line.section)
    return frozenset(caption for (_, caption), headings in sections.items() if len(headings) > 1)


def _identity(
    fact: Fact, mapping: Mapping[str, str], concepts: Mapping[tuple[str, ...], str], sections: frozenset[tuple[str, ...]]
) -> Identity:
    line = fact.line
    caption = _caption_key(line)
    heading = line.section if caption in sections else ""
    kind = line.kind
    name = mapping.get(f"{line.section} {line.caption}".strip()) or mapping.get(line.caption)
    name = name or line.concept or ("" if caption in sections else concepts.get(caption, ""))
    if name and kind is StatementKind.SELECTED_DATA:
        # The five-year table repeats lines of the statements: with a concept they are the same line.
        kind = StatementKind.BALANCE_SHEET if fact.period.is_instant else StatementKind.INCOME_STATEMENT
    when = "instant" if fact.period.is_instant else "duration"
    return (kind, line.unit, line.basis, when, *((name,) if name else (heading, line.caption)))


def _unit_notes(facts: Iterable[Fact]) -> tuple[str, ...]:
    """Figures of one caption in two currencies stay apart, and the reader is told."""
    units: dict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in facts:
        if fact.line.basis is Basis.REPORTED and fact.line.caption:
            units[fact.line.kind, fact.line.caption].add(fact.statement.currency)
    several = sorted({currency for currencies in units.values() if len(currencies) > 1 for currency in currencies})
    return (f"lines are printed in {' and '.join(several)}: each currency is a series of its own",) if several else ()
