"""`python -m mtd_desktop` is the command `mtd-desktop`."""

import sys

from mtd_desktop.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
