"""The relations found in small tables, and what is said of those that do not hold."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.golden import GoldenCase, GoldenCheck, golden_cases
from tests.support.tables import drawn_release
from viewer.checks import crossfooting
from viewer.checks.arithmetic import arithmetic
from viewer.checks.prove import prove
from viewer.footing.proof import Proof, Verdict
from viewer.parsing import parse
from viewer.statements.release import Release
from viewer.text.source import Source


@pytest.mark.parametrize("case", golden_cases(__file__), ids=str)
def test_tables(case: GoldenCase, golden: GoldenCheck) -> None:
    release = drawn_release(case.text)
    golden(case, "\n".join((*relations(release), *findings(release))))


def test_where_no_row_adds_across_the_rows_below_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(crossfooting, "_goes_on", lambda *of: asked.append(of))
    rows = "\n".join(f"Item {row} | {row} | {row * 3} | {row * 7} | {row + 500}" for row in range(1, 9))
    assert not list(prove(drawn_release(f"@ equity 1 | Common stock | Retained earnings | Other | Total\n{rows}\n")))
    assert not asked


def test_of_shares_that_stay_the_same_no_sum_is_asked_that_another_sign_would_make() -> None:
    def row(label: str, *values: str) -> str:
        return label.ljust(50) + "".join(value.rjust(13) for value in values)

    drawn = "\n".join(
        (
            "Consolidated statement of shareholders' equity",
            row("", "Preferred", "Common", "", "Additional", "Unearned"),
            row("", "stock", "stock issued", "stock issued", "paid-in", "ESOP", "Retained"),
            row("(In millions)", "issued", "Shares", "Amount", "capital", "compensation", "earnings"),
            "-" * 128,
            row("Balance at December 31, 1996", "$240.0", "1,840.6", "$18.4", "$465.9", "$(93.2)", "$9,173.0"),
            row("Net income", "", "", "", "", "", "1,542.5"),
            row("Dividends", "", "", "", "", "", "(221.2)"),
            row("Loan payment", "", "", "", "", "11.4"),
            row("Preferred stock redemption", "(240.0)"),
            row("Stock option exercises and other", "", "", "", "115.0", "0.5"),
            row("Balance at December 31, 1997", "0.0", "1,840.6", "18.4", "580.9", "(81.3)", "10,494.3"),
            row("Net income", "", "", "", "", "", "1,550.1"),
            row("Dividends", "", "", "", "", "", "(239.5)"),
            row("Loan payment", "", "", "", "", "12.5"),
            row("Stock option exercises and other", "", "", "", "298.3", "0.1"),
            row("Balance at December 31, 1998", "0.0", "1,840.6", "18.4", "879.2", "(68.7)", "11,804.9"),
            row("Net income", "", "", "", "", "", "1,947.9"),
            row("Dividends", "", "", "", "", "", "(264.7)"),
            row("Loan payment", "", "", "", "", "15.8"),
            row("Stock option exercises and other", "", "", "", "299.1", "(0.4)"),
            row("Balance at December 31, 1999", "$0.0", "1,840.6", "$18.4", "$1,178.3", "$(53.3)", "$13,488.1"),
            "=" * 128,
        )
    )
    release = parse(Source("equity.txt", drawn))
    assert Verdict.EXACT in {proof.verdict for proof in prove(release)}
    assert not list(findings(release))


def relations(release: Release) -> Iterator[str]:
    """Each relation on a line, `footing 4 Gross profit = 2 Net sales - 3 Cost of goods sold: exact, exact`."""
    rows: dict[str, list[str]] = {}
    for proof in prove(release):
        rows.setdefault(f"{proof.relation} {formula(release, proof)}", []).append(str(proof.verdict))
    yield from (f"{relation}: {', '.join(verdicts)}" for relation, verdicts in rows.items())


def formula(release: Release, proof: Proof) -> str:
    """A relation as an equation of lines; columns are named where it runs across them."""
    across = proof.relation == "cross_footing"

    def name(statement: int, row: int, column: int) -> str:
        found = release.statements[statement].rows[row]
        return f"{found.lines[1]} {found.label}".strip() + (f"[{column}]" if across else "")

    total = name(proof.total.statement, proof.total.row, proof.total.column)
    parts = "".join(f" {'+' if part.weight > 0 else '-'} {name(part.statement, part.row, part.column)}" for part in proof.parts)
    over = f" over {name(proof.divisor.statement, proof.divisor.row, proof.divisor.column)}" if proof.divisor else ""
    return f"{total} ={parts.removeprefix(' +')}{over}"


def findings(release: Release) -> Iterator[str]:
    """Each finding on two or three lines: severity, rule and places, the sentence, the suspect."""
    for finding in arithmetic(release):
        places = " ".join(f"{place.span.line}:{release.source[place.span]}" for place in finding.places)
        yield f"{finding.severity} {finding.rule} {places}"
        yield f"    {finding.message}"
        if finding.suspect:
            yield f"    suspect {finding.suspect.place.span.line}:{release.source[finding.suspect.place.span]} -> {finding.suspect.value}"
