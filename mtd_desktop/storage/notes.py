"""A note that travels with a map in the envelope of its file, beside the keys that others put there."""

from __future__ import annotations

from typing import Any

from mtd_desktop.model.document import Map
from mtd_desktop.storage.codec import ENVELOPE


def with_note(m: Map, key: str, note: dict[str, Any]) -> Map:
    """The map with `note` under `key` in its envelope. The rest is valid as it was and not checked again."""
    return m.model_copy(update={ENVELOPE: {**_envelope(m), key: note}})


def without_note(m: Map, key: str) -> tuple[Map, dict[str, Any]]:
    """The map as it was before, and the note; an empty one if there was none."""
    envelope = dict(_envelope(m))
    note = envelope.pop(key, None)
    extra = {name: value for name, value in (m.__pydantic_extra__ or {}).items() if name != ENVELOPE}
    if envelope:
        extra[ENVELOPE] = envelope
    plain = m.model_copy()
    object.__setattr__(plain, "__pydantic_extra__", extra)
    return plain, note if isinstance(note, dict) else {}


def _envelope(m: Map) -> dict[str, Any]:
    found = (m.__pydantic_extra__ or {}).get(ENVELOPE, {})
    return found if isinstance(found, dict) else {}
