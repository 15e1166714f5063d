"""No formula, markup, link or path of a release acts in an export."""

import csv
import json
import re
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest

from tests.support.hostile import hostile_releases, hostile_texts
from viewer.api import parse
from viewer.export.content import Content
from viewer.export.formats import FORMATS, Format, export, format_named
from viewer.export.safe import FORMULA_STARTS, NUMBER, clean
from viewer.export.verify import verify

TAGS = frozenset(
    {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "main",
        "h1",
        "h2",
        "h3",
        "nav",
        "a",
        "section",
        "small",
        "div",
        "ol",
        "li",
        "ul",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "span",
    }
)
ATTRIBUTES = frozenset(
    {
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "href",
        "id",
        "class",
        "tabindex",
        "aria-label",
        "value",
        "scope",
        "title",
        "data-address",
        "data-value",
    }
)


@pytest.fixture(scope="module")
def content() -> Content:
    return Content.of(hostile_releases())


def test_there_are_enough_of_them() -> None:
    assert len(set(hostile_texts())) >= 300


def test_a_spreadsheet_runs_nothing_of_a_table(content: Content, tmp_path: Path) -> None:
    path = export(content, format_named("csv"), tmp_path / "out.csv")
    csv.field_size_limit(10_000_000)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            for value in row:
                assert not value.startswith(FORMULA_STARTS) or value.startswith("'") or NUMBER.fullmatch(value), value[:80]


def test_a_workbook_holds_no_formula_and_leads_nowhere_else(content: Content, tmp_path: Path) -> None:
    path = export(content, format_named("xlsx"), tmp_path / "out.xlsx")
    with ZipFile(path) as book:
        for name in book.namelist():
            part = book.read(name).decode()
            assert 'TargetMode="External"' not in part, name
            assert all(re.fullmatch(r"[-+A-Z0-9]+", formula) for formula in re.findall(r"<f[^>]*>([^<]*)</f>", part)), name
            assert all(re.fullmatch(r"'Source [0-9]+'!B[0-9]+", place) for place in re.findall(r'<hyperlink [^>]*location="([^"]*)"', part))


def test_a_page_has_no_element_or_attribute_of_anybody_else(content: Content, tmp_path: Path) -> None:
    path = export(content, format_named("html"), tmp_path / "out.html")
    page = Elements()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    assert page.tags == TAGS
    assert page.attributes <= ATTRIBUTES
    assert all(re.fullmatch(r"#[rtg][0-9]+(?:-[0-9]+-[0-9]+)?", target) for target in page.targets)
    assert page.comments == []


class Elements(HTMLParser):
    """What a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.targets: set[str] = set()
        self.comments: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.targets |= {value or "" for name, value in attrs if name in {"href", "src"}}

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


TABLE = """
CONSOLIDATED BALANCE SHEETS
(in thousands)

                        March 31, 2003
Cash                             1,000
Receivables                      2,000
Total assets                     3,000
"""


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """A release under every hostile name that a file can have here, read from there."""
    folder = tmp_path_factory.mktemp("named")
    names = {text.translate({ord("/"): None, 0: None})[:60] for text in hostile_texts()}
    for number, name in enumerate(sorted(names)):
        with suppress(OSError, UnicodeError):
            (folder / f"{name}.txt").write_text(f"{TABLE}\n{number}\n", encoding="utf-8")
    return Content.of(parse(path) for path in sorted(folder.iterdir()))


@pytest.mark.parametrize("wanted", FORMATS, ids=lambda one: one.name)
def test_every_value_is_found_again_whatever_the_file_is_called(wanted: Format, named: Content, tmp_path: Path) -> None:
    assert len(named.releases) > 200
    found = verify(export(named, wanted, tmp_path / "out"), named.releases)
    assert found.wrong == ""
    assert found.confirmed == found.cells == 3 * len(named.releases)


def test_totals_of_more_digits_than_a_workbook_keeps_are_found_again(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    table = TABLE.replace(f"{'1,000':>28}", f"{999_999_999_999_997_999:>28,}").replace(f"{'3,000':>26}", f"{10**18 - 1:>26,}")
    path.write_text(table)
    content = Content.of([parse(path)])
    found = verify(export(content, format_named("xlsx"), tmp_path / "out"), content.releases)
    assert found.wrong == ""
    assert found.confirmed == 3


def test_no_name_leads_out_of_the_folder_that_was_chosen(named: Content, tmp_path: Path) -> None:
    for release in named.releases:
        path = export(Content((release,), ((),), ()), format_named("html"), tmp_path)
        assert path.parent == tmp_path
        assert path.is_file()


def test_what_programs_read_back_is_the_text_itself(content: Content, tmp_path: Path) -> None:
    captions = [row.label for release in content.releases for statement in release.statements for row in statement.rows for _ in row.cells]
    facts = json.loads(export(content, format_named("json"), tmp_path / "out.json").read_text(encoding="ascii"))["facts"]
    assert [fact["caption"] for fact in facts] == captions
    table = pd.read_parquet(export(content, format_named("parquet"), tmp_path / "out.parquet"))
    assert table["caption"].tolist() == [clean(caption) for caption in captions]


def test_a_report_names_concepts_and_companies_by_letters(content: Content, tmp_path: Path) -> None:
    report = json.loads(export(content, format_named("xbrl-json"), tmp_path / "out.json").read_text(encoding="utf-8"))
    dimensions = [fact["dimensions"] for fact in report["facts"].values()]
    assert all(re.fullmatch(r"sv:[A-Za-z_][A-Za-z0-9_.-]*", one["concept"]) for one in dimensions)
    assert all(re.fullmatch(r"company:[A-Za-z0-9_.-]+", one["entity"]) for one in dimensions)
    assert [re.fullmatch(r"taxonomy-[0-9a-f]{16}\.xsd", name) is not None for name in report["documentInfo"]["taxonomy"]] == [True]
