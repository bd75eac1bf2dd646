"""`python -m mtd_desktop` is the command `mtd-desktop`."""

from mtd_desktop.cli.main import program

if __name__ == "__main__":
    program()
