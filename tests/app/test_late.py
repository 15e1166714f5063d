"""Modules of the library that are not there before they are asked for something, and whole then."""

from __future__ import annotations

import subprocess
import sys

from tests.support.samples import JULY


def printed(program: str, *arguments: str) -> str:
    delayed = f"import sys\nfrom viewer.app.late import delay_library\ndelay_library()\n{program}"
    return subprocess.run([sys.executable, "-c", delayed, *arguments], capture_output=True, text=True, check=True, timeout=60).stdout


def test_the_first_release_is_read_without_them() -> None:
    told = printed(
        """
from pathlib import Path
from viewer.app.reading_job import read_all
def show(release):
    print(sorted({"ast", "bz2", "dis", "lzma", "random"} & set(sys.modules)), "__file__" in vars(sys.modules["inspect"]))
for _ in read_all([Path(sys.argv[1])], lambda: False, None, show):
    pass
""",
        str(JULY),
    )
    assert told == "[] False\n"


def test_a_function_that_is_named_brings_its_module_when_it_is_called() -> None:
    told = printed("""
from tempfile import gettempdir
import tempfile
print("random" in sys.modules)
print(gettempdir() == tempfile.gettempdir() == __import__("tempfile").gettempdir(), "random" in sys.modules, tempfile.mkdtemp.__module__)
""")
    assert told.splitlines() == ["False", "True True tempfile"]


def test_modules_of_the_library_are_whole_when_they_are_asked() -> None:
    told = printed("""
import dataclasses, inspect, shutil, textwrap
from tempfile import TemporaryDirectory
from threading import Thread
told = []
threads = [Thread(target=lambda: told.append(inspect.isclass(Thread))) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(told)
import inspect as again
print(again.signature(lambda one, *, other: 0), inspect.Signature is again.Signature, again.__file__.endswith("inspect.py"))
print(textwrap.dedent("  a"), TemporaryDirectory.__name__, shutil.which.__module__)

@dataclasses.dataclass
class Undocumented:
    part: int
print(Undocumented.__doc__)
""")
    assert told.splitlines() == [
        "[True, True, True, True]",
        "(one, *, other) True True",
        "a TemporaryDirectory shutil",
        "Undocumented(part: int)",
    ]
