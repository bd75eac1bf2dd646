"""Files of every version of the format, of later ones, and of none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from unittest import mock

from mtd_desktop.storage import migrations
from mtd_desktop.storage.codec import decode
from mtd_desktop.storage.files import load, save
from tests.faults.maps import complaint, names
from tests.faults.trials import Row, Trials

FROZEN: Final = Path(__file__).parents[1] / "golden" / "files"


@contextmanager
def later_program(version: int) -> Iterator[None]:
    """A program whose version of the format is `version`, each step of which renames a key and back."""

    def step(tree: dict[str, Any]) -> dict[str, Any]:
        return {**tree, "steps": tree.get("steps", 0) + 1}

    steps = dict.fromkeys(range(1, version), step)
    with mock.patch.object(migrations, "CURRENT", version), mock.patch.object(migrations, "STEPS", steps):
        yield


def older(trials: Trials) -> None:
    for frozen in sorted(FROZEN.glob("*.mtdmap")):
        data = frozen.read_bytes()
        for current in (migrations.CURRENT, 2, 3, 10, 100):
            folder = trials.new_folder()
            path = folder / "peace.mtdmap"
            path.write_bytes(data)
            with trials.trial(f"{frozen.stem} in a program of version {current}"), later_program(current):
                opened = load(path)
                assert not opened.read_only
                known = save(path, opened.map, expected=opened.fingerprint)
                again = load(path)
                assert again.map == opened.map
                assert json.loads(path.read_bytes())["version"] == current
                save(path, again.map.but(meta=again.map.meta.but(title="Later")), expected=known)
                kept = folder / "peace.mtdmap.v1.bak"
                assert kept.exists() == (current > 1)
                assert not kept.exists() or kept.read_bytes() == data


def newer(trials: Trials) -> None:
    for frozen in sorted(FROZEN.glob("*.mtdmap")):
        tree = json.loads(frozen.read_bytes())
        count = _plant(tree)
        for version in (2, 3, 1_000, 1_001, 10**9, 10**18):
            folder = trials.new_folder()
            path, copy = folder / "newer.mtdmap", folder / "copy.mtdmap"
            data = json.dumps({**tree, "version": version}).encode()
            path.write_bytes(data)
            with trials.trial(f"{frozen.stem} as version {version}"):
                opened = load(path)
                assert opened.read_only
                assert str(version) in opened.notices[0]
                save(copy, opened.map, expected=None)
                assert path.read_bytes() == data
                assert copy.read_bytes().count(b'"of_the_future"') == count, "something was dropped"
                assert names(folder) == ["copy.mtdmap", "newer.mtdmap"]


def _plant(tree: Any) -> int:
    """Put a key of the future into every object; how many."""
    inside = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    count = sum(_plant(one) for one in list(inside))
    if isinstance(tree, dict):
        tree["of_the_future"] = ["anything", 1.5, None]
        count += 1
    return count


def stated_wrongly(trials: Trials) -> None:
    good = json.loads(next(FROZEN.glob("v1.mtdmap")).read_bytes())
    wrong: tuple[Any, ...] = (
        0,
        -1,
        1.0,
        1.5,
        "1",
        "",
        None,
        True,
        False,
        [],
        [1],
        {},
        "one",
        1e3,
        -(10**20),
        "v1",
    )
    for version in wrong:
        with trials.trial(f"version {version!r}"):
            data = json.dumps({**good, "version": version}).encode()
            assert "whole number" in complaint(lambda: decode(data, where="file")).message  # noqa: B023
    for key in ("version", "format", "map"):
        with trials.trial(f"without {key}"):
            data = json.dumps({name: value for name, value in good.items() if name != key}).encode()
            complaint(lambda: decode(data, where="file"))  # noqa: B023
    formats: tuple[Any, ...] = ("", "kumu", "MTDMAP", "mtdmap ", 1, None, ["mtdmap"], {})
    for other in formats:
        with trials.trial(f"format {other!r}"):
            data = json.dumps({**good, "format": other}).encode()
            complaint(lambda: decode(data, where="file"))  # noqa: B023
    contents: tuple[Any, ...] = (None, [], "", 1, True, "{}", [{}])
    for what in contents:
        with trials.trial(f"map {what!r}"):
            data = json.dumps({**good, "map": what}).encode()
            complaint(lambda: decode(data, where="file"))  # noqa: B023


TABLE: Final = (
    Row("Files of every version so far, opened and saved by later programs", older),
    Row("Files of later versions: read only, and nothing dropped by Save As", newer),
    Row("Version, format or map missing or stated wrongly", stated_wrongly),
)
