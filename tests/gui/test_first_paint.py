"""What stands on the way to the first paint, and what must not."""

from __future__ import annotations

import subprocess
import sys

from tests.support.samples import JULY

SHOW = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from viewer.app.application import make_application, make_window
from viewer.app.reading_job import ReadingJob, SplitJob
from viewer.app.settings import Settings
job = SplitJob([Path(sys.argv[1])]) if hasattr(os, "fork") else ReadingJob([Path(sys.argv[1])])
job.start()
application = make_application()
window = make_window(Settings(), job, 30)
slow = {"pandas", "numpy", "pyqtgraph", "sqlite3", "ssl", "PySide6.QtSvg", "PySide6.QtNetwork"}
if hasattr(os, "fork"):
    slow |= {"viewer.parsing", "viewer.checks"}
def tell():
    print(sorted(slow & set(sys.modules)), "Orientation" in vars(vars(sys.modules["PySide6.QtCore"]).get("Qt", object)))
    application.quit()
window.painted.connect(tell)
window.show()
application.exec()
assert window.session.release.statements
"""


def test_nothing_slow_is_imported() -> None:
    """Nor are the thousand names of `Qt` made."""
    ended = subprocess.run([sys.executable, "-c", SHOW, str(JULY)], capture_output=True, text=True, check=True, timeout=60)
    assert ended.stdout == "[] False\n"


COUNT = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel()
before = sys.getrefcount(None)
for number in range(100_000):
    label.setNum(number)
print(abs(sys.getrefcount(None) - before))
"""


def test_qt_calls_leave_none_alone() -> None:
    """PySide6 6.12.0 takes a reference to None with every call that returns nothing, until Python 3.11 dies of it."""
    ended = subprocess.run([sys.executable, "-c", COUNT], capture_output=True, text=True, check=True, timeout=60)
    assert int(ended.stdout) < 100
