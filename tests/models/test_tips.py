"""Tool tips say what a file says, letter by letter."""

from __future__ import annotations

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from viewer.models.tips import plain_tip


@given(st.text(min_size=1, max_size=200))
def test_markup_is_escaped_and_lines_are_kept(text: str) -> None:
    assert plain_tip(text) == f"<qt>{escape(text, quote=False).replace(chr(10), '<br>')}</qt>"


def test_nothing_has_no_tip() -> None:
    assert plain_tip("") == ""
