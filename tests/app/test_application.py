"""What the program asks of Qt before anything is drawn."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FILL = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtGui import QColor, QImage, QPainter
from viewer.app.application import make_application
application = make_application()
image = QImage(500, 1000, QImage.Format.Format_RGB32)
painter = QPainter(image)
painter.fillRect(image.rect(), QColor(1, 2, 3, 77))
painter.end()
print(len(os.listdir("/proc/self/task")))
"""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="threads are counted as Linux lists them")
def test_what_is_drawn_waits_for_no_other_thread() -> None:
    ended = subprocess.run([sys.executable, "-c", FILL], capture_output=True, text=True, check=True, timeout=60)
    assert ended.stdout == "1\n"
