"""Texts that want to be something else: formulas, markup, links, paths, steering characters, and more than fits."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle

from tests.support.synthetic import synthetic_releases
from viewer.statements.release import Release

FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "'=1+1",
    "\uff1d1+1",
    "\uff0b1",
    "\uff0d2",
    "\uff20A",
    '=HYPERLINK("http://example.invalid","x")',
    "=cmd|' /C calc'!A0",
    '=IMPORTXML("http://example.invalid")',
    "{=1+1}",
    "-- not a dash",
    '=WEBSERVICE("http://example.invalid")',
    "+49 89 1234",
    "-A1",
    "@import",
    "=-+@",
)
MARKUP = (
    "<b>bold</b>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</td></tr></table><h1>out",
    "<TABLE>",
    "<S> <C>",
    "&lt;b&gt;",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)",
    "--><script>1</script>",
    "<!-- ",
    "<style>*{display:none}</style>",
    "]]><x/>",
    '<a href="javascript:alert(1)">x</a>',
    "<iframe src=//example.invalid>",
    "<svg onload=alert(1)>",
    "&#60;script&#62;",
    "<meta http-equiv=refresh>",
    '<!DOCTYPE x [<!ENTITY a "b">]>',
    "&a;",
    "{{7*7}}",
    "${7*7}",
    "%s%n",
    "{0}",
    "\\u003cscript",
)
PLACES = (
    "../../etc/passwd",
    "..\\..\\windows",
    "/etc/passwd",
    "C:\\x",
    "\\\\host\\share",
    "file:///etc/passwd",
    "http://example.invalid/",
    "mailto:a@b",
    "internal:'x'!A1",
    "external:c:\\x.xlsx",
    "con",
    "NUL.txt",
    "aux",
    "a/b",
    ".hidden",
    "...",
    "~",
    "$HOME",
    "`id`",
    "$(id)",
    "; rm -rf x",
    "a|b",
    "a\0b",
)
STEERING = (
    "\x00",
    "\x01\x02",
    "\x0b\x0c",
    "\x1b[31mred",
    "\x7f",
    "\x85",
    "\u200b",
    "\u202egnp.exe",
    "\u2066x\u2069",
    "\ufeff",
    "\ufffe",
    "\ud800",
    "a\udcffb",
    "\u2028",
    "\u2029",
    "\U0001f4a3",
    "e\u0301" * 20,
    "\u0627\u0644",
    "[]:*?/\\",
    "'quoted'",
    "History",
    "a" * 31,
    "A" * 32,
    "Sheet1",
    " ",
    "",
)
LARGE = ("x" * 10_000, "=" * 40_000, "<" * 5_000, "\u202e" * 500, "\n" * 300, ", " * 2_000)


def hostile_texts() -> tuple[str, ...]:
    """300 texts and a few more."""
    plain = (*FORMULAS, *MARKUP, *PLACES, *STEERING, *LARGE)
    return (*plain, *(f"Total {text}" for text in plain), *(f"{text} (1)" for text in plain))


def hostile_releases() -> tuple[Release, ...]:
    """Releases in which captions, sections, titles, headings, companies and file names are hostile; together they hold every text."""
    texts = hostile_texts()
    (plain,) = synthetic_releases(1)
    rows = sum(len(statement.rows) for statement in plain.statements)
    return tuple(_hostile(plain, texts[start : start + rows]) for start in range(0, len(texts), rows))


def _hostile(release: Release, texts: tuple[str, ...]) -> Release:
    names = cycle(texts)
    statements = tuple(
        replace(
            statement,
            title=next(names),
            columns=tuple(replace(column, label=texts[0], headings=(texts[-1],)) for column in statement.columns),
            rows=tuple(replace(row, label=next(names), section=(texts[0], texts[-1])) for row in statement.rows),
        )
        for statement in release.statements
    )
    source = replace(release.source, name=texts[0] or "unnamed", sha256=f"{abs(len(texts[0])):064x}")
    return replace(release, source=source, company=texts[-1], statements=statements)
