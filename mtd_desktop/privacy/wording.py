"""What leaves and what does not, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mtd_desktop.i18n import translate
from mtd_desktop.privacy.audience import Audience, Mode
from mtd_desktop.privacy.redact import LeftOut, Redacted


def audience_names() -> Mapping[Audience, str]:
    """Whom it is for, as a choice."""
    return {
        "public": translate("Privacy", "Anybody"),
        "workshop": translate("Privacy", "The workshop"),
        "private": translate("Privacy", "Ourselves only"),
    }


def mode_names() -> Mapping[Mode, str]:
    """What becomes of the confidential, as a choice."""
    return {
        "leave out": translate("Privacy", "Leave it out"),
        "pseudonym": translate("Privacy", "Show under a pseudonym"),
        "generalise": translate("Privacy", "Show only what kind it is"),
    }


def summary(redacted: Redacted) -> str:
    """One line: what does not leave, or that everything does."""
    parts = tuple(parts_of(redacted.left_out, redacted.mode))
    if parts:
        return translate("Privacy", "Does not leave: {parts}.").format(parts=", ".join(parts))
    if redacted.audience == "private":
        return translate("Privacy", "Everything leaves, secrets too.")
    return translate("Privacy", "Nothing on the map is marked as confidential; every name leaves.")


def parts_of(left: LeftOut, mode: Mode) -> Iterator[str]:
    """The pieces of the summary, without those that count nothing."""
    if mode == "pseudonym":
        names = (
            translate("Privacy", "1 name (now a pseudonym)"),
            translate("Privacy", "{n} names (now pseudonyms)"),
        )
    else:
        names = (
            translate("Privacy", "1 name (now its kind)"),
            translate("Privacy", "{n} names (now their kind)"),
        )
    pieces = (
        (left.disguised, *names),
        (left.actors, translate("Privacy", "1 actor"), translate("Privacy", "{n} actors")),
        (left.links, translate("Privacy", "1 link"), translate("Privacy", "{n} links")),
        (left.processes, translate("Privacy", "1 process"), translate("Privacy", "{n} processes")),
        (left.agreements, translate("Privacy", "1 agreement"), translate("Privacy", "{n} agreements")),
        (
            left.texts,
            translate("Privacy", "1 text that names them"),
            translate("Privacy", "{n} texts that name them"),
        ),
    )
    for count, one, many in pieces:
        if count:
            yield one if count == 1 else many.format(n=count)
