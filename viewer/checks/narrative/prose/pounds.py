"""Pounds in texts of characters that have no sign for them: `L190.5 million`, `(pound)2.4m`, `#31,200`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from viewer.regex import regex
from viewer.statements.release import Release

POUNDS = "GBP"
SIGN = "\u00a3"
WRITTEN = regex(r"(?<![A-Za-z0-9])(?:L|#|\((?:L|pounds?)\)) ?(?=[0-9])")


def with_pound_signs(lines: Sequence[str], release: Release) -> Sequence[str]:
    """The lines of a release in pounds with the sign at the end of what stands for it, so that all else stays in its place."""
    if not any(statement.currency == POUNDS for statement in release.statements):
        return lines
    return [WRITTEN.sub(_sign, line) for line in lines]


def _sign(written: re.Match[str]) -> str:
    return SIGN.rjust(len(written[0]))
