"""What is not for an audience is nowhere in what `redact` lets through, whatever field it stood in."""

from __future__ import annotations

import typing

import pytest

from mtd_desktop.model.document import Map
from mtd_desktop.privacy.audience import AUDIENCES, MODES, Audience, Mode
from mtd_desktop.privacy.fields import fields_of
from mtd_desktop.privacy.redact import redact
from mtd_desktop.storage.codec import encode
from tests.canaries import CANARY, MARKS, Mint, marked_map

ABOVE: dict[Audience, tuple[str, ...]] = {
    "public": ("restricted", "secret", "never"),
    "workshop": ("secret", "never"),
    "private": (),
}


def escaped(data: bytes, mint: Mint, audience: Audience) -> list[str]:
    """Whose canaries above the audience are in `data`."""
    text = data.decode("utf-8", errors="replace").casefold()
    marks = tuple(MARKS[level] for level in ABOVE[audience])
    return sorted({mint.made[word] for word in CANARY.findall(text) if word.startswith(marks)})


@pytest.fixture(scope="module")
def marked() -> tuple[Map, Mint]:
    return marked_map()


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("everyone", [False, True])
def test_no_canary_above_the_audience_leaves(
    audience: Audience, mode: Mode, everyone: bool, marked: tuple[Map, Mint]
) -> None:
    m, mint = marked
    assert escaped(encode(redact(m, audience, mode, everyone=everyone).map), mint, audience) == []


def test_the_canaries_would_be_seen(marked: tuple[Map, Mint]) -> None:
    m, mint = marked
    everything = encode(redact(m, "private").map).decode()
    assert set(CANARY.findall(everything)) == set(mint.made)
    public = encode(redact(m, "public").map).decode()
    assert sum(word.startswith(MARKS["public"]) for word in CANARY.findall(public)) > 60


def test_every_text_of_the_model_has_a_canary(marked: tuple[Map, Mint]) -> None:
    _, mint = marked
    planted = {what.partition(" ")[2] for what in mint.made.values()}

    def missing(owner: type) -> set[str]:

        from mtd_desktop.model.base import Entity

        found = set()
        for name, what in fields_of(owner).items():
            if what == "text" and name != "language":
                found |= {f"{owner.__name__}.{name}"} - planted
            for part in _entities(typing.get_type_hints(owner)[name], Entity):
                if part.__name__ not in ("Framework", "Track"):
                    found |= missing(part)
        return found

    assert missing(Map) == set()


def _entities(hint: object, base: type) -> list[type]:

    if isinstance(hint, type) and issubclass(hint, base):
        return [hint]
    return [found for arg in typing.get_args(hint) for found in _entities(arg, base)]


SPELLINGS = (
    ("as it is", lambda name: name),
    ("in capitals", str.upper),
    ("inflected", lambda name: f"{name}s"),
    ("in an address", lambda name: f"https://www.{name}.example/x?y={name}"),
    ("with invisible letters", lambda name: f"{name[:4]}\u200b\u00ad{name[4:]}"),
    ("with an accent", lambda name: f"{name[:3]}{name[3]}\u0301{name[4:]}"),
    ("full width", lambda name: "".join(chr(ord(c) + 0xFEE0) for c in name)),
    ("within quotes", lambda name: f"“{name}”’s"),
)


@pytest.mark.parametrize(("_how", "spelled"), SPELLINGS)
def test_no_text_of_the_rest_mentions_a_hidden_name(_how: str, spelled: typing.Callable[[str], str]) -> None:
    hidden = ("qzsec0000z", "qzsec0001z", "qzsec0002z")
    m, _ = marked_map(tuple(spelled(name) for name in hidden))
    secret = m.actors[-1].but(name=f"Yusuf {hidden[0]}", short=hidden[1], aliases=(hidden[2],))
    m = m.but(actors=(*m.actors[:-1], secret))
    for audience in ("public", "workshop"):
        for mode in MODES:
            left = encode(redact(m, audience, mode).map).decode()
            for name in hidden:
                assert spelled(name) not in left
                assert name not in left.casefold()


def test_parts_of_a_name_are_mentions(marked: tuple[Map, Mint]) -> None:
    m, _ = marked
    secret = m.actors[-1].but(name="Yusuf al-Rahimi")
    text = "Talked with Rahimi in May."
    m = m.but(actors=(*m.actors[:-1], secret), meta=m.meta.but(title="The Rahimi channel", description=text))
    made = redact(m, "public").map.meta
    assert (made.title, made.description) == ("The … channel", "")
