"""The one gate: whatever leaves the program as a picture, a page or a text goes through `redact`.

    Map ──► redact(map, audience, mode) ──► Redacted ──► exporters, printer, clipboard

Exporters take a `Redacted` and nothing else, and only `redact` can make one, so that none of them can forget
to ask for whom the file is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import InitVar, dataclass, field
from typing import Final, final

from mtd_desktop.model.document import Map
from mtd_desktop.privacy.audience import Audience, Mode, sees
from mtd_desktop.privacy.disguise import Labels, disguised
from mtd_desktop.privacy.leaving import gone_for, without
from mtd_desktop.privacy.neutral import neutral, undated
from mtd_desktop.privacy.pseudonyms import codes, general_names, pseudonym
from mtd_desktop.privacy.scrubbing import hidden_names, scrubbed

_SEAL: Final = object()


@dataclass(frozen=True)
class LeftOut:
    """What does not leave: entities by kind, actors under another name, texts that were emptied or mended.

    `links` counts those above the audience and those that lost an end with an actor.
    """

    actors: int = 0
    links: int = 0
    processes: int = 0
    agreements: int = 0
    disguised: int = 0
    texts: int = 0

    def __bool__(self) -> bool:
        return any((self.actors, self.links, self.processes, self.agreements, self.disguised, self.texts))


@final
@dataclass(frozen=True, slots=True)
class Redacted:
    """A map as its audience may see it; made by `redact` alone.

    `disguised` are the ids, as they are in `map`, of actors that go by another name. `gathered` leads from
    the ids that processes and agreements have on the whole map to those here, so that one that was chosen
    there is found.
    """

    map: Map
    audience: Audience
    mode: Mode
    left_out: LeftOut = field(compare=False)
    disguised: frozenset[str] = field(compare=False)
    gathered: Mapping[str, str] = field(compare=False, repr=False)
    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        """Refuse to be made elsewhere: a map that was not looked through is not fit to leave."""
        if seal is not _SEAL:
            raise TypeError("only redact() makes a Redacted")


def redact(m: Map, audience: Audience, mode: Mode = "leave out", *, everyone: bool = False) -> Redacted:
    """What of `m` may leave for `audience`.

    `mode` says what becomes of actors above the audience; `everyone` treats every actor so, and means nothing
    for "leave out". Links, processes and agreements above the audience stay out in every mode. Texts of the
    rest that mention what is hidden are emptied, names in which it stands are mended. Ids become neutral, and
    unknown keys and dates of writing go, unless everything leaves for private use.
    """
    labels = _labels(m, audience, mode, everyone=everyone)
    bare = frozenset(labels)
    gone = gone_for(m, audience, bare)
    if audience == "private" and not bare:
        same = {ident: ident for ident in _gathered(m)}
        return Redacted(m, audience, mode, LeftOut(), frozenset(), same, _SEAL)
    names = hidden_names(m, gone, {ident: short or name for ident, (name, short) in labels.items()})
    known = disguised(without(m, gone, bare), labels, gone.veiled, general=mode == "generalise")
    left, texts = scrubbed(known, names, keep=frozenset(word for label in labels.values() for word in label))
    order, gatherings = [actor.id for actor in left.actors], _gathered(left)
    left = neutral(undated(left, audience), names)
    disguised_ids = frozenset(new.id for old, new in zip(order, left.actors, strict=True) if old in bare)
    counts = LeftOut(
        len(gone.actors), len(gone.links), len(gone.processes), len(gone.agreements), len(bare), texts
    )
    gathered = dict(zip(gatherings, _gathered(left), strict=True))
    return Redacted(left, audience, mode, counts, disguised_ids, gathered, _SEAL)


def _gathered(m: Map) -> list[str]:
    return [*(process.id for process in m.processes), *(agreement.id for agreement in m.agreements)]


def names_for_anybody(m: Map, idents: Iterable[str]) -> tuple[str, ...]:
    """The names of those of `idents` that anybody may read, in the order of the map."""
    gone = gone_for(m, "public", frozenset())
    names = hidden_names(m, gone, {})
    chosen = frozenset(idents) - gone.actors
    return tuple(names.replaced(actor.name) for actor in m.actors if actor.id in chosen)


def _labels(m: Map, audience: Audience, mode: Mode, *, everyone: bool) -> Labels:
    """Other names for the actors that stay without their own."""
    if mode == "leave out":
        return {}
    chosen = [a.id for a in m.actors if everyone or not sees(audience, a.confidentiality)]
    if mode == "generalise":
        general = general_names(m)
        return {ident: general[ident] for ident in chosen}
    known = codes(m)
    return {ident: (pseudonym(known[ident]), "") for ident in chosen}
