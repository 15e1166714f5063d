import shutil
import subprocess
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.support.synthetic import reprint, synthetic_releases
from viewer.checks.check import check_release
from viewer.export.content import Content
from viewer.export.page import page_parts, write_page

CHROMIUM = next((name for name in ("chromium", "chromium-browser", "google-chrome") if shutil.which(name)), "")


class Anchors(HTMLParser):
    """Identities, and where links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.links: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        own = values.get("id") or ""
        if own:
            self.ids[own] += 1
        if tag == "a" and values.get("href"):
            self.links.append((own, values["href"] or ""))


def read(content: Content) -> Anchors:
    page = Anchors()
    page.feed("".join(page_parts(content)))
    return page


def test_a_number_on_either_side_leads_to_the_other() -> None:
    content = Content.of(synthetic_releases(2))
    page = read(content)
    assert max(page.ids.values()) == 1
    assert {target.removeprefix("#") for _, target in page.links} <= page.ids.keys()
    there = dict(page.links)
    cells = [cell for release in content.releases for statement in release.statements for row in statement.rows for cell in row.cells]
    sides = [own for own in there if own.startswith("g")]
    assert len(sides) == len(cells)
    assert all(there[there[own].removeprefix("#")] == f"#{own}" for own in sides)


def test_findings_lead_to_the_raw_text() -> None:
    (release,) = synthetic_releases(1)
    total = next(row for row in release.statements[0].rows if row.label.lower().startswith("total current assets"))
    broken = check_release(reprint(release, total.label, 0, "1"))
    assert broken.findings
    page = "".join(page_parts(Content.of([broken])))
    finding = broken.findings[0]
    assert finding.message.split(":")[0] in page
    assert f'href="#t0-{finding.places[0].span.line}-{finding.places[0].span.start}"' in page


def test_the_page_forbids_everything_but_its_style(tmp_path: Path) -> None:
    page = "".join(page_parts(Content.of(synthetic_releases(1))))
    assert "default-src 'none'; style-src 'sha256-" in page
    assert "<script" not in page
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine")
def test_a_browser_shows_every_value_and_forbids_nothing_of_ours(tmp_path: Path) -> None:
    releases = synthetic_releases(2)
    path = tmp_path / "page.html"
    write_page(Content.of(releases), path)
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}", "--enable-logging=stderr"]
    command = [CHROMIUM, *options, "--virtual-time-budget=5000", "--dump-dom", f"{path.as_uri()}#r1"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    cells = sum(len(row.cells) for release in releases for statement in release.statements for row in statement.rows)
    assert done.stdout.count("data-address=") == cells
    assert "CONSOLE" not in done.stderr
