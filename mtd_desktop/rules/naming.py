"""What actors, sides, levels and agreements are called in a question."""

from __future__ import annotations

from collections.abc import Iterable

from mtd_desktop.i18n import translate
from mtd_desktop.model.processes import Agreement
from mtd_desktop.rules.scene import Scene
from mtd_desktop.rules.words import listing, quoted


def names(scene: Scene, ids: Iterable[str]) -> str:
    """Actors by name, in a sentence."""
    return listing([scene.name(ident) for ident in ids])


def side_name(scene: Scene, ident: str) -> str:
    """A side by its name, in quotation marks."""
    return quoted(scene.map.side_by_id[ident].name.strip() or ident)


def level_name(level: str) -> str:
    """A level of the pyramid in words."""
    return {
        "top": translate("Rules", "top leadership"),
        "middle": translate("Rules", "middle range"),
        "grassroots": translate("Rules", "grassroots"),
    }[level]


def agreement_name(agreement: Agreement) -> str:
    """What an agreement is called in a sentence."""
    return quoted(agreement.name.strip() or agreement.id)
