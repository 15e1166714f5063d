"""Patterns are compiled when something is first looked for, and all of them can be."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import characters, from_regex

import viewer
from viewer.regex import Regex, regex, words_of


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


def test_nothing_is_compiled_for_texts_without_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = regex(r"\b(?:stores|rooms) opened\b|\([0-9]{1,2}%\)", re.IGNORECASE, "stores rooms %")
    with monkeypatch.context() as patched:
        patched.setattr(re, "compile", None)
        assert [counted.search(text) for text in ("", "storeroom opened", "net sales", "(12)")] == [None] * 4
        assert (counted.match("net sales", 4), counted.fullmatch("net sales")) == (None, None)
    assert [counted.search(text) is not None for text in ("Stores opened", "Stores", "sales (12%)", "caf\xe9 rooms opened")] == [
        True,
        False,
        True,
        True,
    ]
    assert counted.match("rooms opened") is not None
    assert counted.sub("-", "rooms opened") == "-"


def all_patterns() -> list[Regex]:
    names = [found.name for found in pkgutil.walk_packages(viewer.__path__, "viewer.") if not found.name.endswith("__main__")]
    return [pattern for name in names for pattern in _patterns(list(vars(importlib.import_module(name)).values()))]


def test_every_pattern_of_the_program_can_be_compiled() -> None:
    patterns = all_patterns()
    assert len(patterns) > 400
    assert [error for pattern in patterns if (error := _error(pattern))] == []


def test_what_is_found_has_one_of_the_words() -> None:
    patterns = {pattern.pattern: pattern for pattern in all_patterns() if pattern.words}
    assert len(patterns) > 10
    for pattern in patterns.values():
        _find_with_words(pattern)


def _find_with_words(pattern: Regex) -> None:
    assert isinstance(pattern.pattern, str)

    @settings(max_examples=10, suppress_health_check=list(HealthCheck), deadline=None)
    @given(from_regex(re.compile(pattern.pattern, pattern.flags), alphabet=characters(max_codepoint=127)))
    def find(text: str) -> None:
        assert not pattern.words.isdisjoint(words_of(text)), pattern.pattern[:60]

    find()


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
