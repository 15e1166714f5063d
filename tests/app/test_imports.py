"""The window's threads load the program's modules at the same time; none of them may get half of one."""

from __future__ import annotations

import subprocess
import sys

LOADED = (
    "viewer.api",
    "viewer.trends.ledger",
    "viewer.checks.prove",
    "viewer.checks.between.check",
    "viewer.checks.between.vintages",
    "viewer.models.finding_rows",
)
PROGRAM = f"""
import sys, threading
from importlib import import_module
sys.setswitchinterval(0.00001)
threads = [threading.Thread(target=import_module, args=(name,)) for name in {LOADED!r}]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""


def test_modules_can_be_loaded_by_several_threads() -> None:
    for _ in range(3):
        ended = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
        assert ended.stderr == ""
