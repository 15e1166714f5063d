import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.statements.spelling import Spelling, one_slip

WORDS = ("plant", "plan", "capital", "preferred", "promissory", "receivable", "receivables", "sale")
SPELLING = Spelling(WORDS)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("captial", "capital"),
        ("perferred", "preferred"),
        ("pomissory", "promissory"),
        ("capital", "capital"),
        ("pland", "plant"),
        ("plants", "plant"),
        ("receivablez", None),  # as near to `receivable` as to `receivables`
        ("sals", None),  # too short to tell
        ("cpaitla", None),  # two slips
        ("goodwill", None),
    ],
)
def test_one_slip_is_mended(printed: str, meant: str | None) -> None:
    assert SPELLING.correct(printed) == meant


@given(st.text("abcde", min_size=1, max_size=8), st.data())
def test_every_single_slip_is_seen(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcdef"))
    dropped = word[:at] + word[at + 1 :]
    changed = word[:at] + letter + word[at + 1 :]
    added = word[:at] + letter + word[at:]
    swapped = word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]
    assert all(one_slip(word, other) and one_slip(other, word) for other in (dropped, changed, added, swapped))


def test_a_word_of_a_megabyte_costs_nothing() -> None:
    assert SPELLING.correct("a" * 1_000_000) is None
