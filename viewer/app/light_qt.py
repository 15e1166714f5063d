"""Loads Qt without what PySide loads beside it for cases that do not come up before the first paint.

PySide keeps its modules about the arguments of methods as text in an archive of its own. Every start compiles them, and patterns in them so
large that each takes as long as a release takes to be read: together more than a third of what a bare window costs. They are asked when
a call was wrong, and by tools that print signatures, and here they come when they are first asked for something.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable
from functools import partial
from types import CodeType

from viewer.app.late import delay_library

ARCHIVE = "shibokensupport/"
LATE = frozenset(
    f"{ARCHIVE}signature/{name}.py"
    for name in ("errorhandler", "layout", "lib/enum_sig", "lib/pyi_generator", "lib/tool", "mapping", "parser")
)
# PySide reads the source of every module that is imported, to see whether it may ask for another spelling of Qt's names; none of ours does.
FEATURE, NO_FEATURES = f"{ARCHIVE}feature.py", b"\n_mod_uses_pyside = lambda module: False\n"
_compile = builtins.compile
_waiting: dict[str, object] = {}  # the text of late modules of the archive by the names of their files


def load_qt() -> None:
    """Import Qt's widgets; raises ImportError where a library that they need is not there."""
    if "PySide6" not in sys.modules:
        delay_library()
    builtins.compile = _compile_late  # type: ignore[assignment]  # all that PySide's importer of its archive looks up
    try:
        from PySide6 import QtWidgets  # noqa: F401, PLC0415 - loaded for all who come later
    finally:
        builtins.compile = _compile


def first_asked(filename: str, names: dict[str, object]) -> Callable[[str], object]:
    """What a late module of the archive has as `__getattr__`.

    Args:
        filename: the module's file in the archive.
        names: what the module has; PySide takes `update_mapping` from there without asking the module for it.
    """

    def update_mapping() -> None:
        update: Callable[[], None] = _name_of(filename, names, "update_mapping")  # type: ignore[assignment]  # a function of that name
        update()

    names["update_mapping"] = update_mapping
    return partial(_name_of, filename, names)


def _compile_late(source: object, filename: str, *rest: object, **named: object) -> CodeType:
    """Compile text; of late modules only that they are late."""
    if filename in LATE:
        _waiting[filename] = source
        source = f"from {__name__} import first_asked; __getattr__ = first_asked({filename!r}, globals())"
    elif filename == FEATURE and isinstance(source, bytes):
        source += NO_FEATURES
    return _compile(source, filename, *rest, **named)  # type: ignore[call-overload, no-any-return]  # as it was called


def _name_of(filename: str, names: dict[str, object], name: str) -> object:
    """A name of a late module of the archive, which is run for the first one; imports ask for special names that no module has."""
    if filename in _waiting and not name.startswith("__"):
        source = _waiting.pop(filename)
        del names["__getattr__"], names["update_mapping"]
        exec(_compile(source, filename, "exec"), names)  # type: ignore[call-overload]  # noqa: S102 - what PySide was about to run
    if name not in names:
        raise AttributeError(name)
    return names[name]
