"""No formula, markup, link or path of a release acts in an export."""

import csv
import re
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.support.hostile import hostile_releases, hostile_texts
from viewer.export.content import Content
from viewer.export.formats import export, format_named
from viewer.export.safe import FORMULA_STARTS, NUMBER

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
