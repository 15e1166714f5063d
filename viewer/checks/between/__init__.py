"""Checks over several releases of one company: vintages, comparatives, implied periods, lines that come and go."""

from viewer.checks.between.check import check_history, check_releases
from viewer.checks.between.history import History, histories
from viewer.checks.between.vintages import Vintages, vintages, vintages_of

__all__ = ["History", "Vintages", "check_history", "check_releases", "histories", "vintages", "vintages_of"]
