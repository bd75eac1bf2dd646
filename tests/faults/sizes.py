"""Files that are far too large or far too deep: opened or refused in a sentence, and the program goes on."""

from __future__ import annotations

import json
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from mtd_desktop.errors import UserError
from mtd_desktop.storage.codec import LIMIT, decode
from mtd_desktop.storage.files import load
from tests.faults.maps import complaint
from tests.faults.trials import Row, Trials

MEMORY: Final = 3_000_000_000


def _envelope(inner: str) -> bytes:
    return f'{{"format": "mtdmap", "version": 1, "map": {inner}}}'.encode()


def deep(trials: Trials) -> None:
    for depth in (150, 180, 199, 200, 201, 500, 1_000, 10_000, 100_000, 1_000_000):
        texts = {
            "lists": "[" * depth + "]" * depth,
            "objects": '{"a":' * depth + "1" + "}" * depth,
            "both": '[{"a":' * (depth // 2) + "1" + "}]" * (depth // 2),
            "open lists": "[" * depth,
            "open objects": '{"a":' * depth,
            "closing": "]" * depth,
        }
        for name, text in texts.items():
            for where, data in (
                ("alone", text.encode()),
                ("in a map", _envelope(f'{{"x": {text}}}')),
                ("bare", f'{{"meta": {{}}, "x": {text}}}'.encode()),
                ("as an actor", _envelope(f'{{"actors": [{text}]}}')),
            ):
                with trials.trial(f"{name}, {depth} deep, {where}"):
                    _opened_or_refused(data)


def _opened_or_refused(data: bytes) -> None:
    try:
        decode(data, where="file")
    except UserError as error:
        line = str(error)
    else:
        return
    assert line.startswith("file: ")
    assert len(line) < 1000


@contextmanager
def little_memory() -> Iterator[None]:
    """As on a laptop: the program may take `MEMORY` bytes more than it has."""
    pages = (
        int(Path("/proc/self/statm").read_text().split()[0]) if Path("/proc/self/statm").exists() else None
    )
    before = resource.getrlimit(resource.RLIMIT_AS)
    if pages is not None:
        resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + MEMORY, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def _huge(size: int) -> Iterator[tuple[str, bytes]]:
    """Texts of about `size` bytes, each huge in its own way."""
    yield "one long name", _envelope('{"actors": [{"id": "a", "name": "' + "n" * size + '"}]}')
    yield "one long text outside", _envelope("{}")[:-1] + b', "x": "' + b"y" * size + b'"}'
    yield "many numbers", _envelope('{"x": [' + "0," * (size // 2) + "0]}")
    yield "many keys", _envelope("{" + ",".join(f'"k{i}":1' for i in range(size // 12)) + "}")
    actors = ",".join(f'{{"id":"a{i}","name":"x"}}' for i in range(size // 26))
    yield "many actors", _envelope('{"actors": [' + actors + "]}")
    yield "many wrong actors", _envelope('{"actors": [' + "{}," * (size // 3) + "{}]}")
    yield "one long number", _envelope('{"x": ' + "9" * size + "}")
    yield "only spaces", b" " * size
    yield "many escapes", _envelope('{"meta": {"title": "' + "\\u0041" * (size // 6) + '"}}')
    yield "zeros", bytes(size)


def huge(trials: Trials) -> None:
    for name, data in _huge(100_000_000 if trials.full else 4_000_000):
        with trials.trial(f"{name}, {len(data) / 1e6:.0f} MB"), little_memory():
            _opened_or_refused(data)


def larger_than_read(trials: Trials) -> None:
    path = trials.folder / "huge.mtdmap"
    for size in (LIMIT + 1, 2 * LIMIT, 10**10, 10**12):
        with path.open("wb") as file:
            file.truncate(size)
        with trials.trial(f"{size / 1e6:.0f} MB"):
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            assert "not read" in complaint(lambda: load(path)).message
            assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000, "it was read"
    path.unlink()


def many_keys(trials: Trials) -> None:
    for count in (1_000, 99_999, 100_000, 100_001, trials.times(1_000_000, 120_000)):
        data = _envelope(json.dumps(dict.fromkeys(map(str, range(count)), 1)))
        with trials.trial(f"{count} keys"):
            _opened_or_refused(data)
    for count in (2, 1_000, trials.times(1_000_000, 120_000)):
        data = _envelope("{" + ",".join(['"k":1'] * count) + "}")
        with trials.trial(f"{count} times the same key"):
            said = complaint(lambda: decode(data, where="file"))  # noqa: B023 - called at once
            assert "twice" in said.message or "keys" in said.message


TABLE: Final = (
    Row("Brackets 150 to 1,000,000 deep, in every place", deep),
    Row("Maps of 100 MB, each huge in another way", huge),
    Row("Files larger than the 200 MB that are read, up to 1 TB", larger_than_read),
    Row("Up to a million keys in one object, and the same key a million times", many_keys),
)
