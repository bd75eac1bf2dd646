"""Forms as tables: a row for each field, in parts that belong together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from mtd_desktop.editing.operation import Operation
from mtd_desktop.gui.docks import codecs, options
from mtd_desktop.gui.docks.choice import ChoiceEntry, FlagEntry, Option
from mtd_desktop.gui.docks.entry import Entry, TextEntry
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map

Ids: TypeAlias = tuple[str, ...]
Get: TypeAlias = Callable[[Map, str], object]
Put: TypeAlias = Callable[[Map, Ids, object, str], Operation]
Shown: TypeAlias = Literal["always", "one", "many"]


@dataclass(frozen=True)
class Field:
    """One row of a form. `get` reads the value of one selected thing, `put` makes the operation for all."""

    key: str
    title: str
    make: Callable[[], Entry]
    get: Get
    put: Put
    options: Callable[[Map], Sequence[Option]] | None = None
    shown: Shown = "always"
    above: bool = False
    """The title stands above the control, which gets the whole width."""
    more: str = ""
    """The dialog behind the button beside the control: "sides", "conventions" or none."""


@dataclass(frozen=True)
class Part:
    """Rows that belong together; without a title they are always open."""

    title: str
    fields: tuple[Field, ...]
    unfolded: bool = False


class Builder(Protocol):
    """Makes a row of the table for one kind of thing."""

    def __call__(
        self,
        key: str,
        title: str,
        make: Callable[[], Entry],
        options: Callable[[Map], Sequence[Option]] | None = None,
        *,
        shown: Shown = "always",
        above: bool = False,
        more: str = "",
    ) -> Field:
        """The row of the field `key`."""
        ...


def builder(
    read: Callable[[Map, str], object], write: Callable[[Map, Ids, str, object, str], Operation]
) -> Builder:
    """Makes the rows of one kind of thing: `read` finds it, `write` makes the operation for a field."""

    def build(
        key: str,
        title: str,
        make: Callable[[], Entry],
        options: Callable[[Map], Sequence[Option]] | None = None,
        *,
        shown: Shown = "always",
        above: bool = False,
        more: str = "",
    ) -> Field:
        return Field(
            key,
            title,
            make,
            lambda m, ident: getattr(read(m, ident), key),
            lambda m, ids, value, gesture: write(m, ids, key, value, gesture),
            options,
            shown,
            above,
            more,
        )

    return build


def typed(codec: codecs.Codec) -> Callable[[], Entry]:
    """A control that is typed in."""
    return lambda: TextEntry(codec)


def flag(text: str) -> Callable[[], Entry]:
    """A box to tick, with its words beside it."""
    return lambda: FlagEntry(text)


def evidence(make: Builder) -> tuple[Field, ...]:
    """Who may see it, tags and sources: the rows that end every form."""
    return (
        make(
            "confidentiality",
            translate("Inspector", "Confidentiality"),
            ChoiceEntry,
            options.confidentialities,
        ),
        make(
            "tags",
            translate("Inspector", "Tags"),
            typed(codecs.several(",", translate("Inspector", "separated by commas"))),
        ),
        make(
            "sources",
            translate("Inspector", "Sources"),
            typed(codecs.one_a_line(3, translate("Inspector", "one on each line"))),
            above=True,
        ),
    )
