"""Figures whose sign contradicts their caption."""

from __future__ import annotations

import pytest

from tests.support.synthetic import relabel, reprint, synthetic_releases
from viewer.checks.caption_sign import caption_signs

RELEASE = synthetic_releases(1)[0]


@pytest.mark.parametrize(
    ("caption", "figures", "contradicting"),
    [
        ("Accumulated other comprehensive loss", ("1", "(19)"), ["1"]),
        ("Net loss", ("(493)", "(207)"), []),
        ("Net loss", ("493", "207"), []),
        ("Net loss", ("(493)", "207"), ["207"]),
        ("Net income", ("(493)", "207"), ["(493)"]),
        ("Income from operations", ("(493)", "(207)"), ["(493)", "(207)"]),
        ("Net income (loss)", ("(493)", "207"), []),
        ("Loss (income) before taxes", ("(493)", "207"), []),
        ("Provision for losses", ("(493)", "207"), []),
        ("Other income, net", ("(493)", "207"), []),
    ],
)
def test_captions(caption: str, figures: tuple[str, str], contradicting: list[str]) -> None:
    release = reprint(reprint(RELEASE, "Income taxes", 0, figures[0]), "Income taxes", 1, figures[1])
    findings = list(caption_signs(relabel(release, "Income taxes", caption)))
    assert [release.source[place.span] for finding in findings for place in finding.places] == contradicting
