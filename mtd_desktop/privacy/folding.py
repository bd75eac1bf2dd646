"""Words in the form in which they are compared: what a reader takes for the same is the same.

Case, accents, vowel signs and invisible marks do not count, nor does the choice between two forms of a letter
that keyboards and addresses exchange: a Turkish name has no dots in a web address, a Persian one is typed
with Arabic letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import product
from typing import Final

WORD: Final = re.compile(r"[^\W_]+")

_DROPPED: Final = frozenset({"Mn", "Me", "Cf"})

_ALIKE: Final = {
    **dict(zip("øłđðıħŋŧəɓɗɖƙɛɔ", "olddihntebddkeo", strict=True)),
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    # Letters of Arabic that Persian, Urdu and hurried typists write otherwise; the last one only stretches.
    **dict(zip("یىکةہھەٱ", "ييكهههها", strict=True)),
    "ـ": "",
}
"""What decomposition does not bring together."""

_SPELT_OUT: Final = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "đ": "dj"}
"""How addresses and foreign keyboards write letters that `folded` takes for plain ones."""
_FORMS: Final = 8
"""Forms of one name that are tried at most."""


def folded(text: str) -> tuple[str, list[int]]:
    """`text` as it is compared, and for each of its letters where in `text` it comes from."""
    letters: list[str] = []
    origins: list[int] = []
    for at, letter in enumerate(text):
        for plain in unicodedata.normalize("NFKD", letter):
            if unicodedata.category(plain) not in _DROPPED:
                for small in plain.casefold():
                    alike = _ALIKE.get(small, small)
                    letters.append(alike)
                    origins.extend([at] * len(alike))
    return "".join(letters), origins


def words(text: str) -> tuple[str, ...]:
    """The words of a text in the form in which they are compared."""
    return tuple(WORD.findall(folded(text)[0]))


def has_case(word: str) -> bool:
    """Whether a word is of a script that knows capitals, where words stand apart."""
    return all(letter.upper() != letter.lower() or letter.isdigit() for letter in word)


def spellings(name: str) -> Iterator[str]:
    """`name`, and what it becomes where single letters of it are written as two, or two as one."""
    small = unicodedata.normalize("NFC", name).lower()
    yield name
    if any(letter in small for letter in _SPELT_OUT):
        choices = [(letter, _SPELT_OUT[letter]) if letter in _SPELT_OUT else (letter,) for letter in small]
        if sum(len(choice) > 1 for choice in choices) * 2 <= _FORMS - 2:
            yield from ("".join(one) for one in product(*choices))
        else:
            yield "".join(choice[-1] for choice in choices)
    short = small
    for letter, two in (("a", "ae"), ("o", "oe"), ("u", "ue")):
        short = short.replace(two, letter)
    if short != small:
        yield short


_OPEN: Final = "aаяoо"
"""Last letters of names that give way to others when the name is declined: “Anna”, “Ольга”, “Marko”."""
_CASES: Final = """
a e i o u y ou oj om em ie ii iu im in ina ine ini inom inu
а е и і ї о у ю ы я ой ою ей ею єю ом ем ий ии ию ії ію ин ина ине ини ину ины
"""
_ENDINGS: Final = frozenset(folded(ending)[0] for ending in _CASES.split())
STEM: Final = 3
"""Letters that a name must have before its ending, or too many words would look like it."""


def stem(word: str) -> str:
    """What stays of a name in every case of a Slavic language; empty for one that keeps all its letters."""
    return word[:-1] if len(word) > STEM and word[-1] in _OPEN else ""


def stems(word: str) -> Iterator[str]:
    """The stems of which `word` may be a case."""
    for size in (1, 2, 3, 4):
        if len(word) - size >= STEM and word[-size:] in _ENDINGS:
            yield word[:-size]
