"""Every doubt of a release, and the characters that each is about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.doubtful import COLUMN, OF_COLUMN, OF_FIGURE, OF_LINE, OF_TABLE, ROW, doubtful_release
from tests.support.samples import july
from viewer.statements.doubts import Doubt, doubted_spans, doubts_of
from viewer.statements.release import Release


def printed(release: Release, doubt: Doubt) -> list[str]:
    return [release.source[span] for span in doubted_spans(release, doubt)]


def test_doubts_come_from_the_table_to_the_figure() -> None:
    assert list(doubts_of(doubtful_release())) == [
        Doubt(OF_TABLE, 0),
        Doubt(OF_COLUMN, 0, None, COLUMN),
        Doubt(OF_LINE, 0, ROW),
        Doubt(OF_FIGURE, 0, ROW, COLUMN),
    ]


def test_a_release_without_doubts_has_none() -> None:
    assert list(doubts_of(july())) == []


@pytest.mark.parametrize(
    ("doubt", "first", "count"),
    [
        (Doubt(OF_TABLE, 0), "INNOVO GROUP INC. AND SUBSIDIARIES", 3),
        (Doubt(OF_COLUMN, 0, None, COLUMN), "11/30/02", 2),
        (Doubt(OF_LINE, 0, ROW), "Accounts receivable, and due from factor", 5),
        (Doubt(OF_FIGURE, 0, ROW, COLUMN), "2,737", 4),
    ],
)
def test_a_doubt_leads_to_what_was_read(doubt: Doubt, first: str, count: int) -> None:
    texts = printed(doubtful_release(), doubt)
    assert (texts[0].strip(), len(texts)) == (first, count)


def test_a_column_without_a_heading_is_where_its_cells_are() -> None:
    statement = july().statements[0]
    bare = replace(statement, columns=tuple(replace(column, heading_spans=()) for column in statement.columns))
    assert printed(replace(july(), statements=(bare,)), Doubt("", 0, None, COLUMN))[:2] == ["222", "2,737"]


def test_a_table_without_a_title_is_where_it_begins() -> None:
    statement = replace(july().statements[0], title_spans=(), headnote_spans=())
    (span,) = doubted_spans(replace(july(), statements=(statement,)), Doubt("", 0))
    assert span.line == statement.lines[0]
    assert span.end > span.start
