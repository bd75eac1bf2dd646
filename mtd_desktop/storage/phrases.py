"""Passphrases made by chance: words that are easy to say, write down and type on any keyboard."""

from __future__ import annotations

import math
from functools import cache
from typing import Final

from mtd_desktop import paths

COUNT: Final = 6
"""Words of a suggested passphrase: more than 62 bits, and each try costs a thief what it costs the owner."""


@cache
def words() -> tuple[str, ...]:
    """All words that are drawn from, each once."""
    text = (paths.resources() / "words" / "english.txt").read_text(encoding="ascii")
    return tuple(text.split())


def phrase(count: int = COUNT) -> str:
    """`count` words drawn at random, each from the whole list."""
    import secrets

    return " ".join(secrets.choice(words()) for _ in range(count))


def bits(count: int = COUNT) -> int:
    """Whole bits of chance in a phrase of `count` words, for somebody who knows the list."""
    return math.floor(count * math.log2(len(words())))
