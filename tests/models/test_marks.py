"""What findings and proofs mark in the grid and in the raw text."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.innovo import innovo_releases
from tests.support.item_models import watched
from tests.support.synthetic import synthetic_releases
from viewer.checks.prove import prove
from viewer.models.cell_mark import BY, EQUALS, MINUS, PLUS, Mark
from viewer.models.marks import signs, sum_words
from viewer.models.roles import ACCESSIBLE_TEXT
from viewer.models.statement_model import MARK_ROLE, StatementModel
from viewer.statements.finding import Severity
from viewer.text.span import Span

RELEASE = synthetic_releases(1)[0]
PROOFS = prove(RELEASE)
NAME = RELEASE.source.name


def span(label: str) -> Span:
    return next(row for statement in RELEASE.statements for row in statement.rows if row.label == label).cells[0].span


def text(label: str) -> str:
    return RELEASE.source[span(label)]


@pytest.mark.parametrize(
    ("selected", "marked"),
    [
        ("Gross profit", {"Net sales": PLUS, "Cost of goods sold": MINUS, "Income (loss) from operations": EQUALS}),
        ("Net sales", {"Gross profit": EQUALS}),
        (
            "Total current assets",
            {"Cash and cash equivalents": PLUS, "Accounts receivable, net": PLUS, "Inventories": PLUS, "Total assets": EQUALS},
        ),
    ],
)
def test_a_total_lights_its_parts_and_a_part_what_it_feeds(selected: str, marked: dict[str, str]) -> None:
    shown = signs(PROOFS, span(selected))
    assert {label: shown[span(label)] for label in marked if span(label) in shown} == marked


def test_sums_can_be_read() -> None:
    words = sum_words(RELEASE, PROOFS, span("Gross profit"))
    assert words == f"= {text('Net sales')} {MINUS} {text('Cost of goods sold')}, exact"
    assert sum_words(RELEASE, PROOFS, span("Net sales")) == f"feeds Gross profit {text('Gross profit')}"
    assert sum_words(RELEASE, PROOFS, Span(1, 0, 3)) == ""


def test_the_model_answers_for_marks_and_says_what_changed(qapp: QApplication) -> None:  # noqa: ARG001 - models need the application
    model = StatementModel(RELEASE, 0)
    testers = watched(model)
    touched: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last, _roles: touched.extend({(first.row(), first.column()), (last.row(), last.column())}))
    mark = Mark(Severity.WARNING, PLUS)
    model.set_marks({(2, 1): mark})
    assert model.index(2, 1).data(MARK_ROLE) == mark
    assert model.index(2, 0).data(MARK_ROLE) is None
    assert str(model.index(2, 1).data(ACCESSIBLE_TEXT)).endswith(", finding: warning, part of the sum, added")
    model.set_marks({(2, 1): mark})
    model.set_marks({(2, 1): mark, (4, 0): Mark(sign=EQUALS)})
    model.set_marks({(4, 0): Mark(sign=EQUALS)})
    assert touched == [(2, 1), (4, 0), (2, 1)]
    assert all(tester.model() for tester in testers)


def test_the_same_figure_elsewhere_is_named_with_its_line() -> None:
    release = innovo_releases()[3]
    assets, claims = (
        next(row for row in release.statements[0].rows if row.concept == name).cells[0].span
        for name in ("Assets", "LiabilitiesAndStockholdersEquity")
    )
    assert sum_words(release, prove(release), claims).endswith(f"; = Total assets 39,699 in line {assets.line}, exact")


def test_an_amount_per_share_reads_as_a_quotient() -> None:
    release = innovo_releases()[1]
    basic = next(row for row in release.statements[1].rows if row.label == "Basic").cells[0].span
    shares = next(row for row in reversed(release.statements[1].rows) if row.label == "Basic").cells[0].span
    proofs = prove(release)
    assert sum_words(release, proofs, basic) == f"= (493) {BY} 15,020, exact"
    assert signs(proofs, basic)[shares] == BY
