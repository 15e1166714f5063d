"""What comparing two releases costs: run with `python -m tests.benchmarks.compare`.

Prints the processor time of comparing texts of 0.25, 1 and 4 MB with a reworded copy, with another text, and of texts that offer nothing to
hold on to, and the growth against n log n, which must not exceed it by more than half.
"""

from __future__ import annotations

import random
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable
from math import log
from time import process_time

from viewer.compare.comparison import compare
from viewer.statements.release import Release
from viewer.text.source import Source

SIZES = (250_000, 1_000_000, 4_000_000)
ALLOWED = 1.5
LETTERS = "abcdefghijklmnop"
EVERY = 30  # words, of which one is another in the reworded copy

Texts = Callable[[int], tuple[str, str]]


def main() -> int:
    """Measure and print; 1 when something grows faster than n log n."""
    ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter).parse_args()
    kinds: dict[str, Texts] = {"reworded": reworded, "another": another, "two words": two_words, "numbers": numbers}
    return 1 if max(measure(name, texts) for name, texts in kinds.items()) > ALLOWED else 0


def measure(name: str, texts: Texts) -> float:
    """How much faster than n log n the cost grows from the second size to the last; start-up spoils the first."""
    costs: list[float] = []
    for size in SIZES:
        first, second = (Release(Source(f"{at}.txt", text, sha256=str(at))) for at, text in enumerate(texts(size)))
        start = process_time()
        compare(first, second)
        costs.append(process_time() - start)
        print(f"{name:10} {size / 1e6:5.2f} MB {costs[-1]:8.2f} s, {costs[-1] / size * 1e6:6.2f} s a MB")
    expected = SIZES[-1] * log(SIZES[-1]) / (SIZES[-2] * log(SIZES[-2]))
    growth = costs[-1] / costs[-2] / expected
    print(f"{name:10} growth {costs[-1] / costs[-2]:.1f} where n log n is {expected:.1f}")
    return growth


def reworded(size: int) -> tuple[str, str]:
    """Prose, and the same with another word here and there."""
    text, draw = prose(size, 1), random.Random(2)
    words = text.split(" ")
    for _ in range(len(words) // EVERY):
        words[draw.randrange(len(words))] = word(draw)
    return text, " ".join(words)


def another(size: int) -> tuple[str, str]:
    """Two texts of the same words in sentences of their own."""
    return prose(size, 1), prose(size, 2)


def two_words(size: int) -> tuple[str, str]:
    """The same two words over and over: none stands once."""
    return "sales rose " * (size // 11), "rose sales sales " * (size // 17)


def numbers(size: int) -> tuple[str, str]:
    """Nothing but numbers."""
    return "1 2 $5 3% " * (size // 10), "2 1 $6 3% " * (size // 10)


def prose(size: int, seed: int) -> str:
    """Sentences of made-up words with an amount at their end, sixty characters a line."""
    draw = random.Random(seed)
    known = [word(random.Random(number)) for number in range(20_000)]
    parts: list[str] = []
    length = 0
    while length < size:
        sentence = " ".join(draw.choices(known, k=draw.randint(8, 25))).capitalize() + f" to ${draw.randint(1, 10**7):,}."
        parts.append(sentence + "\n" * (draw.random() < 0.2))
        length += len(sentence) + 1
    text = " ".join(parts)
    return "\n".join(text[at : at + 60] for at in range(0, len(text), 60))


def word(draw: random.Random) -> str:
    """A made-up word."""
    return "".join(draw.choices(LETTERS, k=draw.randint(2, 9)))


if __name__ == "__main__":
    raise SystemExit(main())
