"""Patterns are compiled when something is first looked for, and all of them can be."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import characters, from_regex

import viewer
from viewer.regex import Either, Regex, Worded, either, regex


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
    assert [match[1] for match in word.finditer("Ab! cd!")] == word.findall("Ab! cd!") == ["Ab", "cd"]
    assert (word.match(" ab!"), word.fullmatch("ab! "), word.split("1ab!2"), asked) == (None, None, ["1", "ab", "2"], ["([a-z]+)!"])


def test_a_compiled_pattern_is_asked_for_nothing_that_is_not_there() -> None:
    word = regex("[a-z]+")
    assert hasattr(type(word), "__getattr__")
    assert word.match("ab") is not None
    assert not hasattr(type(word), "__getattr__")


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


def test_nothing_is_replaced_in_texts_without_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    marked = regex(r"reconcil\w+|\([a-z]\)", re.IGNORECASE, "reconcil* (")
    with monkeypatch.context() as patched:
        patched.setattr(re, "compile", None)
        assert (marked.sub("-", "Net sales"), list(marked.finditer("Net sales")), marked.search("record")) == ("Net sales", [], None)
    assert (marked.sub("-", "To (a) Reconciled", 1), marked.sub("-", "unreconciled (a)")) == ("To - Reconciled", "un- -")
    assert [found[0] for found in marked.finditer("(b) Reconciling")] == ["(b)", "Reconciling"]
    assert (marked.pattern, marked.flags) == (r"reconcil\w+|\([a-z]\)", re.IGNORECASE)


def test_of_alternatives_those_are_compiled_that_may_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    compiled = re.compile

    def note(pattern: str, flags: int) -> re.Pattern[str]:
        asked.append(pattern)
        return compiled(pattern, flags)

    monkeypatch.setattr(re, "compile", note)
    counted = either({"store stores": r"stores? opened\b", "dilut*": r"\(dilut\w+\)", "": r"[0-9]{3}$"}, re.IGNORECASE)
    assert [counted.is_in("Net sales"), counted.begins("Net sales"), counted.is_all_of("Net sales"), len(asked)] == [False, False, False, 1]
    assert [counted.is_in("New stores opened"), counted.begins("New stores opened"), len(asked)] == [True, False, 2]
    assert [counted.begins("STORES OPENED in 2001"), counted.is_all_of("Store opened"), counted.is_in("(Diluted)")] == [True, True, True]
    assert [counted.is_all_of("123"), counted.is_in("caf\xe9: 1,234"), counted.is_in("Stores and dilution")] == [True, True, False]


def all_patterns() -> list[Regex | Worded | Either]:
    names = [found.name for found in pkgutil.walk_packages(viewer.__path__, "viewer.") if not found.name.endswith("__main__")]
    return [pattern for name in names for pattern in _patterns(list(vars(importlib.import_module(name)).values()))]


def test_every_pattern_of_the_program_can_be_compiled() -> None:
    patterns = [pattern for held in all_patterns() for pattern, _ in _parts(held)]
    assert len(patterns) > 600
    assert [error for pattern in patterns if (error := _error(pattern))] == []


def test_classes_of_letters_hold_those_of_ascii_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where case counts for nothing, others hold letters far beyond, and a map of them takes as long to compile as a short pattern."""
    maps: list[bytearray] = []
    module = importlib.import_module("re._compiler")
    make_map = vars(module)["_bytes_to_codes"]  # nothing else tells of maps

    def note(bits: bytearray) -> object:
        maps.append(bits)
        return make_map(bits)

    def count(pattern: re.Pattern[str], flags: int) -> int:
        maps.clear()
        re.purge()
        re.compile(pattern.pattern, pattern.flags | flags)
        return len(maps)

    monkeypatch.setattr(module, "_bytes_to_codes", note)
    patterns = {pattern.pattern: pattern for held in all_patterns() for pattern, _ in _parts(held)}
    assert [text for text, pattern in patterns.items() if count(pattern, 0) > count(pattern, re.ASCII)] == []


def test_what_is_found_has_one_of_the_words() -> None:
    patterns = {(pattern.pattern, words): pattern for held in all_patterns() for pattern, words in _parts(held) if words}
    assert len(patterns) > 100
    for (_, words), pattern in patterns.items():
        _find_with_words(pattern, words)


def _find_with_words(pattern: re.Pattern[str], words: str) -> None:
    worded = Worded(pattern, words)

    @settings(max_examples=4, database=None, suppress_health_check=list(HealthCheck), deadline=None)
    @given(from_regex(re.compile(pattern.pattern, pattern.flags), alphabet=characters(max_codepoint=127)))
    def find(text: str) -> None:
        assert not worded.lacks(text), pattern.pattern[:60]

    find()


def _parts(held: Regex | Worded | Either) -> Iterator[tuple[re.Pattern[str], str]]:
    """The patterns that something compiles, each with the words that it waits for."""
    if isinstance(held, Either):
        for words, part in held.parts:
            yield part, words
    else:
        yield cast("re.Pattern[str]", held), held.words if isinstance(held, Worded) else ""


def _patterns(held: object) -> Iterator[Regex | Worded | Either]:
    """The patterns that a module keeps, alone or among others."""
    if isinstance(held, (Regex, Worded, Either)):
        yield held
    elif isinstance(held, (dict, tuple, list)):
        for one in held.values() if isinstance(held, dict) else held:
            yield from _patterns(one)


def _error(pattern: re.Pattern[str]) -> str:
    try:
        re.compile(pattern.pattern, pattern.flags)
    except re.error as error:
        return f"{pattern.pattern!r}: {error}"
    return ""
