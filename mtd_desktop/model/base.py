"""What every entity of a map shares: it never changes, it is strict, and it keeps what it does not know.

A file written by a later version, or by hand, may hold keys that this version has no field for. They stay
on the entity (pydantic's extra fields), travel with it through every edit and are written back, so that
nothing a newer program wrote is dropped by an older one.

No module with entities imports `annotations` from `__future__`: pydantic would compile every one of them a
second time, at every start.
"""

import sys
from types import ModuleType
from typing import Annotated, Literal, Protocol, Self, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, FailFast, Field, Strict, StringConstraints

T = TypeVar("T")

# pydantic asks every package of the machine for plugins. We have none, strangers have no business with a map,
# and the question alone imports `importlib.metadata` and the whole of `email`: 15 ms of every start.
_PLUGINS = "pydantic.plugin._loader"
sys.modules.setdefault(_PLUGINS, ModuleType(_PLUGINS)).__dict__.setdefault("get_plugins", tuple)

TEXT_LIMIT = 100_000
"""Characters in the longest text that a map may hold; a name longer than a label is shortened on the page."""

Ident = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$")]
"""A stable identity: letters, digits, dot, dash and underscore, at most 80."""

Text = Annotated[str, StringConstraints(max_length=TEXT_LIMIT)]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
"""A colour as `#rrggbb`."""

Many: TypeAlias = Annotated[tuple[T, ...], FailFast()]
"""So many of a kind, in order. Only the first wrong one is reported: a million would take ten seconds."""

Flag = Annotated[bool, Strict()]
Real = Annotated[float, Strict(), Field(allow_inf_nan=False)]

Answer = Literal["yes", "no", "not recorded"]
"""Nobody wrote it down is not the same as no."""

Confidentiality = Literal["public", "restricted", "secret"]


class Identified(Protocol):
    """What stands on a map under an id of its own."""

    @property
    def id(self) -> str:
        """Unique in the whole map."""
        ...


class Entity(BaseModel):
    """A frozen value. Change it with `but`, which validates again; `model_copy(update=…)` would not."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True, protected_namespaces=())

    def but(self, **changes: object) -> Self:
        """The same entity with these fields changed, validated; what is not changed keeps its identity."""
        kept = {name: getattr(self, name) for name in type(self).model_fields if name not in changes}
        made = type(self).model_validate({**kept, **(self.__pydantic_extra__ or {}), **changes})
        # Validation copies every tuple. The old ones are equal, and undo steps that share them stay small.
        made.__dict__.update(kept)
        return made
