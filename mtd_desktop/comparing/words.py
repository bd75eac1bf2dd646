"""Differences and conflicts as sentences for people, and differences as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from mtd_desktop.comparing.differences import Change, Difference, FieldChange
from mtd_desktop.comparing.merging import MISSING
from mtd_desktop.comparing.naming import kind_name, name_of, pair_names, part_name, value_name
from mtd_desktop.comparing.parts import ABSENT, KEYED, KINDS, MAIN, Path, keyed
from mtd_desktop.comparing.threeway import Conflict
from mtd_desktop.i18n import translate
from mtd_desktop.model.base import Entity
from mtd_desktop.model.document import Map
from mtd_desktop.model.wording import field_name

_MOST: Final = 6
"""Things that a conflict names one by one."""


@dataclass(frozen=True)
class Line:
    """One difference: what sort of thing, its name (empty where there is but one), and each change."""

    sort: str
    name: str
    change: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """One conflict: what it is about, and the value of each version; `base` is empty without one."""

    sort: str
    name: str
    field: str
    base: str
    a: str
    b: str


def isolated(text: str) -> str:
    """`text` so that its direction does not turn the sentence round."""
    return f"\u2068{text}\u2069" if not text.isascii() else text


def change_name(change: Change) -> str:
    """What happened to a thing, in a word."""
    words: dict[Change, str] = {
        "added": translate("Comparing", "added"),
        "removed": translate("Comparing", "removed"),
        "moved": translate("Comparing", "moved"),
        "changed": translate("Comparing", "changed"),
        "reordered": translate("Comparing", "in another order"),
    }
    return words[change]


def described(difference: Difference, a: Map, b: Map) -> Line:
    """A difference between `a` and `b` in words."""
    gone = difference.new is ABSENT
    entity, m = (difference.old, a) if gone else (difference.new, b)
    name = "" if difference.change == "reordered" else name_of(entity, m)
    details = tuple(_detail(change, a, b) for change in difference.fields)
    return Line(kind_name(difference.kind), name, change_name(difference.change), details)


def _detail(change: FieldChange, a: Map, b: Map) -> str:
    old, new, path = change.old, change.new, change.path
    before, after = pair_names(old, new, _last_field(path), a, b)
    part = isinstance(path[-1], tuple)
    field = field_path(path[:-1] if part else path, b if old is ABSENT else a)
    if old is ABSENT and part:
        return translate("Comparing", "{field}: {value} added").format(field=field, value=isolated(after))
    if new is ABSENT and part:
        return translate("Comparing", "{field}: {value} removed").format(field=field, value=isolated(before))
    if before == after:
        return translate("Comparing", "{field}: written differently").format(field=field)
    return translate("Comparing", "{field}: {old} → {new}").format(
        field=field, old=isolated(before), new=isolated(after)
    )


def field_path(path: Path, m: Map) -> str:
    """Where in a thing something stands: "tracks · 4 · Private citizens · end"."""
    return " · ".join(_steps(path, m))


def _steps(path: Path, m: Map) -> Iterator[str]:
    main = len(path) > 1 and path[0] == "memberships" and path[1] == (MAIN, 0)
    if main:  # "main track · end", not "tracks · main track · end"
        yield field_name("primary")
        path = path[2:]
    if len(path) > 1 and path[0] == "tracks":  # an element says already that it is a track
        path = path[1:]
    field = "tracks"
    for step in path:
        if isinstance(step, tuple):
            yield isolated(part_name(step[0], field, m))
        elif not (main and step == "track"):
            field = str(step)
            yield " / ".join(field_name(name) for name in field.split("+"))


def _last_field(path: Path) -> str:
    return next((str(step) for step in reversed(path) if not isinstance(step, tuple)), "")


# Conflicts


def asked(conflict: Conflict, base: Map | None, a: Map, b: Map) -> Question:
    """A conflict in words."""
    path = conflict.path
    if path[0] == MISSING:
        return _about_missing(conflict, base, a, b)
    kind: Any = path[0]
    here = next((m for m in (a, b, base) if m is not None and _thing(m, path) is not None), a)
    if kind not in KEYED and kind not in ("meta", "framework", "view"):
        sort, name, inner = kind_name("map"), "", path
    elif kind in KEYED:
        sort, name, inner = kind_name(kind), name_of(_thing(here, path), here), path[2:]
    else:
        sort, name, inner = kind_name(kind), "", path[1:]
    last = _last_field(path)
    versions = ((conflict.base, base), (conflict.a, a), (conflict.b, b))
    words = [_value(value, last, m, whole=not inner) for value, m in versions]
    if isinstance(conflict.a, str) and isinstance(conflict.b, str):
        words[1:] = pair_names(conflict.a, conflict.b, last, a, b)
    return Question(sort, name, field_path(inner, here), *words)


def _value(value: Any, field: str, m: Map | None, *, whole: bool) -> str:
    if m is None or (value is ABSENT and not whole):
        return "" if m is None else value_name(value, field, m)
    if whole and value is ABSENT:
        return translate("Comparing", "removed")
    if whole and isinstance(value, Entity):
        return translate("Comparing", "kept and changed")
    if "+" in field and isinstance(value, tuple):
        return " – ".join(value_name(one, name, m) for one, name in zip(value, field.split("+"), strict=True))
    return value_name(value, field, m)


def _thing(m: Map, path: Path) -> Any:
    if path[0] not in KEYED or len(path) < 2:
        return None
    key: Any = path[1]
    things = getattr(m, str(path[0]))
    if path[0] in KINDS:
        return next((thing for thing in things if thing.id == key[0]), None)
    return keyed(things).get(key)


def _about_missing(conflict: Conflict, base: Map | None, a: Map, b: Map) -> Question:
    _, target, ident = conflict.path
    entity, m = next(
        ((value, m) for value, m in ((conflict.a, a), (conflict.b, b)) if value is not ABSENT), (None, a)
    )
    kinds: dict[Any, str] = {
        "relation": translate("Comparing", "Relation"),
        "convention": kind_name("conventions"),
        "subject": kind_name("actors"),
    }
    sort = kinds[target] if target in kinds else kind_name(target)  # type: ignore[arg-type]
    users = [_holder(holder, a, b) for holder in conflict.holders]
    needed = ", ".join(dict.fromkeys(users[:_MOST]))
    if len(users) > _MOST:
        needed += " " + translate("Comparing", "and {n} more").format(n=len(users) - _MOST)
    removed = translate("Comparing", "removed, and with it: {what}").format(what=needed)
    kept = translate("Comparing", "kept, because of: {what}").format(what=needed)
    values = [removed if value is ABSENT else kept for value in (conflict.a, conflict.b)]
    before = "" if base is None or conflict.base is ABSENT else translate("Comparing", "there")
    name = name_of(entity, m) if entity is not None else str(ident)
    return Question(sort, name, "", before, *values)


def _holder(path: Path, a: Map, b: Map) -> str:
    """What names something, as "Link SDLP – Sinn Féin"."""
    if path[0] not in KEYED:
        return kind_name("map")
    found = next(((thing, m) for m in (b, a) if (thing := _thing(m, path)) is not None), None)
    sort = kind_name(path[0])
    return sort if found is None else f"{sort} {isolated(name_of(*found))}"


# For programs


def as_json(found: Iterable[Difference], a: Map, b: Map) -> list[dict[str, Any]]:
    """Differences as JSON: `kind`, `id`, `name`, `change`, and `fields` with `path`, `old` and `new`.

    A value that is not there at all has no key.
    """
    return [
        {
            "kind": d.kind,
            "id": d.ident,
            "name": described(d, a, b).name,
            "change": d.change,
            "fields": [
                {
                    "path": [_json_step(step) for step in change.path],
                    **({} if change.old is ABSENT else {"old": _json_value(change.old)}),
                    **({} if change.new is ABSENT else {"new": _json_value(change.new)}),
                }
                for change in d.fields
            ],
        }
        for d in found
    ]


def _json_step(step: Any) -> Any:
    """A field as its name, an element as what it is about and, where several are, the how-manieth."""
    if not isinstance(step, tuple):
        return step
    about = _json_value(step[0])
    return [about, step[1]] if step[1] else [about]


def _json_value(value: Any) -> Any:
    if isinstance(value, Entity):
        return value.model_dump(mode="json", exclude_defaults=True)
    return [_json_value(part) for part in value] if isinstance(value, tuple) else value
