"""Qt's own tests of item models."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtTest import QAbstractItemModelTester


def watched(*models: QAbstractItemModel) -> list[QAbstractItemModelTester]:
    """Testers that check models now and at every change as long as they live; what is wrong becomes a Qt warning, which fails the test."""
    return [QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning) for model in models]
