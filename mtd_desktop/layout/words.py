"""The words that the page itself says, beside those of the map."""

from __future__ import annotations

from mtd_desktop.i18n import translate
from mtd_desktop.layout.wrap import isolated, shown
from mtd_desktop.model.actors import Actor, ActorKind
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import Link
from mtd_desktop.model.processes import Agreement, Process, ProcessKind
from mtd_desktop.model.tracks import OUTSIDE
from mtd_desktop.model.view import Distance
from mtd_desktop.model.wording import choices


def kind_name(kind: ActorKind) -> str:
    """A kind of actor in the reader's language."""
    names: dict[ActorKind, str] = {
        "person": translate("Page", "Person"),
        "organisation": translate("Page", "Organisation"),
        "group": translate("Page", "Group"),
        "state": translate("Page", "State or intergovernmental body"),
        "media": translate("Page", "Media or arts"),
        "armed group": translate("Page", "Armed group"),
        "fund": translate("Page", "Fund"),
        "other": translate("Page", "Other actor"),
    }
    return names[kind]


def outside_name() -> str:
    """The name of the zone beyond the rim."""
    return translate("Page", "Outside the compass")


def zone_name(m: Map, zone: int) -> str:
    """A track's number and name, or the name of the zone outside."""
    return outside_name() if zone == OUTSIDE else m.framework.track(zone).title


def distance_meaning(distance: Distance) -> str:
    """What standing near the centre says; empty if nothing."""
    meanings: dict[Distance, str] = {
        "none": "",
        "influence": translate("Page", "Nearer to the centre = more influence"),
        "level": translate("Page", "Nearer to the centre = higher level of society"),
        "closeness": translate("Page", "Nearer to the centre = closer to the officials"),
    }
    return meanings[distance]


def ring_names(distance: Distance) -> tuple[str, ...]:
    """The names of the rings from the innermost to the outermost; none if distance means nothing."""
    names: dict[Distance, tuple[str, ...]] = {
        "none": (),
        "influence": ("5", "4", "3", "2", "1"),
        "level": (
            translate("Page", "top"),
            translate("Page", "middle range"),
            translate("Page", "grassroots"),
        ),
        "closeness": (
            translate("Page", "very close"),
            translate("Page", "close"),
            translate("Page", "some access"),
            translate("Page", "far"),
        ),
    }
    return names[distance]


def actor_title(actor: Actor, m: Map, date: str | None, group: str = "") -> str:
    """What a reader of the picture is told about an actor; `group` is where it stands in a lens."""
    parts = [actor.name, kind_name(actor.kind), group]
    zone = actor.standing(date)
    if zone is not None:
        parts.append(zone_name(m, zone))
    parts += [zone_name(m, track) for track in actor.other_tracks(date)]
    if actor.side is not None:
        parts.append(translate("Page", "side: {name}").format(name=m.side_by_id[actor.side].name))
    if actor.is_us:
        parts.append(translate("Page", "this is us"))
    if actor.state_on(date) == "ended":
        parts.append(translate("Page", "over by {date}").format(date=date))
    return ", ".join(part for part in (shown(part) for part in parts) if part)


def process_kind_name(kind: ProcessKind) -> str:
    """A kind of process in the reader's language, with the number that practitioners use for it."""
    return choices("process kind")[kind]


def agreement_name() -> str:
    """What an agreement is called in the legend."""
    return translate("Page", "Agreement")


def process_title(process: Process, kind: ProcessKind, date: str | None, *, joined: int) -> str:
    """What a reader of the picture is told about a process."""
    taking_part = translate("Page", "joins {count} on this page").format(count=joined)
    parts = [process.name, process_kind_name(kind), taking_part]
    if process.state_on(date) == "ended":
        parts.append(translate("Page", "over by {date}").format(date=date))
    return ", ".join(part for part in (shown(part) for part in parts) if part)


def agreement_title(agreement: Agreement, m: Map) -> str:
    """What a reader of the picture is told about an agreement."""
    parts = [agreement.name, agreement_name(), agreement.date or ""]
    if agreement.signatories:
        names = ", ".join(isolated(shown(m.actor_by_id[ident].label)) for ident in agreement.signatories)
        parts.append(translate("Page", "signed by {names}").format(names=names))
    return ", ".join(part for part in (shown(part) for part in parts) if part)


def link_title(link: Link, m: Map, date: str | None = None) -> str:
    """What a reader of the picture is told about a link."""
    start, end = (shown(m.actor_by_id[ident].label) for ident in (link.from_actor, link.to_actor))
    title = f"{shown(m.relation(link.relation).name)}: {start} – {end}"
    if link.state_on(date) != "ended":
        return title
    return ", ".join((title, translate("Page", "over by {date}").format(date=date)))


def credit(m: Map, date: str | None, *, faint: bool = False) -> str:
    """Whose view the map shows and of when: only what somebody wrote down. `faint`: something is over."""
    parts = []
    whom = shown(m.meta.seen_by)
    if whom:
        parts.append(translate("Page", "as seen by {whom}").format(whom=isolated(whom)))
    if date or m.meta.as_of:
        parts.append(translate("Page", "as of {date}").format(date=date or m.meta.as_of))
    if faint:
        parts.append(translate("Page", "faint: over by then"))
    return " · ".join(parts)
