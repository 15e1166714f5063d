"""Checks over several releases of one company: vintages, comparatives, implied periods, lines that come and go."""

from viewer.checks.between.check import check_releases
from viewer.checks.between.vintages import Vintages, vintages

__all__ = ["Vintages", "check_releases", "vintages"]
