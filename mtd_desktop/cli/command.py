"""What a command is, and what it prints."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass

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


def one_line(text: str) -> str:
    """`text` as one line that is safe to print: names may hold line breaks and terminal controls."""
    spaced = (c if c.isprintable() or c in JOINERS else " " if c.isspace() else "\ufffd" for c in text)
    return " ".join("".join(spaced).split(" "))
