"""Deriving a period from others: intervals between months are edges of a graph, a derivation is a path.

Six months to May and the quarter to May share their end, so the way from the start of the six months to the start of the
quarter, along the one and back along the other, is the first quarter: `6M - Q2`. The shortest path uses the fewest figures.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from viewer.statements.facts import Fact

Interval = tuple[int, int]
Step = tuple[int, Interval]
# 12M - 9M, 9M - Q3 - Q2, Q1 + Q2 + Q3 + Q4: what takes more than four figures convinces nobody.
LONGEST = 4


@dataclass(slots=True)
class Intervals:
    """Figures of one line by the interval of months they cover, each once.

    Attributes:
        facts: the figure of each interval `(month before the first, last month)`.
        ways: from each month the intervals that begin or end there.
    """

    facts: dict[Interval, Fact] = field(default_factory=dict)
    ways: dict[int, list[Step]] = field(default_factory=dict)

    @classmethod
    def of(cls, facts: Mapping[Interval, Fact]) -> Intervals:
        """Index the figures."""
        ways: dict[int, list[Step]] = {}
        for start, end in facts:
            ways.setdefault(start, []).append((1, (start, end)))
            ways.setdefault(end, []).append((-1, (start, end)))
        return cls(dict(facts), ways)

    def path(self, wanted: Interval) -> tuple[Step, ...] | None:
        """The fewest intervals that add and subtract up to the one wanted, itself excepted; None where there is no way."""
        start, goal = wanted
        came: dict[int, Step | None] = {start: None}
        queue = deque([(start, 0)])
        while queue:
            month, length = queue.popleft()
            if month == goal:
                return self._walk_back(came, goal)
            if length == LONGEST:
                continue
            for weight, interval in self.ways.get(month, ()):
                there = interval[1] if weight > 0 else interval[0]
                if interval != wanted and there not in came:
                    came[there] = (weight, interval)
                    queue.append((there, length + 1))
        return None

    @staticmethod
    def _walk_back(came: Mapping[int, Step | None], month: int) -> tuple[Step, ...]:
        steps: list[Step] = []
        while (step := came[month]) is not None:
            steps.append(step)
            weight, interval = step
            month = interval[0] if weight > 0 else interval[1]
        return tuple(reversed(steps))
