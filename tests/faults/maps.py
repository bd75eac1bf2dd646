"""The maps that the faults are tried on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from mtd_desktop.errors import UserError
from mtd_desktop.model.actors import Actor, Membership
from mtd_desktop.model.document import Map, Meta
from mtd_desktop.model.links import Link

OLD: Final = Map(meta=Meta(title="Old"), actors=(Actor(id="a", name="Ann"),))
NEW: Final = Map(meta=Meta(title="New"), actors=(Actor(id="a", name="Ann"), Actor(id="b", name="Bob")))


def linked(title: str, *, actors: int = 4, words: str = "") -> Map:
    """A map of `actors` on tracks and links between them; `words` make it as large as one likes."""
    people = tuple(
        Actor(
            id=f"a{i}",
            name=f"Actor {i}",
            memberships=(Membership(track=i % 9 + 1, primary=True),),
            description=words,
        )
        for i in range(actors)
    )
    links = tuple(
        Link(id=f"l{i}", from_actor=f"a{i}", to_actor=f"a{i + 1}", relation="close")
        for i in range(actors - 1)
    )
    return Map(meta=Meta(title=title), actors=people, links=links)


def complaint(action: Callable[[], object]) -> UserError:
    """The sentence with which `action` refuses. Fails if it does what it should refuse, or breaks off."""
    try:
        action()
    except UserError as error:
        line = str(error)
        assert "\n" not in line, line
        assert "Errno" not in line, line
        assert "Traceback" not in line, line
        return error
    raise AssertionError("it was not refused")


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(one.name for one in folder.iterdir())


def leavings(folder: Path) -> list[str]:
    """Temporary files that lie in a folder."""
    return [name for name in names(folder) if name.endswith(".tmp")]
