"""JSON that is none, in every place, is refused with a sentence; JSON that is merely odd is kept as it is."""

from __future__ import annotations

import json
from typing import Final

from mtd_desktop.errors import UserError
from mtd_desktop.storage.codec import decode, encode
from mtd_desktop.storage.files import load
from mtd_desktop.storage.strictjson import parse
from tests.faults.malformed_texts import BROKEN_BYTES, BROKEN_TEXTS, BROKEN_VALUES, ODD_VALUES
from tests.faults.maps import complaint
from tests.faults.trials import Row, Trials


def in_map(value: str) -> str:
    """A map with `value` in a key that it does not know."""
    return f'{{"format": "mtdmap", "version": 1, "map": {{"x": {value}, "y": 1}}}}'


def _refused(data: bytes) -> UserError:
    error = complaint(lambda: decode(data, where="file"))
    assert error.where.startswith("file"), error.where
    assert len(str(error)) < 1000, str(error)[:200]
    return error


def broken_values(trials: Trials) -> None:
    for value in BROKEN_VALUES:
        with trials.trial(f"alone: {value[:40]!a}"):
            complaint(lambda: parse(value.encode()))  # noqa: B023 - called at once
            _refused(value.encode())
        with trials.trial(f"in a map: {value[:40]!a}"):
            _refused(in_map(value).encode())
        with trials.trial(f"as a name: {value[:40]!a}"):
            _refused(f'{{"actors": [{{"id": "a", "name": {value}}}]}}'.encode())


def broken_files(trials: Trials) -> None:
    path = trials.folder / "broken.mtdmap"
    for data in (*(text.encode() for text in BROKEN_TEXTS), *BROKEN_BYTES):
        with trials.trial(f"{data[:40]!r}"):
            complaint(lambda: parse(data))  # noqa: B023 - called at once
            _refused(data)
            path.write_bytes(data)
            assert complaint(lambda: load(path)).where.startswith(str(path))
            assert path.read_bytes() == data


def odd_values(trials: Trials) -> None:
    for value in ODD_VALUES:
        with trials.trial(f"{value[:40]!a}"):
            data = in_map(value).encode()
            assert parse(value.encode()) == json.loads(value)
            loaded = decode(data, where="file")
            written = json.loads(encode(loaded.map))["map"]["x"]
            assert repr(written) == repr(json.loads(value))
            assert decode(encode(loaded.map), where="file").map == loaded.map


def every_place(trials: Trials) -> None:
    """A character of a good file is left out, doubled or replaced, everywhere between the texts."""
    good = in_map('{"a": [1, -2.5e3, "b\\n\\u00e9", true, null], "c": {}}')
    for at in range(len(good)):
        for name, broken in (
            ("left out", good[:at] + good[at + 1 :]),
            ("doubled", good[:at] + good[at] + good[at:]),
            *((f"{mark} put in", good[:at] + mark + good[at:]) for mark in '{}[]:,"\\x0 '),
        ):
            with trials.trial(f"{name} at {at}"):
                try:
                    expected = json.loads(broken, parse_constant=_none, object_pairs_hook=_once)
                except ValueError:
                    _refused(broken.encode())
                else:
                    assert parse(broken.encode()) == expected


def _none(_word: str) -> None:
    raise ValueError("NaN")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len(dict(pairs)) != len(pairs):
        raise ValueError("twice")
    return dict(pairs)


TABLE: Final = (
    Row("Malformed JSON from a table of our own: alone, in a map, as a name", broken_values),
    Row("Whole files that are broken, something else, or in another encoding", broken_files),
    Row("JSON that is odd and right is read and written back", odd_values),
    Row("A character left out, doubled or put in, at every place", every_place),
)
