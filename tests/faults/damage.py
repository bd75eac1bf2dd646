"""Files that lost their end or some of their bytes: refused or noticed; never another map in silence."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Final

from mtd_desktop.errors import UserError
from mtd_desktop.storage.codec import decode, encode
from tests.faults.maps import linked
from tests.faults.trials import Row, Trials

SMALL: Final = linked("Peace & “quiet” سلام 🕊", actors=6, words="a few words")


def _judge(data: bytes) -> str:
    """What becomes of a file: refused, opened as it was, or with a notice."""
    try:
        loaded = decode(data, where="file")
    except UserError as error:
        line = str(error)
        assert line.startswith("file: "), line
        assert "\n" not in line, line
        assert len(line) < 1000, line[:200]
        return "refused"
    if loaded.notices:
        return "noticed"
    assert loaded.map == SMALL, "silently another map"
    return "same"


def cut_off(trials: Trials) -> None:
    data = encode(SMALL)
    body = len(data.rstrip())
    for length in range(body):
        with trials.trial(f"cut off after {length} bytes"):
            assert _judge(data[:length]) == "refused"


def _flip(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _other(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] = chance.randrange(256)


def _ascii(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] = chance.randrange(32, 127)


def _drop(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    del data[at : at + chance.choice((1, 1, 2, 16, 512, 4096))]


def _double(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    data[at:at] = data[at : at + chance.choice((1, 16, 512))]


def _zeros(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data)) // 512 * 512
    data[at : at + 512] = bytes(len(data[at : at + 512]))


def _insert(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    data[at:at] = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 9)))


def _swap(data: bytearray, chance: random.Random) -> None:
    a, b = (chance.randrange(len(data) // 64) * 64 for _ in range(2))
    data[a : a + 64], data[b : b + 64] = data[b : b + 64], data[a : a + 64]


def _digit(data: bytearray, chance: random.Random) -> None:
    places = [i for i, byte in enumerate(data) if 48 <= byte <= 57]
    data[chance.choice(places)] = chance.randrange(48, 58)


def _case(data: bytearray, chance: random.Random) -> None:
    places = [i for i, byte in enumerate(data) if chr(byte).isalpha() and byte < 128]
    data[chance.choice(places)] ^= 32


MUTATIONS: Final[Mapping[str, Callable[[bytearray, random.Random], None]]] = {
    "bit": _flip,
    "byte": _other,
    "letter": _ascii,
    "dropped": _drop,
    "doubled": _double,
    "zero block": _zeros,
    "inserted": _insert,
    "blocks swapped": _swap,
    "digit": _digit,
    "case": _case,
}


def mutated(trials: Trials) -> None:
    data = encode(SMALL)
    names = list(MUTATIONS)
    for number in range(trials.times(20_000, 2_000)):
        chance = random.Random(number)
        name = names[number % len(names)]
        broken = bytearray(data)
        for _ in range(chance.choice((1, 1, 1, 2, 5))):
            MUTATIONS[name](broken, chance)
        with trials.trial(f"{name}, seed {number}"):
            assert _judge(bytes(broken)) != "same" or broken == data or broken.split() == data.split()


TABLE: Final = (
    Row("A map file cut off after every byte", cut_off),
    Row("Bits, bytes and blocks of a map file changed, lost, doubled, swapped or zeroed", mutated),
)
