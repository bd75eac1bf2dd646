"""The command line, `mtd-desktop`.

Exit status: 0 done; 1 the input has a problem, told in one line on standard error; 2 wrong usage; 130 and 141
when interrupted or when nobody reads the output any more. It starts fast: commands import what they need.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import io
import os
import sys
from collections.abc import Sequence
from typing import Final, NoReturn

from mtd_desktop import __version__
from mtd_desktop.cli import check, decrypt, diff, encrypt, export, info, merge, schema, validate, window
from mtd_desktop.cli.command import Command, UsageError, one_line, output_error
from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate

PROGRAM: Final = "mtd-desktop"

COMMANDS: Final[tuple[Command, ...]] = (
    export.COMMAND,
    info.COMMAND,
    validate.COMMAND,
    check.COMMAND,
    diff.COMMAND,
    merge.COMMAND,
    schema.COMMAND,
    encrypt.COMMAND,
    decrypt.COMMAND,
)
"""Without one of these words first, the window opens."""

INTERRUPTED: Final = 130
NOBODY_READS: Final = 141


def program() -> NoReturn:
    """Run the command line as a process of its own, to the end of the process."""
    status = main()
    if "mtd_desktop.gui.app" in sys.modules:
        sys.exit(status)  # a window hands what it copied over to the desktop while Python takes it apart
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):  # `main` has told what there was to tell
            stream.flush()
    # All is written. Taking modules and Qt apart one by one, only to end, takes as long as painting a map.
    os._exit(status)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a name shows its escapes; it is no reason to stop.
            stream.reconfigure(errors="backslashreplace")
    looking = gc.isenabled()
    gc.disable()  # looking for garbage among what has just been imported takes 30 ms of the start
    try:
        status = _run(sys.argv[1:] if argv is None else list(argv))
        _finish_output()
    except UserError as error:
        return _complain(str(error), 1)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return NOBODY_READS
    finally:
        if looking:
            gc.enable()
    return status


def _finish_output() -> None:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise output_error(error) from error


def _drop_output() -> None:
    """Forget what could not be written; else Python would complain once more when it ends."""
    with contextlib.suppress(OSError, ValueError):  # a stream that is none, as under a test
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: list[str]) -> int:
    word = arguments[0] if arguments else ""
    command = next((c for c in COMMANDS if c.name == word), None)
    if command is None:
        command, parser = window.COMMAND, _window_parser()
    else:
        parser = argparse.ArgumentParser(prog=f"{PROGRAM} {word}", description=command.summary)
        arguments = arguments[1:]
    command.arguments(parser)
    try:
        parsed = parser.parse_args(arguments)
        return command.run(parsed)
    except UsageError as error:
        parser.print_usage(sys.stderr)
        return _complain(f"{parser.prog}: {error}", 2)
    except SystemExit as ended:  # argparse has said what was wrong, or shown its help
        return ended.code if isinstance(ended.code, int) else 2


def _window_parser() -> argparse.ArgumentParser:
    words = "\n".join(f"  {command.name:<10}{command.summary}" for command in COMMANDS)
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        description=window.COMMAND.summary,
        epilog=translate("CommandLine", "commands (each has its own --help):") + f"\n{words}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    return parser


def _complain(line: str, status: int) -> int:
    try:
        sys.stdout.flush()
    except OSError:
        _drop_output()
    print(one_line(line), file=sys.stderr)
    return status
