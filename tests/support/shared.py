"""Real documents that may lie beside the checkout; tests that read them skip where they are not."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def shared(name: str) -> Path:
    """A file or folder of real documents; skips the running test where it is not there."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"real documents are not here: {path}")
    return path


def shared_files(folder: str, pattern: str = "*.txt") -> list[Path]:
    """The files to run a test over, in order; parametrizing with none of them skips the test."""
    return sorted((SHARED / folder).glob(pattern))
