"""`python -m viewer` is `statement-viewer`."""

import sys

from viewer.cli import main

if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # in a bundle the processes of a batch are this program again
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main())
