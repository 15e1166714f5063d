"""`python -m viewer` is `statement-viewer`."""

import sys

from viewer.cli import main

sys.exit(main())
