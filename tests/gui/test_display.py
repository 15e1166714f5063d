"""The program as it is started, on a virtual display, driven by a real mouse and keyboard."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from typing import Self

import pytest

from tests.support.samples import JULY

TOOLS = ("Xvfb", "xdotool")

pytestmark = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in TOOLS), reason=f"{' and '.join(TOOLS)} are not installed: no virtual display"
)


@pytest.fixture
def display() -> Iterator[str]:
    """The name of a display of the test's own."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait(10)


class Driver:
    """A running program that prints its place whenever it changes, and the mouse and keyboard before it."""

    def __init__(self, display: str, home: Path) -> None:
        self._environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": str(home)}
        self._xdotool = shutil.which("xdotool") or ""
        command = [sys.executable, "-m", "tests.gui.probe", str(JULY)]
        self.program = subprocess.Popen(
            command, env=self._environment, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def __enter__(self) -> Self:
        self._watchdog = Timer(60, self.program.kill)
        self._watchdog.start()
        return self

    def __exit__(self, *_problem: object) -> None:
        self._watchdog.cancel()
        self.program.kill()
        self.program.communicate()

    def told(self, beginning: str) -> str:
        """The next line that begins so, without its beginning."""
        assert self.program.stdout is not None
        for line in self.program.stdout:
            if line.startswith(beginning):
                return line.removeprefix(beginning).strip()
        assert self.program.stderr is not None
        pytest.fail(f"the program ended: {self.program.stderr.read()}")

    def do(self, *words: str) -> None:
        """Give xdotool a command."""
        subprocess.run([self._xdotool, *words], env=self._environment, check=True, timeout=20)

    def click(self, place: str) -> None:
        """Click on a place of the screen, `x y`."""
        self.do("mousemove", *place.split(), "sleep", "0.05", "click", "1")


def test_a_reviewer_clicks_a_cell_moves_on_and_goes_back(display: str, tmp_path: Path) -> None:
    with Driver(display, tmp_path) as driver:
        cell, number = driver.told("cell "), driver.told("text ")
        driver.click(cell)
        assert driver.told("at ") == "882"
        driver.do("key", "Right")
        assert driver.told("at ") == "222"
        driver.do("key", "alt+Left")
        assert driver.told("at ") == "882"
        driver.click(number)
        assert driver.told("at ") == "11,718"
        driver.do("key", "ctrl+Next")
        assert driver.told("statement ") == "1"
        driver.do("key", "ctrl+q")
        assert driver.program.wait(20) == 0
    assert list(tmp_path.rglob("statement-viewer.ini")), "the window's state was not stored"


def test_a_command_key_works_while_something_is_typed(display: str, tmp_path: Path) -> None:
    with Driver(display, tmp_path) as driver:
        driver.click(driver.told("cell "))
        assert driver.told("at ") == "882"
        driver.do("key", "ctrl+f", "sleep", "0.3", "type", "--delay", "30", "inventory")
        driver.do("key", "ctrl+e")
        assert driver.told("command ") == "export"
