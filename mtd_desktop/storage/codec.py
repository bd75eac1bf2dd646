r"""The text of a map file: an envelope that says what it is, and the map.

    {"format": "mtdmap", "version": 1, "app": "mtd-desktop 0.1.0", "sha256": "…", "map": {…}}

`sha256` is that of the whole file without those 64 digits, read with `\n` line ends: it tells a file that
a person edited (welcome, with a notice) from one that is as the program wrote it. A bare map without the
envelope is read too. Keys that this version does not know are kept, in the map on the entity they came
with, in the envelope below `ENVELOPE` among the map's own.

History: version 1, the first (frozen in tests/golden/files/).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import from_json

from mtd_desktop import __version__
from mtd_desktop.collector import undisturbed
from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate
from mtd_desktop.model.base import Entity
from mtd_desktop.model.document import Map
from mtd_desktop.storage import migrations
from mtd_desktop.storage.blocks import block
from mtd_desktop.storage.migrations import Tree, migrate
from mtd_desktop.storage.strictjson import parse

FORMAT: Final = "mtdmap"
APP: Final = f"mtd-desktop {__version__}"

LIMIT: Final = 200_000_000
"""Bytes of the largest file that is read."""

ENVELOPE: Final = "$envelope"
"""The key among a map's unknown ones that holds the unknown keys of its envelope."""

_OWN_KEYS: Final = ("format", "version", "app", "sha256", "map")
_WHOLE: Final = frozenset({"framework", "conventions", "view", "saved_views"})
_SUM: Final = re.compile(rb'"sha256": "([0-9a-f]{64})"')
_NO_SUM: Final = "0" * 64


@dataclass(frozen=True)
class Loaded:
    """A map that was read. `read_only` for one from a later version, which knows more than this program."""

    map: Map
    notices: tuple[str, ...] = ()
    read_only: bool = False


def decode(data: bytes, *, where: str) -> Loaded:
    """The map in the content of a file. `where` names the file.

    Raises `UserError` with file and place for everything that is not a map.
    """
    try:
        with undisturbed():
            return _decode(data)
    except UserError as error:
        raise error.at(where) from None
    except MemoryError:
        raise UserError(
            translate("Storage", "There is not enough memory to open this file."),
            translate("Storage", "Close other programs and try again; no map should need so much."),
            where=where,
        ) from None


def encode(m: Map) -> bytes:
    """The content of a file for `m`: the same bytes for the same map.

    What has its default is left out, but the framework, the conventions and the views are written whole, so
    that a later version with other defaults draws the map as it was.
    """
    tree = _tree(m)
    extra = {key: value for key, value in tree.pop(ENVELOPE, {}).items() if key not in _OWN_KEYS}
    envelope = {
        "format": FORMAT,
        "version": migrations.CURRENT,
        "app": APP,
        "sha256": _NO_SUM,
        **extra,
        "map": tree,
    }
    data = f"{block(envelope)}\n".encode()
    return data.replace(_NO_SUM.encode(), _checksum(data).encode(), 1)


def is_as_written(data: bytes) -> bool:
    """Whether the content of a file carries the checksum of exactly this content."""
    found = _SUM.search(data)
    return found is not None and found[1].decode() == _checksum(data)


def unknown_keys(m: Map) -> Iterator[str]:
    """The place of every key that this version has no field for, as it stands in the file."""
    for key, value in (m.__pydantic_extra__ or {}).items():
        if key == ENVELOPE:
            yield from (f"{inner} (outside “map”)" for inner in value)
        else:
            yield key
    yield from _unknown_inside(m, "")


def _unknown_inside(entity: Entity, prefix: str) -> Iterator[str]:
    for name, value in entity:
        # Iterating over an entity yields its unknown keys as well; what they hold is unknown as a whole.
        if isinstance(value, Entity):
            yield from _unknown(value, f"{prefix}{name}")
        elif type(value) is tuple:
            for i, element in enumerate(value):
                if isinstance(element, Entity):
                    yield from _unknown(element, f"{prefix}{name}[{i}]")


def _unknown(entity: Entity, path: str) -> Iterator[str]:
    yield from (f"{path}.{key}" for key in entity.__pydantic_extra__ or ())
    yield from _unknown_inside(entity, f"{path}.")


# Reading


def _decode(data: bytes) -> Loaded:
    if len(data) > LIMIT:
        raise too_big(len(data))
    tree = parse(data)
    if not isinstance(tree, dict):
        raise _not_a_map(translate("Storage", "The file holds a single value, not an object with a map."))
    if "format" not in tree and "map" not in tree:
        return _bare(data, tree)
    version = _version(tree)
    content = _content(tree)
    notices = [*_newer(version, tree), *_older(version), *_edited(data, tree)]
    try:
        m = _validated(migrate(content, version))
    except UserError as error:
        if version > migrations.CURRENT:
            raise _too_new(version, error) from None
        raise
    if notices:
        notices += _kept(m)
    return Loaded(m, tuple(notices), read_only=version > migrations.CURRENT)


def _bare(data: bytes, tree: Tree) -> Loaded:
    if not tree.keys() & Map.model_fields.keys():
        raise _not_a_map(translate("Storage", "The file holds JSON, but neither an envelope nor a map."))
    _refuse_envelope(tree, ENVELOPE)
    # Once saved, everything stands one level deeper: it must still be readable then.
    parse_depth(data)
    m = _validated(migrate(tree, 1))
    return Loaded(m, tuple(_kept(m)))


def parse_depth(data: bytes) -> None:
    """Raise `UserError` if `data`, which is JSON, could not be read any more inside an envelope."""
    try:
        from_json(b'{"map":' + data.removeprefix(b"\xef\xbb\xbf") + b"}", cache_strings="none")
    except ValueError:
        raise UserError(translate("Storage", "Too many brackets stand inside each other.")) from None


def _validated(tree: Tree) -> Map:
    try:
        return Map.model_validate(tree)
    except ValidationError as error:
        from mtd_desktop.storage.explain import explained

        raise explained(error, tree) from None


def _content(tree: Tree) -> Tree:
    if tree["format"] != FORMAT:
        from mtd_desktop.storage.explain import shown

        raise _not_a_map(
            translate("Storage", "The format should be “{format}”, not {found}.").format(
                format=FORMAT, found=shown(tree["format"])
            )
        )
    content = tree.get("map")
    if not isinstance(content, dict):
        raise _not_a_map(translate("Storage", "The key “map” is missing or is not an object."))
    _refuse_envelope(content, "map")
    extra = {key: value for key, value in tree.items() if key not in _OWN_KEYS}
    return {**content, ENVELOPE: extra} if extra else content


def _refuse_envelope(content: Mapping[str, Any], where: str) -> None:
    """A map with that key could be opened, and then neither saved nor kept from a crash."""
    if ENVELOPE in content:
        raise UserError(
            translate("Storage", "The key “{key}” is kept for the program itself.").format(key=ENVELOPE),
            translate("Storage", "Give it another name."),
            where=where,
        )


def _version(tree: Mapping[str, Any]) -> int:
    from mtd_desktop.storage.explain import shown

    for key in ("format", "version"):
        if key not in tree:
            raise _not_a_map(
                translate("Storage", "The key “{key}” is missing beside “map”.").format(key=key),
                translate(
                    "Storage", 'A map file reads "format": "mtdmap", "version": 1, "map": and the map.'
                ),
            )
    version = tree["version"]
    if type(version) is not int or version < 1:
        raise UserError(
            translate("Storage", "should be a whole number from 1 up, not {found}.").format(
                found=shown(version)
            ),
            translate("Storage", "This program writes version {current}.").format(current=migrations.CURRENT),
            where="version",
        )
    return version


def _not_a_map(message: str, hint: str = "") -> UserError:
    return UserError(message, hint or translate("Storage", "This does not look like a map of MTD Desktop."))


def too_big(size: int) -> UserError:
    """The error for a file of `size` bytes, more than `LIMIT`."""
    return UserError(
        translate("Storage", "The file has {size} MB; more than {limit} MB are not read.").format(
            size=f"{size / 1e6:.0f}", limit=f"{LIMIT / 1e6:.0f}"
        ),
        translate("Storage", "No map is that large: choose another file."),
    )


def _too_new(version: int, why: UserError) -> UserError:
    message = translate(
        "Storage",
        "The map was written in version {version} of the format; this program reads up to {current}.",
    )
    return UserError(
        message.format(version=version, current=migrations.CURRENT),
        translate(
            "Storage", "Install a newer MTD Desktop to open it. (What this one stumbled on: {why})"
        ).format(why=why),
    )


# Notices


def _newer(version: int, tree: Mapping[str, Any]) -> Iterator[str]:
    if version > migrations.CURRENT:
        app = tree.get("app")
        yield translate(
            "Storage",
            "This map was written by a newer program{app} in version {version} of the format. It opens for"
            " reading only, because this program might lose what it does not know.",
        ).format(version=version, app=f" ({app[:60]})" if isinstance(app, str) else "")


def _older(version: int) -> Iterator[str]:
    if version < migrations.CURRENT:
        yield translate(
            "Storage",
            "This map was written in version {version} of the format. When you save it, the file as it was"
            " stays beside it, ending in .v{version}.bak.",
        ).format(version=version)


def _edited(data: bytes, tree: Mapping[str, Any]) -> Iterator[str]:
    written_by_us = "app" in tree or "sha256" in tree
    if written_by_us and tree.get("sha256") != _checksum(data):
        yield translate(
            "Storage",
            "The file was changed outside MTD Desktop since it was saved; what it says now was opened.",
        )


def _kept(m: Map) -> Iterator[str]:
    keys = list(unknown_keys(m))
    if keys:
        yield translate(
            "Storage",
            "Keys that this version does not know are kept as they are: {count}, the first is {key}.",
        ).format(count=len(keys), key=keys[0][:160])


def _checksum(data: bytes) -> str:
    plain = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    found = _SUM.search(plain)
    if found is None:
        return ""
    digest = hashlib.sha256(plain[: found.start(1)])
    digest.update(memoryview(plain)[found.end(1) :])
    return digest.hexdigest()


# Writing


def _tree(m: Map) -> Tree:
    """The map's keys in field order, then those it does not know."""
    lean = _lean(m)
    tree: Tree = {}
    for name in type(m).model_fields:
        value = getattr(m, name)
        if name in _WHOLE and value != ():
            tree[name] = value.model_dump() if isinstance(value, Entity) else [e.model_dump() for e in value]
        elif name in lean or name == "convention":
            tree[name] = value if name == "convention" else lean[name]
    return tree | {name: value for name, value in lean.items() if name not in tree}


def _lean(m: Map) -> Tree:
    """What differs from its default, entity by entity: all in one go would hold up every other thread."""
    many = {name: value for name, value in m if type(value) is tuple and name not in _WHOLE}
    lists = {name: value for name, value in many.items() if value and isinstance(value[0], Entity)}
    lean = m.model_dump(exclude_defaults=True, exclude={*_WHOLE, *lists})
    return lean | {name: tuple(e.model_dump(exclude_defaults=True) for e in lists[name]) for name in lists}
