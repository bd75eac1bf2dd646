"""What fields and choices of a map are called on every screen: one word for one thing, wherever it is met."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from mtd_desktop.i18n import translate

_LONGEST: Final = 40


def shortened(text: str, longest: int = _LONGEST) -> str:
    """One line of at most `longest` characters."""
    line = " ".join(text[: 4 * longest].split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def field_name(field: str) -> str:
    """What people call a field, in lower case, to stand inside a sentence."""
    return _fields().get(field, field.replace("_", " "))


def _fields() -> dict[str, str]:
    return {
        "name": translate("Fields", "name"),
        "short": translate("Fields", "short label"),
        "aliases": translate("Fields", "other names"),
        "kind": translate("Fields", "kind"),
        "memberships": translate("Fields", "tracks"),
        "level": translate("Fields", "level"),
        "side": translate("Fields", "side"),
        "influence": translate("Fields", "influence"),
        "closeness": translate("Fields", "closeness to officials"),
        "stance": translate("Fields", "stance"),
        "origin": translate("Fields", "origin"),
        "women_led": translate("Fields", "women-led"),
        "is_us": translate("Fields", "mark as us"),
        "confidentiality": translate("Fields", "confidentiality"),
        "since": translate("Fields", "start"),
        "until": translate("Fields", "end"),
        "role": translate("Fields", "role"),
        "description": translate("Fields", "description"),
        "positions": translate("Fields", "positions"),
        "interests": translate("Fields", "interests"),
        "needs": translate("Fields", "needs"),
        "tags": translate("Fields", "tags"),
        "sources": translate("Fields", "sources"),
        "place": translate("Fields", "place"),
        "from_actor": translate("Fields", "first actor"),
        "to_actor": translate("Fields", "second actor"),
        "relation": translate("Fields", "relation"),
        "direction": translate("Fields", "direction"),
        "strength": translate("Fields", "strength"),
        "label": translate("Fields", "label"),
        "colour": translate("Fields", "colour"),
        "title": translate("Fields", "title"),
        "question": translate("Fields", "question"),
        "seen_by": translate("Fields", "point of view"),
        "as_of": translate("Fields", "date"),
        "language": translate("Fields", "language"),
        "authors": translate("Fields", "authors"),
        "layout": translate("Fields", "layout"),
        "theme": translate("Fields", "theme"),
        "rotation": translate("Fields", "rotation"),
        "distance": translate("Fields", "meaning of distance"),
        "colour_by": translate("Fields", "meaning of colour"),
        "size_by": translate("Fields", "meaning of size"),
        "label_by": translate("Fields", "labels"),
        "show_title": translate("Fields", "title on the page"),
        "show_question": translate("Fields", "question on the page"),
        "show_legend": translate("Fields", "legend on the page"),
        "show_credit": translate("Fields", "credit on the page"),
        "show_link_labels": translate("Fields", "link labels on the page"),
        "show_outside": translate("Fields", "outside zone on the page"),
        "process_kinds": translate("Fields", "kinds of processes on the page"),
        "show_agreements": translate("Fields", "agreements on the page"),
        "motto": translate("Fields", "motto"),
        "line": translate("Fields", "line"),
        "width": translate("Fields", "line width"),
        "arrow": translate("Fields", "arrow"),
        "sign": translate("Fields", "sign"),
        "covers": translate("Fields", "covered relations"),
        "track": translate("Fields", "track"),
        "primary": translate("Fields", "main track"),
        "note": translate("Fields", "note"),
        "phases": translate("Fields", "phases"),
        "participants": translate("Fields", "participants"),
        "funding": translate("Fields", "funding"),
        "sessions": translate("Fields", "number of meetings"),
        "aims": translate("Fields", "aims"),
        "purpose": translate("Fields", "purpose"),
        "categories": translate("Fields", "categories"),
        "outputs": translate("Fields", "results"),
        "outcome": translate("Fields", "outcome"),
        "invited_by": translate("Fields", "invited by"),
        "invitation": translate("Fields", "invitation"),
        "methods": translate("Fields", "methods"),
        "evaluation": translate("Fields", "evaluation"),
        "planned_until": translate("Fields", "planned end"),
        "single_community": translate("Fields", "within one community"),
        "state": translate("Fields", "state"),
        "follows": translate("Fields", "follows"),
        "voice": translate("Fields", "voice"),
        "actor": translate("Fields", "actor"),
        "disclosure": translate("Fields", "disclosure"),
        "conditions": translate("Fields", "conditions"),
        "approved": translate("Fields", "approved"),
        "delivered": translate("Fields", "delivered"),
        "text": translate("Fields", "text"),
        "date": translate("Fields", "date"),
        "signatories": translate("Fields", "signatories"),
        "process": translate("Fields", "process"),
        "follow_ups": translate("Fields", "follow-ups"),
        "issues": translate("Fields", "issues"),
        "resources": translate("Fields", "resources"),
        "values": translate("Fields", "values"),
        "approach": translate("Fields", "approach"),
        "subject": translate("Fields", "subject"),
        "assessor": translate("Fields", "assessed by"),
        "scores": translate("Fields", "scores"),
        "score": translate("Fields", "score"),
        "evidence": translate("Fields", "evidence"),
        "view": translate("Fields", "page"),
        "caption": translate("Fields", "caption"),
        "hidden_tracks": translate("Fields", "hidden tracks"),
        "url": translate("Fields", "address"),
        "reason": translate("Fields", "reason"),
        "by": translate("Fields", "answered by"),
        "value": translate("Fields", "value"),
        "without": translate("Fields", "left out"),
        "source": translate("Fields", "source"),
        "relations": translate("Fields", "relations"),
        "tracks": translate("Fields", "tracks"),
        "convention": translate("Fields", "conventions in use"),
        "created": translate("Fields", "first written"),
        "changed": translate("Fields", "last changed"),
    }


def choice_name(field: str, value: object) -> str | None:
    """What people call a value that is chosen from a list; `None` for one that is typed."""
    return choices(field).get(value) if isinstance(value, str | int) else None


def choices(field: str) -> Mapping[str | int, str]:
    """All values of a field that is chosen from a list, in their order, in words; none for other fields."""
    found = _CHOICES.get(field)
    return {} if found is None else found()


def _kinds() -> Mapping[str | int, str]:
    return {
        "person": translate("Kind", "Person"),
        "organisation": translate("Kind", "Organisation"),
        "group": translate("Kind", "Group"),
        "state": translate("Kind", "State or intergovernmental body"),
        "media": translate("Kind", "Media or arts"),
        "armed group": translate("Kind", "Armed group"),
        "fund": translate("Kind", "Fund"),
        "other": translate("Kind", "Other"),
    }


def _influences() -> Mapping[str | int, str]:
    return {
        1: translate("Influence", "1 · little"),
        2: translate("Influence", "2 · some"),
        3: translate("Influence", "3 · considerable"),
        4: translate("Influence", "4 · great"),
        5: translate("Influence", "5 · decisive"),
    }


def _closenesses() -> Mapping[str | int, str]:
    return {
        0: translate("Closeness", "0 · no contact"),
        1: translate("Closeness", "1 · distant"),
        2: translate("Closeness", "2 · is listened to"),
        3: translate("Closeness", "3 · in office or beside it"),
    }


def _levels() -> Mapping[str | int, str]:
    return {
        "top": translate("Level", "Top leadership"),
        "middle": translate("Level", "Middle range"),
        "grassroots": translate("Level", "Grassroots"),
    }


def _stances() -> Mapping[str | int, str]:
    return {
        "supports": translate("Stance", "Supports the process"),
        "undecided": translate("Stance", "Undecided"),
        "opposes": translate("Stance", "Opposes the process"),
    }


def _origins() -> Mapping[str | int, str]:
    return {"local": translate("Origin", "Local"), "external": translate("Origin", "External")}


def _confidentialities() -> Mapping[str | int, str]:
    return {
        "public": translate("Confidentiality", "Public"),
        "restricted": translate("Confidentiality", "Restricted"),
        "secret": translate("Confidentiality", "Secret"),
    }


def _directions() -> Mapping[str | int, str]:
    return {
        "none": translate("Direction", "No direction"),
        "forward": translate("Direction", "From the first to the second"),
        "both": translate("Direction", "Both ways"),
    }


def _strengths() -> Mapping[str | int, str]:
    return {
        1: translate("Strength", "1 · weak"),
        2: translate("Strength", "2 · medium"),
        3: translate("Strength", "3 · strong"),
    }


def _layouts() -> Mapping[str | int, str]:
    return {
        "hub": translate("Layout", "Eight sectors and a hub"),
        "equal": translate("Layout", "Nine equal sectors"),
    }


def _themes() -> Mapping[str | int, str]:
    return {
        "paper": translate("Theme", "Paper"),
        "projector": translate("Theme", "Projector"),
        "dark": translate("Theme", "Dark"),
        "print": translate("Theme", "Print"),
    }


def _distances() -> Mapping[str | int, str]:
    return {
        "none": translate("Distance", "Nothing"),
        "influence": translate("Distance", "Influence"),
        "level": translate("Distance", "Level (Lederach)"),
        "closeness": translate("Distance", "Closeness to officials"),
    }


def _colours() -> Mapping[str | int, str]:
    return {
        "side": translate("Colour", "Side"),
        "track": translate("Colour", "Track"),
        "kind": translate("Colour", "Kind of actor"),
        "none": translate("Colour", "Nothing"),
    }


def _sizes() -> Mapping[str | int, str]:
    return {
        "influence": translate("Size", "Influence"),
        "links": translate("Size", "Number of links"),
        "none": translate("Size", "Nothing"),
    }


def _labels() -> Mapping[str | int, str]:
    return {
        "short": translate("Label", "Short label"),
        "name": translate("Label", "Full name"),
        "none": translate("Label", "Nothing"),
    }


def _process_kinds() -> Mapping[str | int, str]:
    return {
        "1": translate("Page", "Official talks (1)"),
        "1.5": translate("Page", "Officials off duty with others (1.5)"),
        "2": translate("Page", "Unofficial talks (2)"),
        "3": translate("Page", "People to people (3)"),
    }


def _roles() -> Mapping[str | int, str]:
    return {
        "participant": translate("Role", "Participant"),
        "convener": translate("Role", "Convener"),
        "facilitator": translate("Role", "Facilitator"),
        "host": translate("Role", "Host"),
        "observer": translate("Role", "Observer"),
        "adviser": translate("Role", "Adviser"),
        "local partner": translate("Role", "Local partner"),
    }


def _voices() -> Mapping[str | int, str]:
    return {
        "not recorded": translate("Voice", "Voice not recorded"),
        "full": translate("Voice", "Full voice"),
        "without vote": translate("Voice", "Present without vote"),
    }


def _disclosures() -> Mapping[str | int, str]:
    return {
        "not recorded": translate("Disclosure", "Not recorded whether disclosed"),
        "disclosed": translate("Disclosure", "Disclosed to all"),
        "undisclosed": translate("Disclosure", "Kept undisclosed"),
    }


def _answers() -> Mapping[str | int, str]:
    return {
        "not recorded": translate("Answer", "not recorded"),
        "yes": translate("Answer", "Yes"),
        "no": translate("Answer", "No"),
    }


def _categories() -> Mapping[str | int, str]:
    return {
        "political": translate("Category", "Political"),
        "economic-institutional": translate("Category", "Economic and institutional"),
        "social": translate("Category", "Social"),
    }


def _aims() -> Mapping[str | int, str]:
    return {
        "policy": translate("Aim", "At what officials decide"),
        "society": translate("Aim", "At society"),
    }


def _states() -> Mapping[str | int, str]:
    return {
        "running": translate("State", "Going on"),
        "stalled": translate("State", "Stalled"),
        "reopening": translate("State", "Reopening"),
    }


_CHOICES: Final[Mapping[str, Callable[[], Mapping[str | int, str]]]] = {
    "kind": _kinds,
    "influence": _influences,
    "closeness": _closenesses,
    "level": _levels,
    "stance": _stances,
    "origin": _origins,
    "confidentiality": _confidentialities,
    "direction": _directions,
    "strength": _strengths,
    "layout": _layouts,
    "theme": _themes,
    "distance": _distances,
    "colour_by": _colours,
    "size_by": _sizes,
    "label_by": _labels,
    "process kind": _process_kinds,
    "role in process": _roles,
    "voice": _voices,
    "disclosure": _disclosures,
    "answer": _answers,
    "categories": _categories,
    "aims": _aims,
    "state": _states,
}
"""Asked for when needed, since the language may be chosen after this module is read."""
