"""What a command is, and what it prints."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass

from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate

JOINERS = "\u200c\u200d"
"""Invisible, and yet part of the spelling in Persian, Hindi and emoji."""


@dataclass(frozen=True)
class Command:
    """A word after `mtd-desktop`. `run` returns the exit status; `UserError` gives 1, `UsageError` 2."""

    name: str
    summary: str
    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]


class UsageError(Exception):
    """The command was called in a way that makes no sense, whatever the map is."""


def say(text: str) -> None:
    """Print `text` and a line break. `UserError` when the output cannot take it, as on a full disk."""
    try:
        print(text)
    except BrokenPipeError:  # nobody reads any more: that is no fault
        raise
    except OSError as error:
        raise output_error(error) from error


def output_error(error: OSError) -> UserError:
    """Why standard output does not take any more."""
    return UserError(
        translate("CommandLine", "The output cannot be written: {reason}.").format(
            reason=error.strerror or error
        )
    )


def one_line(text: str) -> str:
    """`text` as one line that is safe to print: names may hold line breaks and terminal controls."""
    spaced = (c if c.isprintable() or c in JOINERS else " " if c.isspace() else "\ufffd" for c in text)
    return " ".join("".join(spaced).split(" "))
