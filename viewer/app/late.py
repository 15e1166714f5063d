"""Modules of the library that come when something is first asked of them.

PySide, data classes and others import them for error messages, for tools and for what the program never asks of them. What they bring in
takes as long as a tenth of a bare window. A module of the library that names what it wants of another gets it at once all the same, but
for the few functions whose names stand here: these bring their module when they are called.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from threading import Lock
from types import ModuleType
from typing import cast

LIBRARY = ("inspect", "ipaddress", "locale", "shutil", "tempfile", "textwrap", "tokenize")
FUNCTIONS = {"tempfile": ("gettempdir",)}  # platformdirs names it, for a folder that is asked for only where the system names none
_one_asks = Lock()


def delay_library() -> None:
    """Let each of the modules come when it is first asked for something, where it is not there yet."""
    for name in LIBRARY:
        if name not in sys.modules:
            sys.modules[name] = _late_module(name)


def _late_module(name: str) -> ModuleType:
    """A module that passes on what it is asked for to the real one, which is imported for the first thing."""
    late = ModuleType(name)

    def pass_on(asked: str) -> object:
        if asked == "__path__":  # asked by every `from ... import`; none of them is a package
            raise AttributeError(asked)
        with _one_asks:
            if sys.modules.get(name) is late:
                del sys.modules[name]
        return getattr(import_module(name), asked)

    vars(late)["__getattr__"] = pass_on
    for function in FUNCTIONS.get(name, ()):
        vars(late)[function] = _late_function(function, pass_on)
    return late


def _late_function(name: str, pass_on: Callable[[str], object]) -> Callable[[], object]:
    def call() -> object:
        return cast("Callable[[], object]", pass_on(name))()

    return call
