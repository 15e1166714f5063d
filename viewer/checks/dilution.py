"""Share counts against their diluted counterparts.

Counting options and convertibles can only add shares; on a loss, where it would make the loss per share smaller, they are not counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from viewer.checks.per_share import DILUTED
from viewer.checks.sentences import term_words
from viewer.footing.proof import Proof, Relation, Term, sum_of
from viewer.statements.finding import Finding, Place, Severity
from viewer.statements.period import Period
from viewer.statements.release import Release


def dilution(release: Release, proofs: Iterable[Proof]) -> Iterator[Finding]:
    """What the basic and diluted share counts of each column say against each other."""
    pairs: dict[tuple[int, int], dict[bool, Proof]] = {}
    for proof in proofs:
        if proof.divisor is not None:
            row = release.statements[proof.statement].rows[proof.divisor.row]
            caption = " ".join((*row.section[-1:], row.label))
            pairs.setdefault((proof.statement, proof.column), {}).setdefault(DILUTED.search(caption) is not None, proof)
    counted = {_counted(release, pair) for pair in pairs.values() if len(pair) == 2 and sum_of(pair[False].parts) > 0}
    for pair in pairs.values():
        for proof in pair.values():
            yield from _negative(release, proof)
        if len(pair) == 2:
            yield from _counts(release, pair[False], pair[True], of_part=_counted(release, pair) in counted)


def _counted(release: Release, pair: dict[bool, Proof]) -> tuple[int, Period | None, tuple[str, ...]]:
    """The statement, the period and the counts of one column as they are printed."""
    basic = pair[False]
    counts = tuple(proof.divisor.cell.text for _, proof in sorted(pair.items()) if proof.divisor is not None)
    return basic.statement, release.statements[basic.statement].columns[basic.column].period, counts


def _negative(release: Release, proof: Proof) -> Iterator[Finding]:
    shares = proof.divisor
    if shares is not None and shares.value < 0:
        yield _finding(release, Severity.ERROR, f"{term_words(release, shares)}: a count of shares is printed {shares.cell.text}", shares)


def _counts(release: Release, basic: Proof, diluted: Proof, *, of_part: bool) -> Iterator[Finding]:
    """What is wrong with two counts; `of_part` where a column of income for that period has the same, which this one adjusts."""
    fewer, more = basic.divisor, diluted.divisor
    if fewer is None or more is None or fewer.key == more.key or fewer.value < 0 or more.value < 0:
        return
    if more.value < fewer.value:
        severity, said = Severity.ERROR, f"are fewer than {fewer.cell.text} basic ones"
    elif more.value > fewer.value and sum_of(basic.parts) < 0 and not of_part:
        severity, said = Severity.WARNING, f"are counted on a loss, {fewer.cell.text} basic ones would do"
    else:
        return
    yield _finding(release, severity, f"{term_words(release, more)}: {more.cell.text} diluted shares {said}", more, fewer)


def _finding(release: Release, severity: Severity, message: str, *terms: Term) -> Finding:
    places = tuple(Place(release.source.name, term.span) for term in terms)
    return Finding(Relation.PER_SHARE, severity, message, places)
