"""Years in captions that are not those of the columns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.synthetic import synthetic_releases
from viewer.checks.stale_caption import stale_captions

RELEASE = synthetic_releases(1)[0]  # columns of 1901 and 1900


@pytest.mark.parametrize(
    ("caption", "stale"),
    [
        ("Treasury stock, 71 (1901 and 1900)", []),
        ("Redeemable preferred stock, 194 (1900 and 1902)", ["(1900 and 1902)"]),
        ("Receivables, net of $311 (1900) and $164 (1902)", ["(1902)"]),
        ("Equipment, net of $1,013,000 in 1900 and $775,000 in 1902", ["in 1902"]),
        ("8% notes due in 1905 and 1910", []),
        ("Receivables (1902)", []),
        ("Common stock", []),
    ],
)
def test_captions(caption: str, stale: list[str]) -> None:
    balances, operations = RELEASE.statements
    row = balances.rows[2]
    span = row.label_spans[0]
    lines = list(RELEASE.source.lines)
    lines[span.line - 1] = " " * span.start + caption
    source = replace(RELEASE.source, text="\n".join(lines))
    labelled = replace(row, label=caption, label_spans=(replace(span, end=span.start + len(caption)),))
    rows = (*balances.rows[:2], labelled, *balances.rows[3:])
    release = replace(RELEASE, source=source, statements=(replace(balances, rows=rows), operations))
    assert [source[place.span] for finding in stale_captions(release) for place in finding.places] == stale


def test_a_caption_over_two_lines_is_read_as_one() -> None:
    balances, operations = RELEASE.statements
    row = balances.rows[2]
    first = row.label_spans[0]
    lines = list(RELEASE.source.lines)
    lines[first.line - 2 : first.line] = ["  Treasury stock (1903", "  and 1902)"]
    source = replace(RELEASE.source, text="\n".join(lines))
    spans = (replace(first, line=first.line - 1, start=2, end=22), replace(first, start=2, end=11))
    labelled = replace(row, label="Treasury stock (1903 and 1902)", label_spans=spans)
    rows = (*balances.rows[:2], labelled, *balances.rows[3:])
    release = replace(RELEASE, source=source, statements=(replace(balances, rows=rows), operations))
    [finding] = stale_captions(release)
    assert source[finding.places[0].span] == "(1903"
