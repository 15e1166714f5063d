"""What comes behind the first paint comes in small pieces, and nothing is left for the turn that needs it."""

from __future__ import annotations

import json
import subprocess
import sys

MOST = 12  # modules of ours at once: a module takes half a millisecond, and the window is to answer within fifty
LOADED = """
import json, os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from importlib import import_module
from viewer.app.application import make_application, make_window
from viewer.app.settings import Settings
application = make_application()
window = make_window(Settings())
window.show()
application.processEvents()
from viewer.app.pieces import FURNITURE, REVIEW
counts = {}
def count(name, work, *arguments):
    before = set(sys.modules)
    work(*arguments)
    counts[name] = sorted(name for name in set(sys.modules) - before if name.startswith("viewer."))
for name in FURNITURE:
    count(name, import_module, name)
count("complete", window.complete)
count("trend", window.docks["trend"].fill)
for name in REVIEW:
    count(name, import_module, name)
count("review", window.begin_review)
print(json.dumps(counts))
sys.stdout.flush()
os._exit(0)
"""


def test_no_piece_is_large() -> None:
    ended = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True, timeout=120)
    counts: dict[str, list[str]] = json.loads(ended.stdout)
    assert {name: new for name, new in counts.items() if len(new) > MOST} == {}
    assert [counts[name] for name in ("complete", "trend", "review")] == [[], [], []]
    assert not any(name.startswith(("viewer.parsing", "viewer.api")) for new in counts.values() for name in new)
