"""What is left out while Qt loads is there when it is asked for."""

from __future__ import annotations

import subprocess
import sys

LOAD = """
import builtins, os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
compiles = builtins.compile
from viewer.app.light_qt import load_qt
load_qt()
assert builtins.compile is compiles
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel("text")
"""


def printed(program: str) -> str:
    return subprocess.run([sys.executable, "-c", LOAD + program], capture_output=True, text=True, check=True, timeout=60).stdout


def test_what_knows_signatures_is_not_run() -> None:
    told = printed("""
import shibokensupport.signature.parser, shibokensupport.signature.lib.pyi_generator
print([name for name in ("parser", "lib.pyi_generator") if "re" in vars(sys.modules["shibokensupport.signature." + name])])
print("argparse" in sys.modules, "ast" in sys.modules)
""")
    assert told.splitlines()[0] == "[]"
    assert told.splitlines()[-1] == "False False"


def test_a_wrong_call_is_told_with_what_would_be_right() -> None:
    told = printed("""
for _ in range(2):
    try:
        QLabel(1, 2)
    except TypeError as error:
        print(error)
""")
    assert told.count("QLabel.__init__(int, int)") == 2
    assert told.count("QLabel.__init__(text: str") == 2


def test_tools_find_signatures() -> None:
    told = printed("""
from PySide6.support.signature import get_signature
from PySide6.support.signature.lib.pyi_generator import Formatter
print(get_signature(QLabel.setText))
print(Formatter.split("a, b"))
""")
    assert told.splitlines() == ["(self, arg__1: str, /) -> None", "['', 'a', ',', ' b', '']"]


def test_a_library_that_is_missing_is_said_where_it_is_asked_for() -> None:
    told = printed("""
sys.modules["PySide6"] = None
try:
    load_qt()
except ImportError as error:
    print(error)
print(builtins.compile is compiles)
""")
    assert told.endswith("True\n")
    assert told.startswith("import of PySide6 halted")
