"""A small release and a review of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.review.support import RELEASE
from viewer.text.reading import read_source
from viewer.text.source import Source


@pytest.fixture
def source(tmp_path: Path) -> Source:
    """A release of ten lines on disk."""
    path = tmp_path / "release.txt"
    path.write_bytes(RELEASE.encode())
    return read_source(path)
