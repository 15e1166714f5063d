"""Golden files: what is read and what must come of it, side by side in one file a person can read.

The cases of `tests/ROOM/test_NAME.py` stand in `tests/golden/ROOM/NAME/*.txt`:

    Why this case exists, in a sentence or two.
    %% input
    … any text, kept byte for byte …
    %% expected
    … what the test makes of it …

A test takes them with `@pytest.mark.parametrize("case", golden_cases(__file__), ids=str)` and compares
with `golden(case, made)`. `pytest --update-golden` rewrites the expected parts; read the diff before committing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
GOLDEN = TESTS / "golden"
INPUT = "%% input\n"
EXPECTED = "%% expected\n"


@dataclass(frozen=True, slots=True)
class GoldenCase:
    """One golden file.

    Attributes:
        path: the file.
        about: why the case exists.
        text: the input, line ends as they are in the file.
        expected: what must come of it.
    """

    path: Path
    about: str
    text: str
    expected: str

    def __str__(self) -> str:
        return self.path.stem


GoldenCheck = Callable[[GoldenCase, str], None]


def golden_cases(test_module: str) -> list[GoldenCase]:
    """The cases of a test module, given as its `__file__`; a folder without cases is an error."""
    folder = golden_folder(Path(test_module))
    found = [read_case(path) for path in sorted(folder.glob("*.txt"))]
    if not found:
        raise FileNotFoundError(f"no golden files in {folder}")
    return found


def golden_folder(test_module: Path) -> Path:
    """`tests/golden/parsing/boxhead` for `tests/parsing/test_boxhead.py`."""
    room = test_module.resolve().parent.relative_to(TESTS)
    return GOLDEN / room / test_module.stem.removeprefix("test_")


def read_case(path: Path) -> GoldenCase:
    """Read one golden file; raises ValueError where a part is missing."""
    about, found_input, rest = path.read_bytes().decode("utf-8").partition(INPUT)
    text, found_expected, expected = rest.partition(EXPECTED)
    if not (about.strip() and found_input and found_expected):
        raise ValueError(f"{path} must have a reason, {INPUT.strip()!r} and {EXPECTED.strip()!r}")
    return GoldenCase(path, about, text, expected)


def write_expected(case: GoldenCase, made: str) -> None:
    """Put what was made in the place of what was expected."""
    case.path.write_bytes((case.about + INPUT + case.text + EXPECTED + made).encode("utf-8"))
