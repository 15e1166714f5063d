"""The numbers of a release's narrative as a table: what they say, what the cells say, and the verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QObject, QSortFilterProxyModel

from viewer.models.formatter import amount_text, unit_words
from viewer.models.roles import USER
from viewer.models.text_table import Index, TextTable
from viewer.override import override
from viewer.statements.claim import Claim, ClaimStatus, ClaimType
from viewer.statements.finding import Place
from viewer.statements.release import Release
from viewer.statements.words import period_words

STATUS_ROLE = USER
COLUMNS = ("Line", "Figure", "Verdict", "Subject", "Period", "Says", "Cells say", "Computation")
LONGEST = 300
PERCENTAGES = frozenset({ClaimType.PERCENT_GROWTH, ClaimType.PERCENT_MARGIN, ClaimType.PERCENT_OTHER})
LARGE = 1000  # from which on a whole amount is said without the zeros behind its point
# A shape for each verdict, so that colour says nothing alone.
SHAPES = {
    ClaimStatus.AGREES: "✓",
    ClaimStatus.DERIVED: "∴",
    ClaimStatus.DIFFERS: "✖",
    ClaimStatus.DERIVED_DIFFERS: "✖",
    ClaimStatus.NO_COUNTERPART: "\u2013",
}


def verdict_counts(release: Release) -> Counter[ClaimStatus]:
    """How many claims of a release have each verdict."""
    return Counter(claim.status for claim in release.claims)


def verdict_words(status: ClaimStatus) -> str:
    """A verdict in words, its shape first: `✖ derived differs`."""
    return f"{SHAPES[status]} {status.replace('_', ' ')}"


class ClaimsModel(TextTable):
    """Answers for the claims of one release, in the order of the text."""

    headings = COLUMNS
    numeric = frozenset({0, 5, 6})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._release: Release | None = None
        self._texts: dict[int, tuple[str, ...]] = {}

    @property
    def claims(self) -> Sequence[Claim]:
        """The claims in the order shown."""
        return self._release.claims if self._release else ()

    def set_release(self, release: Release | None) -> None:
        """Show the claims of another release."""
        self.beginResetModel()
        self._release, self._texts = release, {}
        self.endResetModel()

    @override
    def texts(self, row: int) -> tuple[str, ...]:
        """What the columns show of a claim, made on first use."""
        if row not in self._texts:
            self._texts[row] = claim_texts(self.claims[row])
        return self._texts[row]

    def places(self, row: int) -> tuple[Place, ...]:
        """Where a claim stands, and the cells that it is tied to or, where it is tied to none, that are nearest."""
        if self._release is None:
            return ()
        claim = self._release.claims[row]
        spans = (claim.span, *(claim.against or claim.candidates))
        return tuple(Place(self._release.source.name, span) for span in spans)

    @override
    def count(self) -> int:
        return len(self.claims)

    @override
    def answer(self, row: int, role: int) -> object:
        return self.claims[row].status if role == STATUS_ROLE else None


def claim_texts(claim: Claim) -> tuple[str, ...]:
    """What the columns show of a claim."""
    percent = " %" if claim.type in PERCENTAGES else ""
    says = f"{_said(claim.value)}{percent} {unit_words(claim.unit)}".strip() if claim.value is not None else "not readable"
    return (
        str(claim.span.line),
        claim.text[:LONGEST],
        verdict_words(claim.status),
        (claim.subject or "")[:LONGEST],
        period_words(claim.period),
        says,
        f"{amount_text(claim.expected)}{percent}" if claim.expected is not None else "",
        (claim.computation or claim.remark)[:LONGEST],
    )


class ClaimsFilter(QSortFilterProxyModel):
    """Lets through the claims of one verdict and that hold some words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = ClaimsModel(self)
        self._status = ""
        self._words: tuple[str, ...] = ()
        self.setSourceModel(self._model)

    @property
    def model(self) -> ClaimsModel:
        """The model under the filter."""
        return self._model

    def choose(self, status: str) -> None:
        """Let through one verdict only; an empty value is all of them."""
        self._status = status
        self.invalidate()

    def search(self, words: str) -> None:
        """Let through claims that hold all of some words."""
        self._words = tuple(words.casefold().split())
        self.invalidate()

    @override
    def filterAcceptsRow(self, source_row: int, _parent: Index) -> bool:
        if self._status and self._model.claims[source_row].status != self._status:
            return False
        if not self._words:
            return True
        searched = " ".join(self._model.texts(source_row)).casefold()
        return all(word in searched for word in self._words)


def _said(value: Decimal) -> str:
    """An amount; `$29.6 million` says 29,600,000 and no tenth of a dollar."""
    is_whole = abs(value) >= LARGE and value == value.to_integral_value()
    return amount_text(value.quantize(Decimal(1)) if is_whole else value)
