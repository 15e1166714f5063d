"""Where the files stand that travel with the program, installed or in a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
INSTALLED = PACKAGE / "_data"  # the wheel carries `resources` and `releases` here
ROOT = INSTALLED if INSTALLED.is_dir() else PACKAGE.parent


def resource(name: str) -> Path:
    """A file of `resources/`, by its name below that folder: `concepts.toml`, `icons/open.svg`."""
    return ROOT / "resources" / name


def samples() -> Path:
    """The folder of sample releases."""
    return ROOT / "releases"
