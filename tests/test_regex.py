"""Patterns are compiled when something is first looked for, and all of them can be."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import viewer
from viewer.regex import Regex, regex


def test_nothing_is_compiled_before_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    compiled = re.compile

    def note(pattern: str, flags: int) -> re.Pattern[str]:
        asked.append(pattern)
        return compiled(pattern, flags)

    monkeypatch.setattr(re, "compile", note)
    word = regex(r"([a-z]+)!", re.IGNORECASE)
    assert (word.pattern, word.flags, asked) == ("([a-z]+)!", re.IGNORECASE, [])
    assert word.sub(r"\1?", "Ab! cd!") == "Ab? cd?"
    assert (word.groups, asked) == (1, ["([a-z]+)!", "([a-z]+)!"])
    assert [match[1] for match in word.finditer("Ab! cd!")] == word.findall("Ab! cd!") == ["Ab", "cd"]
    assert (word.match(" ab!"), word.fullmatch("ab! "), word.split("1ab!2"), len(asked)) == (None, None, ["1", "ab", "2"], 2)


def test_an_error_is_told_when_it_is_used() -> None:
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("")


def test_every_pattern_of_the_program_can_be_compiled() -> None:
    names = [found.name for found in pkgutil.walk_packages(viewer.__path__, "viewer.") if not found.name.endswith("__main__")]
    patterns = [pattern for name in names for pattern in _patterns(list(vars(importlib.import_module(name)).values()))]
    assert len(patterns) > 400
    assert [error for pattern in patterns if (error := _error(pattern))] == []


def _patterns(held: object) -> Iterator[Regex]:
    """The patterns that a module keeps, alone or among others."""
    if isinstance(held, Regex):
        yield held
    elif isinstance(held, (dict, tuple, list)):
        for one in held.values() if isinstance(held, dict) else held:
            yield from _patterns(one)


def _error(pattern: Regex) -> str:
    try:
        re.compile(pattern.pattern, pattern.flags)
    except re.error as error:
        return f"{pattern.pattern!r}: {error}"
    return ""
