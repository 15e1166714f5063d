"""Planted errors: how many are caught, and how often the altered cell is named.

Run from the project's root: `python -m tests.benchmarks.planted [--each 60] [--seed 1] [--parse]`. Each planting alters one cell that takes
part in a relation that was proved (one digit, the sign, or two digits exchanged) and checks the release again.
Without `--parse` the hand-labelled statements are altered; with it the text is, and is parsed again.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from tests.support.gold import CORPUS, FOUNDING, gold_releases
from viewer.checks.check import check_release
from viewer.checks.prove import prove
from viewer.footing.proof import Proof, Term, Verdict
from viewer.parsing import parse
from viewer.statements.finding import Finding, Severity
from viewer.statements.release import Release
from viewer.statements.statement import Cell, Row
from viewer.text.source import Source
from viewer.text.span import Span

KINDS = ("digit", "sign", "pair")
BARS = {"caught": (98, "planted"), "placed": (98, "planted"), "named": (80, "errors")}  # per cent, and of what


@dataclass(frozen=True, slots=True)
class Planting:
    """One altered cell.

    Attributes:
        kind: digit, sign or pair.
        statement: index into the release's statements.
        row: index into the statement's rows.
        before: the cell as printed.
        after: the cell as altered.
        line: the altered line of the source.
    """

    kind: str
    statement: int
    row: int
    before: Cell
    after: Cell
    line: str


def plantings(release: Release, proofs: tuple[Proof, ...], count: int, chance: random.Random) -> Iterator[Planting]:
    """Alterations of cells that take part in proved relations, chosen by `chance`.

    Share counts that only divide are left out: an amount per share, printed to two or three digits, says little of them.
    """
    exact = (proof for proof in proofs if proof.verdict is Verdict.EXACT)
    proved = {term.key: term for proof in exact for term in (proof.total, *proof.parts) if term.value}
    population = sorted(proved)
    made = 0
    for _ in range(4 * count if population else 0):
        planting = plant(release, proved[chance.choice(population)], chance.choice(KINDS), chance)
        if planting is not None:
            yield planting
            made += 1
        if made == count:
            return


def plant(release: Release, term: Term, kind: str, chance: random.Random) -> Planting | None:
    """One alteration of a cell, None where this kind cannot be made there."""
    cell = term.cell
    line = release.source.lines[cell.span.line - 1]
    if kind == "sign":
        changed = turn_sign(line, cell)
    else:
        digits = [at for at, character in enumerate(cell.text) if character in "0123456789"]
        text = change_digit(cell.text, digits, chance) if kind == "digit" else exchange_digits(cell.text, digits, chance)
        changed = None if text is None else (line[: cell.span.start] + text + line[cell.span.end :], text, cell.span)
    if changed is None or cell.value is None:
        return None
    line, text, span = changed
    amount = Decimal("".join(character for character in text if character in "0123456789.")) * cell.scale
    value = (-amount if ("(" in text or text.startswith("-")) else amount) if kind == "sign" else amount.copy_sign(cell.value)
    return Planting(kind, term.statement, term.row, cell, replace(cell, text=text, span=span, value=value), line)


def change_digit(text: str, digits: list[int], chance: random.Random) -> str | None:
    """Another digit in one place; a leading digit stays one."""
    at = chance.choice(digits)
    others = [digit for digit in "0123456789" if digit != text[at] and not (at == digits[0] and digit == "0" and len(digits) > 1)]
    return text[:at] + chance.choice(others) + text[at + 1 :]


def exchange_digits(text: str, digits: list[int], chance: random.Random) -> str | None:
    """Two neighbouring digits exchanged, None where that changes nothing."""
    pairs = [(one, two) for one, two in pairwise(digits) if text[one] != text[two] and not (one == digits[0] and text[two] == "0")]
    if not pairs:
        return None
    one, two = chance.choice(pairs)
    return text[:one] + text[two] + text[one + 1 : two] + text[one] + text[two + 1 :]


def turn_sign(line: str, cell: Cell) -> tuple[str, str, Span] | None:
    """Brackets taken off or put on, the line's other characters kept in place."""
    span = cell.span
    if cell.text.startswith("(") and cell.text.endswith(")"):
        inner = cell.text[1:-1]
        return line[: span.start] + " " + inner + " " + line[span.end :], inner, Span(span.line, span.start + 1, span.end - 1)
    if line[max(0, span.start - 2) : span.start] != "  " or line[span.end : span.end + 1].strip() or not cell.text[0].isdigit():
        return None
    text = f"({cell.text})"
    return line[: span.start - 1] + text + line[span.end + 1 :], text, Span(span.line, span.start - 1, span.end + 1)


def altered(release: Release, planting: Planting) -> Release:
    """The release with the altered cell, in its source too."""
    statement = release.statements[planting.statement]

    def row_with(row: Row) -> Row:
        cells = tuple(planting.after if cell is planting.before else cell for cell in row.cells)
        return replace(row, cells=cells)

    rows = tuple(row_with(row) if at == planting.row else row for at, row in enumerate(statement.rows))
    statements = list(release.statements)
    statements[planting.statement] = replace(statement, rows=rows)
    return replace(release, source=altered_source(release.source, planting), statements=tuple(statements))


def altered_source(source: Source, planting: Planting) -> Source:
    """The source with the altered line."""
    lines = list(source.lines)
    lines[planting.after.span.line - 1] = planting.line
    return Source(source.name, "\n".join(lines), source.encoding)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a planting.

    Attributes:
        planting: the alteration.
        expected: the severity it deserves.
        caught: whether a new finding was made.
        graded: whether one has the expected severity.
        placed: whether a new finding's places include the cell.
        named: whether a new finding suspects the cell and knows what it said.
    """

    planting: Planting
    expected: Severity
    caught: bool
    graded: bool
    placed: bool
    named: bool


def outcome(planting: Planting, proofs: tuple[Proof, ...], known: set[Finding], checked: Release) -> Outcome:
    """Judge a checked release."""
    fresh = [finding for finding in checked.findings if finding not in known]
    span = planting.after.span
    suspected = [finding for finding in fresh if finding.suspect and finding.suspect.place.span.overlaps(span)]
    expected = expected_severity(planting, proofs)
    return Outcome(
        planting,
        expected,
        bool(fresh),
        any(finding.severity is expected for finding in fresh),
        any(place.span.overlaps(span) for finding in fresh for place in finding.places),
        any(finding.suspect and finding.suspect.value == planting.before.value for finding in suspected),
    )


def expected_severity(planting: Planting, proofs: tuple[Proof, ...]) -> Severity:
    """Error where the alteration exceeds the rounding bound of a proved relation, else note."""
    for proof in proofs:
        for term in proof.terms:
            if term.cell is planting.before:
                value = planting.after.value
                if proof.verdict is Verdict.EXACT and value is not None and proof.with_value(term, value) is Verdict.BREAK:
                    return Severity.ERROR
    return Severity.NOTE


def planted_in(release: Release, proofs: tuple[Proof, ...], count: int, seed: int) -> Iterator[tuple[Planting, Release]]:
    """Plantings in one release, each with the release it makes."""
    chance = random.Random(f"{seed} {release.source.name}")
    for planting in plantings(release, proofs, count, chance):
        yield planting, altered(release, planting)


def run(each: int, seed: int, *, from_text: bool) -> Iterator[tuple[Release, Outcome]]:
    """Plant in every labelled document."""
    for folders in (FOUNDING, CORPUS):
        for labelled in gold_releases(*folders):
            release = parse(labelled.source) if from_text else labelled
            proofs = prove(release)
            known = set(check_release(release).findings)
            for planting, changed in planted_in(release, proofs, each, seed):
                checked = check_release(parse(changed.source) if from_text else changed)
                yield release, outcome(planting, proofs, known, checked)


def main() -> int:
    """Print the figures by document, by kind and over all; 1 where these fall short of `BARS`."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--each", type=int, default=60, help="plantings a document")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--parse", action="store_true", help="alter the text and parse it again")
    parser.add_argument("--missed", action="store_true", help="list what was not caught")
    arguments = parser.parse_args()
    counts: dict[str, Counter[str]] = {}
    for release, found in run(arguments.each, arguments.seed, from_text=arguments.parse):
        for name in (release.source.name, f"kind {found.planting.kind}", "all"):
            counts.setdefault(name, Counter()).update(tally(found))
        if arguments.missed and not (found.graded and found.placed):
            sys.stdout.write(missed(release, found))
    for name, count in counts.items():
        shares = " ".join(f"{key} {count[key] / count['planted']:6.1%}" for key in ("caught", "graded", "placed"))
        named = count["named"] / max(1, count["errors"])
        sys.stdout.write(f"{name:50} {count['planted']:5} {shares} named {named:6.1%} of {count['errors']}\n")
    reached = counts["all"]
    short = [key for key, (bar, of) in BARS.items() if 100 * reached[key] < bar * reached[of]]
    sys.stdout.write(f"below the bar: {', '.join(short)}\n" if short else "all bars reached\n")
    return 1 if short else 0


def tally(found: Outcome) -> dict[str, int]:
    """One outcome as counts."""
    error = found.expected is Severity.ERROR
    return {
        "planted": 1,
        "caught": found.caught,
        "graded": found.graded,
        "placed": found.placed,
        "errors": error,
        "named": found.named and error,
    }


def missed(release: Release, found: Outcome) -> str:
    """A line for a planting that was not found as it should be."""
    planting = found.planting
    label = release.statements[planting.statement].rows[planting.row].label
    how = "misplaced" if found.graded else "misgraded" if found.caught else "missed"
    place = f"{release.source.name}:{planting.before.span.line}"
    return f"{how} {found.expected} {place} {label[:40]!r} {planting.before.text} -> {planting.after.text}\n"


if __name__ == "__main__":
    sys.exit(main())
