"""Python's search for cyclic garbage, made rare enough that nobody notices it.

With a map of 10,000 actors in memory a full search takes 1.2 s, and Python's own settings start one after
every few thousand new objects: composing such a page then takes 10 s instead of 2 s, with pauses of a second
for everybody. Almost all that the program makes is freed without that search.
"""

from __future__ import annotations

import gc
from typing import Final

_YOUNG: Final = 50_000
"""New objects after which young ones are looked at; that takes about 3 ms."""
_MIDDLE: Final = 4
_FULL: Final = 500


def make_rare() -> None:
    """Look for cyclic garbage seldom, from now on and in the whole program."""
    gc.set_threshold(_YOUNG, _MIDDLE, _FULL)


LARGE: Final = 1000
"""Actors from which on even a search among the young ones is felt: 0.3 s with a page of 10,000."""


def begin_large() -> None:
    """Something large is going to be made: no search until `end_large`."""
    gc.disable()


def end_large() -> None:
    """It is made, and stays: searches pass over it and all that was there before."""
    gc.freeze()
    gc.enable()


def forget_large() -> None:
    """It is wanted no longer: searches look at everything again."""
    gc.unfreeze()
