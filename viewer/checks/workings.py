"""What all relations are proved from: the lines of each statement and what their columns stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.footing.captions import IN_BRACKETS
from viewer.footing.grid import Grid, grids
from viewer.frozen import frozen
from viewer.regex import regex
from viewer.remembered import remembered
from viewer.statements.release import Release
from viewer.statements.statement import Statement
from viewer.statements.unit import UnitKind, kind_of

SOMEONE_ELSES = regex(
    r"pro[ -]?forma|non-?gaap|affiliate|parent|adjusted|excluding|subsidiary\b|supplemental consolidated",
    re.IGNORECASE,
    "forma* gaap* affiliate* parent* adjusted* excluding* subsidiary* supplemental*",
)
OF_CHANGE = regex(
    r"%|\b(?:changes?|chg|incr?|increase|decr?|decrease|growth|percent|variance|var|(?:un)?fav(?:orable)?|bps?|basis (?:points?|pts?))\b",
    re.IGNORECASE,
)


@frozen
class Workings:
    """The lines of a release.

    Attributes:
        release: what they were read from.
        grids: by statement, one for each unit.
    """

    release: Release
    grids: tuple[tuple[Grid, ...], ...]

    @classmethod
    def of(cls, release: Release) -> Workings:
        """Lay out a release."""
        return cls(release, tuple(tuple(grids(index, statement)) for index, statement in enumerate(release.statements)))

    def grid(self, statement: int, kind: UnitKind) -> Grid | None:
        """The largest grid of a statement whose unit is of a kind."""
        found = [grid for grid in self.grids[statement] if kind_of(grid.unit) is kind]
        return max(found, key=lambda grid: len(grid.lines), default=None)

    def money(self) -> Iterator[tuple[Statement, Grid]]:
        """The statements that hold amounts, each with its amounts."""
        for index, statement in enumerate(self.release.statements):
            grid = self.grid(index, UnitKind.MONEY)
            if grid is not None:
                yield statement, grid


def is_own(statement: Statement) -> bool:
    """Whether the figures are the company's own, as reported: not pro forma, not another company's."""
    return SOMEONE_ELSES.search(statement.title) is None


def of_change(statement: Statement) -> list[int]:
    """The columns that stand for no period and are headed as changes or rates."""
    return [at for at, column in enumerate(statement.columns) if column.period is None and OF_CHANGE.search(column.label)]


@remembered(4096)
def words_of(label: str) -> tuple[str, ...]:
    """The words of a caption that tell it from others: no brackets, no case, no plural or article."""
    bare = IN_BRACKETS.sub(" ", label) if "(" in label else label
    words = re.findall(r"[a-z]+", bare.lower().replace("'s", "").replace("s'", ""))
    return tuple(word for word in words if word not in {"the", "and", "of", "s"})
