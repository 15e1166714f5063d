"""Lines to passages: what is joined, what is left out, and that every character is found again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.narratives import told_release
from viewer.checks.narrative.prose.passages import passages
from viewer.checks.narrative.prose.sentences import sentences
from viewer.statements.release import Release
from viewer.text.source import Source


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("net sales were\n$5 million", ["net sales were $5 million"]),
        ("a year-\nearlier period", ["a year-earlier period"]),
        ("one\n\ntwo", ["one", "two"]),
        ("-Sales up 5%\n-Income up 6%", ["Sales up 5%", "Income up 6%"]),
        ("o    Revenues of $5\n     million", ["Revenues of $5 million"]),
        ("the amount of\n\n<PAGE>\n\nten dollars", ["the amount of ten dollars"]),
        ("it closed.\n\n<PAGE>\n\nand opened", ["it closed.", "and opened"]),
        ("net sales rose to\n\n    -3-\n\n$5 million", ["net sales rose to $5 million"]),
        ("text\n-----------\nmore", ["text", "more"]),
        ("<TABLE>\n<S>   <C>\nprose", ["prose"]),
        ("Net Sales     $ 73.6      $ 82.6\nprose", ["prose"]),
        ("    Double\n\nspaced text\n\nof a wire\n\n    And more\n\nof it", ["Double spaced text of a wire", "And more of it"]),
        (
            "<PAGE>\nSales rose $5 million\nin tools.\n\n<PAGE>\nSales rose $7 million\nin all.",
            ["Sales rose $5 million in tools.", "Sales rose $7 million in all."],
        ),
        ("before\n@ income_statement 1 | 3 2003-05-31\nNet sales | 4\n", ["before"]),
    ],
)
def test_joining(text: str, joined: list[str]) -> None:
    assert [passage.text for passage in passages(told_release(text))] == joined


@given(st.text(alphabet=" \tab.-$5%<>o\u2019\f\n", max_size=120))
def test_every_character_is_found_again(text: str) -> None:
    release = Release(Source("any.txt", text))
    for passage in passages(release):
        for at, character in enumerate(passage.text):
            span = passage.span(at, at + 1)
            assert release.source[span] in {character, character.replace("'", "\u2019"), ""}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Sales rose. Income fell.", 2),
        ("Innovo Group Inc. was up.", 1),
        ("The U.S. market grew 5.5% in July.", 1),
        ("Sales at Lake, Inc. The Company grew.", 2),
        ('"We grew." he said', 1),
        ("It grew. $5 million was paid.", 2),
        ("AUSTIN, Texas--(BW HealthWire)--Feb. 20, 1997--Lake Inc. grew.", 1),
    ],
)
def test_sentences(text: str, parts: int) -> None:
    found = list(sentences(text))
    assert len(found) == parts
    assert "".join(text[start:end] for start, end in found) == text
