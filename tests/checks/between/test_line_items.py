"""Lines that come and go, and captions that change."""

from __future__ import annotations

from tests.support.synthetic import relabel, synthetic_releases, without
from viewer.checks.between.check import check_releases
from viewer.statements.finding import Severity

FIRST, SECOND, THIRD, FOURTH = synthetic_releases(4)


def test_a_line_left_out_once_is_named_with_the_line_above_it() -> None:
    [finding] = check_releases((FIRST, SECOND, without(THIRD, "Inventories"), FOURTH))
    assert (finding.rule, finding.severity) == ("line_items", Severity.NOTE)
    assert finding.message == (
        "Inventories stands in the release of 1901-04-20, the release of 1901-07-20 and the release of 1902-01-20, "
        "not in the release of 1901-10-20; the line above it, Accounts receivable, net, may hold it there"
    )
    assert [FIRST.source[place.span] for place in finding.places if place.source == FIRST.source.name] == [
        row.cells[0].text for row in reversed(FIRST.statements[0].rows[2:4])
    ]


def test_a_table_of_another_kind_leaves_nothing_out() -> None:
    short = without(THIRD, "Inventories")
    for label in ("Accounts receivable, net", "Total current assets", "Long-term debt", "Total stockholders' equity", "Net sales"):
        short = without(short, label)
    found = check_releases((FIRST, SECOND, short, FOURTH))
    assert [finding.message.split()[0] for finding in found] == ["Net"]


def test_a_line_that_ends_or_begins_is_none() -> None:
    assert check_releases((FIRST, SECOND, without(THIRD, "Inventories"), without(FOURTH, "Inventories"))) == ()
    assert check_releases((without(FIRST, "Inventories"), SECOND, THIRD, FOURTH)) == ()


def test_every_caption_of_a_line_is_listed_once() -> None:
    renamed = [relabel(release, "Net sales", "Net revenues") for release in (THIRD, FOURTH)]
    [finding] = check_releases((FIRST, SECOND, *renamed))
    assert finding.message == (
        "One line goes by several captions: Net revenues in the release of 1901-10-20 and Net sales in the release of 1901-04-20"
    )


def test_spelling_is_no_other_caption() -> None:
    assert check_releases((FIRST, relabel(SECOND, "Cost of goods sold", "COST OF GOOD SOLD:"), THIRD, FOURTH)) == ()
