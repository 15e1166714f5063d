"""Process start to the first paint of the full window with a release in it, against a bare PySide6 window, taken in turn.

The bar is 1.5 times the bare window, the aim 1.3. A release read before comes out of the cache; for one that is read for the first time
the paint waits a quarter of a second for its statements, and comes without them where reading takes longer.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from signal import SIGKILL
from statistics import median

from viewer.assets import samples
from viewer.cache.reading import OFF, CachedReader

BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        sys.stdout.write(str(time.time()))
        application.quit()
application = QApplication([])
window = Window()
window.resize(1480, 900)
window.show()
application.exec()
"""
FULL = """
import os, sys, time
from pathlib import Path
from viewer.app.start import open_window
def painted():
    sys.stdout.write(str(time.time()))
    sys.stdout.flush()
    os._exit(0)
open_window([Path(sys.argv[1])], painted=painted)
"""


def main() -> int:
    """Print the medians and their ratios; 1 where one of them misses the bar."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=15)
    arguments.add_argument("--platform", default="offscreen", help="offscreen, or xcb under a display")
    arguments.add_argument("path", nargs="?", type=Path, default=samples() / "innovo-2003-07-15.txt")
    chosen = arguments.parse_args()
    environment = {**os.environ, "QT_QPA_PLATFORM": chosen.platform}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment.pop(OFF, None)
    os.environ.pop(OFF, None)
    with CachedReader() as reader:
        reader.read(chosen.path)
    taken = [(BARE, environment), (FULL, environment), (FULL, {**environment, OFF: "1"})]
    rounds = [[seconds(script, chosen.path, settings) for script, settings in taken] for _ in range(chosen.rounds + 1)]
    bare, before, anew = (median(times) for times in zip(*rounds[1:], strict=True))
    print(f"bare window {bare * 1000:.0f} ms, bar 1.5; full window with {chosen.path.name}")
    print(f"  read before {before * 1000:.0f} ms, ratio {before / bare:.2f}")
    print(f"  read for the first time {anew * 1000:.0f} ms, ratio {anew / bare:.2f}")
    return int(max(before, anew) > 1.5 * bare)


def seconds(script: str, path: Path, environment: dict[str, str]) -> float:
    """From the start of a process to the time it tells."""
    begun = time.time()
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path)], env=environment, stdout=subprocess.PIPE, start_new_session=True
    ) as process:
        assert process.stdout is not None
        told = os.read(process.stdout.fileno(), 100)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, SIGKILL)  # the part of it that still reads a large file too
    return float(told) - begun


if __name__ == "__main__":
    sys.exit(main())
