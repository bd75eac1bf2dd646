"""How actors are connected: links, the relation types they have, and the convention sets that draw them."""

from typing import Annotated, Final, Literal, Self, get_args

from pydantic import Field, Strict, model_validator

from mtd_desktop.i18n import translate
from mtd_desktop.model.actors import checked_span
from mtd_desktop.model.base import Colour, Confidentiality, Entity, Ident, Many, Real, Text
from mtd_desktop.model.dates import PartialDate, Presence, state_at

LineForm = Literal["solid", "dashed", "dotted", "double", "zigzag", "crossed"]
Direction = Literal["none", "forward", "both"]
Sign = Literal["positive", "neutral", "negative"]

LINE_FORMS: Final[tuple[LineForm, ...]] = get_args(LineForm)
DIRECTIONS: Final[tuple[Direction, ...]] = get_args(Direction)


class RelationType(Entity):
    """A kind of relation and how one convention set draws it.

    `covers` names relations of other sets that this one stands for, so that a map can switch its set
    and every link is still drawn with a meaning. `arrow` is the direction a new link gets.
    """

    id: Ident
    name: Text
    line: LineForm = "solid"
    width: Annotated[Real, Field(ge=0.5, le=8.0)] = 1.5
    colour: Colour = "#3a3a3a"
    arrow: Direction = "none"
    sign: Sign = "neutral"
    covers: Many[Ident] = ()
    description: Text = ""


class ConventionSet(Entity):
    """A named way of drawing relations. Sources disagree about line forms, so a map names its set."""

    id: Ident
    name: Text
    source: Text = ""
    relations: Many[RelationType]

    @model_validator(mode="after")
    def _unique(self) -> Self:
        ids = [relation.id for relation in self.relations]
        if len(set(ids)) != len(ids):
            raise ValueError(translate("Map", "two relations of a convention set have the same id"))
        return self

    def relation(self, ident: str) -> RelationType | None:
        """The relation with this id, else the first that covers it, else `None`."""
        covering = None
        for relation in self.relations:
            if relation.id == ident:
                return relation
            if covering is None and ident in relation.covers:
                covering = relation
        return covering


class Link(Entity):
    """A relation between two actors; `forward` points from `from_actor` to `to_actor`."""

    id: Ident
    from_actor: Ident
    to_actor: Ident
    relation: Ident
    direction: Direction = "none"
    strength: Annotated[int, Strict(), Field(ge=1, le=3)] = 2
    label: Text = ""
    since: PartialDate | None = None
    until: PartialDate | None = None
    confidentiality: Confidentiality = "public"
    description: Text = ""
    tags: Many[Text] = ()
    sources: Many[Text] = ()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.from_actor == self.to_actor:
            raise ValueError(translate("Map", "a link joins two different actors"))
        return checked_span(self, self.since, self.until)

    def state_on(self, on: str | None = None) -> Presence:
        """How the link stands to a partial date."""
        return state_at(self.since, self.until, on)
