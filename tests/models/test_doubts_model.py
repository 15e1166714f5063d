"""The table of doubts: what is in doubt, where, and why."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.doubtful import OF_COLUMN, OF_FIGURE, OF_LINE, OF_TABLE, doubtful_release
from tests.support.item_models import watched
from viewer.models.doubts_model import COLUMNS, DoubtsModel, doubt_rows

CAPTION = "Accounts receivable, and due from factor net of allowance for uncollectible accounts of $311 (2003) and $383(2002)"


@pytest.fixture
def model(qapp: QApplication) -> DoubtsModel:  # noqa: ARG001 - models need the application
    model = DoubtsModel()
    model.set_rows(tuple(doubt_rows(doubtful_release())))
    return model


def shown(model: DoubtsModel) -> list[str]:
    return [str(model.index(row, len(COLUMNS) - 1).data()) for row in range(model.rowCount())]


def test_models_keep_qts_rules(model: DoubtsModel) -> None:
    testers = watched(model)
    model.search("november")
    model.set_rows(())
    assert all(tester.model() for tester in testers)


def test_rows(model: DoubtsModel) -> None:
    texts = [tuple(model.index(row, column).data() for column in range(1, len(COLUMNS))) for row in range(model.rowCount())]
    assert texts == [
        ("Balance sheet", "table", "", "", "", OF_TABLE),
        ("Balance sheet", "column", "", "30 November 2002", "", OF_COLUMN),
        ("Balance sheet", "line", CAPTION, "", "", OF_LINE),
        ("Balance sheet", "figure", CAPTION, "30 November 2002", "2,737", OF_FIGURE),
    ]


def test_lines_are_those_of_the_most_telling_place(model: DoubtsModel) -> None:
    release = doubtful_release()
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        assert index.data() == str(model.row(index).places[0].span.line)
        assert {place.source for place in model.row(index).places} == {release.source.name}


@pytest.mark.parametrize(
    ("statement", "words", "left"),
    [
        ("", "2,737 <B>OFF", [OF_FIGURE]),
        ("", "november", [OF_COLUMN, OF_FIGURE]),
        ("Balance sheet", "", [OF_TABLE, OF_COLUMN, OF_LINE, OF_FIGURE]),
        ("Cash flows", "", []),
    ],
)
def test_filters(model: DoubtsModel, statement: str, words: str, left: list[str]) -> None:
    model.choose(statement)
    model.search(words)
    assert shown(model) == left
    assert len(model.rows) == 4
