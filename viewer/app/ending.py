"""The end of a process that has shown a window."""

from __future__ import annotations

import os
import sys
from typing import NoReturn


def end_process(status: int) -> NoReturn:
    """Leave at once, with everything written and stored.

    Python would now take Qt's objects apart in no order, beside threads that still parse and check; that ends in a
    crash every few times, after all work is done.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
