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
