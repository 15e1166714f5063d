import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.hostile import FORMULAS, hostile_texts
from viewer.export.safe import FORMULA_STARTS, LONGEST_SHEET_NAME, NUMBER, clean, file_name, neutral, sheet_name


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas_are_neutralised(text: str) -> None:
    shown = neutral(text)
    assert not shown.startswith(FORMULA_STARTS) or shown.startswith("'")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "'", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_whatever_a_spreadsheet_takes_for_the_start_of_a_formula_is_quoted(start: str) -> None:
    assert neutral(f"{start}SUM(A1)") == f"'{start}SUM(A1)"


@pytest.mark.parametrize("text", ["-12", "-1,234.5", "(323)", "-(4)", "12%", "1895", "+3"])
def test_numbers_stay_numbers(text: str) -> None:
    assert neutral(text) == text


@given(st.text(max_size=60))
def test_nothing_starts_a_formula(text: str) -> None:
    shown = neutral(text)
    assert shown.startswith("'") or not shown.startswith(FORMULA_STARTS) or NUMBER.fullmatch(shown)
    shown.encode("utf-8")


@given(st.text(max_size=300) | st.sampled_from(hostile_texts()) | st.sampled_from(["\u682a" * 300, "\U0001f4a3" * 300]))
def test_file_names_stay_in_their_folder(text: str) -> None:
    name = file_name(text)
    assert name
    assert name not in {".", ".."}
    assert not set(name) & set('/\\:*?"<>|\0')
    assert len((name + " selection.parquet").encode()) <= 255
    assert name == name.strip()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Innovo Group, Inc.", "Innovo Group, Inc"),
        ("../../etc/passwd", "etc passwd"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("..", "release"),
        ("", "release"),
        ("a\u202egnp.exe", "a gnp.exe"),
    ],
)
def test_file_names(text: str, name: str) -> None:
    assert file_name(text) == name


def test_sheet_names_are_legal_and_differ() -> None:
    taken: set[str] = set()
    for text in hostile_texts() * 2:
        name = sheet_name(text, taken)
        assert 0 < len(name) <= LONGEST_SHEET_NAME
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.lower() != "history"
        assert name.lower() not in taken
        taken.add(name.lower())


def test_what_no_file_can_hold_is_replaced() -> None:
    assert clean("a\x00b\ud800c\td\n") == "a\ufffdb\ufffdc\td\n"
