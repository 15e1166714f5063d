"""Which vintage counts: what was out on a day, and how a policy is written."""

import pytest

from tests.support.made import made_release
from viewer.trends.policy import Policy


@pytest.mark.parametrize("text", ["original", "latest", "all", "asof:2003-07-15"])
def test_a_policy_is_written_as_it_is_read(text: str) -> None:
    assert str(Policy.parse(text)) == text


@pytest.mark.parametrize("text", ["", "newest", "asof:", "asof:2003-13-01", "asof:tomorrow", "asof"])
def test_what_is_no_policy_is_said(text: str) -> None:
    with pytest.raises(ValueError, match="asof"):
        Policy.parse(text)


@pytest.mark.parametrize(("released", "known"), [("2003-07-14", True), ("2003-07-15", True), ("2003-07-16", False), ("", False)])
def test_a_release_is_known_from_its_day_on(released: str, known: bool) -> None:
    release = made_release(released, {"Net sales": {"3 2003-05-31": 12}})
    assert Policy.parse("asof:2003-07-15").knows(release) is known
    assert Policy.parse("latest").knows(release)
