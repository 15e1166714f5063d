"""All releases of one company as lines: what each printed figure is of, when, and which figures are of the same line."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from viewer.checks.between.history import When
from viewer.checks.between.matching import Candidate, Lines
from viewer.frozen import frozen
from viewer.statements.company import company_key
from viewer.statements.facts import Basis, Fact, Line, facts_of, normalised_caption
from viewer.statements.release import Release
from viewer.statements.statement import Statement, StatementKind
from viewer.trends.calendar import YEAR, FiscalCalendar, fiscal_mentions
from viewer.trends.companies import Company, companies

# Whose figures are the company's own totals, the most authoritative first; segments, equity columns, reconciliations and forecasts are not.
RANKS = {
    StatementKind.INCOME_STATEMENT: 0,
    StatementKind.BALANCE_SHEET: 1,
    StatementKind.CASH_FLOW: 2,
    StatementKind.SELECTED_DATA: 3,
}
FIRST_YEAR, LAST_YEAR = 1900, 2200
Family = tuple[StatementKind, Basis, str]
Key = tuple[Family, int, str, bool]
AsideKey = tuple[
    str, tuple[str, ...], str, bool
]  # title of the table, what identifies the line, what tells its column apart, whether a balance
WORDS = {Basis.REPORTED: "", Basis.PRO_FORMA: " (pro forma)", Basis.SUPERSEDED: " (superseded)"}


@frozen
class LedgerLine:
    """One line over all releases.

    Attributes:
        captions: normalised captions it is printed under, alone and behind their headings.
        label: the caption as printed last, with its section where the caption alone says little.
        line: concept, unit and statement.
        facts: its figures in order of release.
    """

    captions: frozenset[str]
    label: str
    line: Line
    facts: tuple[Fact, ...]

    @property
    def is_instant(self) -> bool:
        """Whether it is a balance."""
        return self.facts[0].period.is_instant

    @property
    def identity(self) -> tuple[str, ...]:
        """What it is known by from one session to the next."""
        return (*self.line.identity, "instant" if self.is_instant else "duration")


@frozen
class Ledger:
    """What the releases of one company say.

    Attributes:
        company: its name.
        releases: in order of their dates, each once.
        calendar: its fiscal calendar.
        lines: in order of first print.
        notes: what was left out or taken together, and why.
        asides: lines of tables that do not tell the company's own totals, segments and reconciliations, or tell them again.
            Each is followed through the tables of one title, and known by its rows alone: no caption finds it.
        twins: releases that say the same as another and are left out, each with the one that is kept.
    """

    company: str
    releases: tuple[Release, ...]
    calendar: FiscalCalendar
    lines: tuple[LedgerLine, ...]
    notes: tuple[str, ...] = ()
    asides: tuple[LedgerLine, ...] = ()
    twins: tuple[tuple[Release, Release], ...] = ()


def ledgers(
    releases: Iterable[Release],
    mapping: Mapping[str, str] | None = None,
    year_end: int | None = None,
    year_ends: Mapping[str, int] | None = None,
) -> tuple[Ledger, ...]:
    """The releases sorted by company, each company's read into lines.

    Args:
        releases: in any order.
        mapping: the reviewer's word which normalised caption is which concept, or the same line as which other normalised caption.
        year_end: the reviewer's word which month closes the fiscal year of all companies.
        year_ends: the same for single companies, by `company_key` of their names.
    """
    own = year_ends or {}
    return tuple(_ledger(company, mapping or {}, own.get(company_key(company.name), year_end)) for company in companies(releases))


def _ledger(company: Company, mapping: Mapping[str, str], year_end: int | None) -> Ledger:
    collector = Collector()
    for release in company.releases:
        collector.add(release)
    groups = _joined(collector.groups, mapping)
    facts = [fact for group in groups.values() for fact in group]
    timed = facts or [fact for group in collector.asides.values() for fact in group]
    calendar = FiscalCalendar.infer((fact.period for fact in timed), year_end, _fiscal_mentions(company.releases))
    namesakes = Counter(group[-1].line.caption for group in groups.values())
    lines = tuple(_line(group, namesakes[group[-1].line.caption] > 1) for group in groups.values())
    notes = (*company.notes, *calendar.notes, *dict.fromkeys(collector.notes), *_currency_notes(facts))
    asides = tuple(_line_aside(key, group) for key, group in collector.asides.items())
    return Ledger(company.name, company.releases, calendar, lines, notes, asides, company.twins)


def _fiscal_mentions(releases: Iterable[Release]) -> Counter[int]:
    """How the releases number their fiscal years, told by annual figures: there the year named has just ended."""
    mentions: Counter[int] = Counter()
    for release in releases:
        ends = [
            column.period.end.last_day()
            for statement in release.statements
            if statement.kind is StatementKind.INCOME_STATEMENT
            for column in statement.columns
            if column.period and column.period.months == YEAR and column.period.end.day
        ]
        if ends:
            mentions += fiscal_mentions(release.source.text, max(ends))
    return mentions


class Collector:
    """Puts figures of release after release with those of the same line.

    Attributes:
        groups: the figures of each line, in order of release.
        asides: the figures of tables that may not be taken for the company's own, by what they are of.
        notes: what was left out.
    """

    def __init__(self) -> None:
        self.groups: dict[Key, list[Fact]] = {}
        self.asides: dict[AsideKey, list[Fact]] = {}
        self.notes: list[str] = []
        self._lines: dict[Family, Lines] = {}

    def add(self, release: Release) -> None:
        """Read one release, later than those before."""
        printed: dict[Family, set[object]] = defaultdict(set)
        for _, group in groupby(filter(_is_of_known_year, facts_of(release)), key=lambda fact: id(fact.statement)):
            told = list(group)
            if told[0].statement.kind not in RANKS:
                self._set_aside(told)
                continue
            for family, facts in _by_family(told):
                again = {_period_key(fact) for fact in facts} & printed[family]
                if again:
                    first = facts[0].statement
                    self.notes.append(
                        f"{release.source.name}: the table on line {first.lines[0]} repeats periods of another and is left out there"
                    )
                printed[family].update(_period_key(fact) for fact in facts)
                self._add([fact for fact in facts if _period_key(fact) not in again], family)
                self._set_aside([fact for fact in facts if _period_key(fact) in again])

    def _add(self, facts: Sequence[Fact], family: Family) -> None:
        rows = [list(own) for _, own in groupby(facts, key=lambda fact: fact.row_number)]
        numbers = self._lines.setdefault(family, Lines()).number([_candidate(own) for own in rows])
        for number, own in zip(numbers, rows, strict=True):
            for fact in own:
                self.groups.setdefault((family, number, fact.line.unit, fact.period.is_instant), []).append(fact)

    def _set_aside(self, facts: Sequence[Fact]) -> None:
        if not facts:
            return
        title, subjects = normalised_caption(facts[0].statement.title), _subjects(facts[0].statement)
        for fact in facts:
            key = (title, fact.line.identity, subjects.get(fact.cell.column, ""), fact.period.is_instant)
            self.asides.setdefault(key, []).append(fact)


def _subjects(statement: Statement) -> dict[int, str]:
    """What tells columns of one period apart, by column: `Denim` and `Accessories` beside each other."""
    by_period: dict[object, list[int]] = defaultdict(list)
    for number, column in enumerate(statement.columns):
        if column.period is not None:
            by_period[column.period.months, column.period.end].append(number)
    told: dict[int, str] = {}
    for numbers in by_period.values():
        if len(numbers) > 1:
            labels = [statement.columns[number].label.split() for number in numbers]
            common = set.intersection(*(set(words) for words in labels))
            told.update(
                (number, " ".join(word for word in words if word not in common)) for number, words in zip(numbers, labels, strict=True)
            )
    return told


def _candidate(facts: Sequence[Fact]) -> Candidate:
    return Candidate(facts[0].line, {When.of(fact.period): fact.value for fact in facts})


def is_usable(fact: Fact) -> bool:
    """Whether a figure is one of the company's own totals, of a year that can be."""
    return fact.statement.kind in RANKS and _is_of_known_year(fact)


def _is_of_known_year(fact: Fact) -> bool:
    return FIRST_YEAR <= fact.period.end.year <= LAST_YEAR


def _period_key(fact: Fact) -> object:
    return fact.period.months, fact.period.end


def _by_family(facts: Iterable[Fact]) -> Iterator[tuple[Family, list[Fact]]]:
    """One statement's figures by what they may be compared with: those of other bases, or of tables on something else, may not."""
    found: dict[Family, list[Fact]] = {}
    for fact in facts:
        kind = fact.statement.kind
        title = normalised_caption(fact.statement.title) if kind is StatementKind.SELECTED_DATA else ""
        found.setdefault((kind, fact.line.basis, title), []).append(fact)
    yield from found.items()


def _joined(groups: Mapping[Key, list[Fact]], mapping: Mapping[str, str]) -> dict[Key, list[Fact]]:
    """Lines that the reviewer calls one, and lines of the five-year table that a statement has under the same concept."""
    homes: dict[tuple[object, ...], Key] = {}
    for key, facts in sorted(groups.items(), key=lambda item: RANKS[item[0][0][0]]):
        (_, basis, _), _, unit, is_instant = key
        for name in _meanings(facts, mapping):
            homes.setdefault((basis, unit, is_instant, name), key)
    joined: dict[Key, list[Fact]] = {}
    for key, facts in groups.items():
        (kind, basis, _), _, unit, is_instant = key
        mapped = {mapping[caption] for fact in facts for caption in line_names(fact.line) if caption in mapping}
        wanted = mapped or ({fact.line.concept for fact in facts} - {""} if kind is StatementKind.SELECTED_DATA else set())
        found = (homes[basis, unit, is_instant, name] for name in sorted(wanted) if (basis, unit, is_instant, name) in homes)
        joined.setdefault(next(found, key), []).extend(facts)
    return joined


def _meanings(facts: Iterable[Fact], mapping: Mapping[str, str]) -> Iterator[str]:
    """Concepts and captions that a mapping may name a line by; a caption that is mapped itself leads nowhere."""
    for fact in facts:
        if fact.line.concept:
            yield fact.line.concept
        yield from (caption for caption in line_names(fact.line) if caption not in mapping)


def _line(facts: list[Fact], has_namesakes: bool) -> LedgerLine:
    latest = next((fact for fact in reversed(facts) if fact.statement.kind is not StatementKind.SELECTED_DATA), facts[-1])
    captions = {name for fact in facts for name in line_names(fact.line)}
    return LedgerLine(frozenset(captions), _label(latest, has_namesakes), latest.line, tuple(facts))


def _line_aside(key: AsideKey, facts: list[Fact]) -> LedgerLine:
    _, _, subject, _ = key
    line = _line(facts, has_namesakes=True)
    return replace(line, label=f"{line.label} ({subject})") if subject else line


def _label(fact: Fact, has_namesakes: bool) -> str:
    """The caption as printed; with its section where it has no words of its own or where other lines have the same."""
    row = fact.row
    section = row.section[-1] if row.section else ""
    label = row.label or f"Total {section}".strip()
    return (f"{section}: {label}" if row.label and section and has_namesakes else label) + WORDS[fact.line.basis]


def line_names(line: Line) -> tuple[str, ...]:
    """The captions that a line may be asked for by: its own, alone and behind its heading."""
    return (line.caption, f"{line.section} {line.caption}".strip())


def _currency_notes(facts: Iterable[Fact]) -> tuple[str, ...]:
    """Figures of one caption in two currencies stay apart, and the reader is told."""
    units: dict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in facts:
        if fact.line.basis is Basis.REPORTED and fact.line.caption:
            units[fact.line.kind, fact.line.caption].add(fact.statement.currency)
    several = sorted({currency for currencies in units.values() if len(currencies) > 1 for currency in currencies})
    return (f"lines are printed in {' and '.join(several)}: each currency is a series of its own",) if several else ()
