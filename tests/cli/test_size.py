from argparse import ArgumentTypeError

import pytest

from viewer.cli.size import size_between


@pytest.mark.parametrize(("text", "size"), [("1360x860", (1360, 860)), ("200X10000", (200, 10_000))])
def test_width_and_height_are_read(text: str, size: tuple[int, int]) -> None:
    assert size_between(200, 10_000)(text) == size


@pytest.mark.parametrize(
    "text", ["", "x", "1360", "1360x", "199x860", "1360x10001", "-5x600", "1360x860x2", "\u0661360x860", "9" * 5000 + "x860", "1e3x860"]
)
def test_what_is_no_size_is_said(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match="between 200x200 and 10000x10000"):
        size_between(200, 10_000)(text)
