"""The four founding releases as a ledger and its usual series."""

from __future__ import annotations

import pytest

from tests.support.concepts import with_concepts
from tests.support.gold import FOUNDING, gold_releases
from viewer.statements.release import Release
from viewer.trends.ledger import Ledger, LedgerLine, ledgers
from viewer.trends.lines import find_lines
from viewer.trends.point import Series
from viewer.trends.series import Choice, series_of


def innovo_releases() -> tuple[Release, ...]:
    """The hand-labelled releases with concepts; skips where they are not."""
    if not FOUNDING[0].is_dir():
        pytest.skip("the labelled releases are not here")
    return tuple(with_concepts(release) for release in gold_releases(*FOUNDING))


def innovo() -> Ledger:
    """All four as one company's ledger."""
    (ledger,) = ledgers(innovo_releases())
    return ledger


def line_named(ledger: Ledger, caption: str) -> LedgerLine:
    """The one line of a caption."""
    (line,) = find_lines(ledger, caption)
    return line


def innovo_series(*captions: str, choice: Choice | None = None) -> tuple[Series, ...]:
    """Series of captions."""
    ledger = innovo()
    return tuple(series_of(ledger, line_named(ledger, caption), choice or Choice()) for caption in captions)
