"""Old files open as what they say, new ones for reading only, and neither loses anything."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mtd_desktop.errors import UserError
from mtd_desktop.model.document import Map
from mtd_desktop.storage import migrations
from mtd_desktop.storage.codec import decode, encode, unknown_keys
from mtd_desktop.storage.files import load, save
from mtd_desktop.storage.schema import file_schema

FROZEN = Path(__file__).parents[2] / "golden" / "files" / "v1.mtdmap"
BARE = b'{"actors": [{"id": "a", "name": "Ann", "influence": 3}]}'


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that writes version 3: what was influence is called reach for a while."""

    def to_two(tree: dict[str, Any]) -> dict[str, Any]:
        return {**tree, "actors": [renamed(actor, "influence", "reach") for actor in tree["actors"]]}

    def to_three(tree: dict[str, Any]) -> dict[str, Any]:
        return {**tree, "actors": [renamed(actor, "reach", "influence") for actor in tree["actors"]]}

    monkeypatch.setattr(migrations, "CURRENT", 3)
    monkeypatch.setattr(migrations, "STEPS", {1: to_two, 2: to_three})


def renamed(entity: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    return {new if key == old else key: value for key, value in entity.items()}


def written(version: int, actors: str) -> bytes:
    return f'{{"format": "mtdmap", "version": {version}, "map": {{"actors": [{actors}]}}}}'.encode()


# Older files


def test_there_is_a_step_from_every_version() -> None:
    assert sorted(migrations.STEPS) == list(range(1, migrations.CURRENT))


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize(
    "data",
    [
        BARE,
        written(1, '{"id": "a", "name": "Ann", "influence": 3}'),
        written(2, '{"id": "a", "name": "Ann", "reach": 3}'),
    ],
    ids=["bare", "one", "two"],
)
def test_an_older_map_is_brought_up_step_by_step(data: bytes) -> None:
    loaded = decode(data, where="F")
    assert loaded.map.actors[0].influence == 3
    assert list(unknown_keys(loaded.map)) == []
    assert not loaded.read_only
    assert json.loads(encode(loaded.map))["version"] == 3


@pytest.mark.usefixtures("later")
def test_the_frozen_file_of_the_first_version_still_opens_later() -> None:
    loaded = decode(FROZEN.read_bytes(), where="F")
    assert "version 1" in loaded.notices[0]
    assert ".v1.bak" in loaded.notices[0]


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("actors", ["3", '{"id": "a"}, null', '["a"]'])
def test_an_old_map_that_is_none_is_refused_in_a_sentence(actors: str) -> None:
    for data in (written(1, actors), b'{"format": "mtdmap", "version": 1, "map": {"links": []}}'):
        with pytest.raises(UserError) as caught:
            decode(data, where="F")
        assert str(caught.value).startswith("F: ")


def test_what_no_step_changed_is_not_kept_twice(tmp_path: Path) -> None:
    path = tmp_path / "now.mtdmap"
    path.write_bytes(BARE)
    save(path, load(path).map, expected=None)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["now.mtdmap", "now.mtdmap.bak"]


@pytest.mark.parametrize("key_first", ["format", "version"])
def test_saving_an_older_map_keeps_the_file_as_it_was_for_good(
    tmp_path: Path, later: None, key_first: str
) -> None:
    assert later is None
    path = tmp_path / "old.mtdmap"
    data = written(2, '{"id": "a", "name": "Ann", "reach": 3}')
    if key_first == "version":
        data = data.replace(b'"format": "mtdmap", "version": 2', b'"version": 2, "format": "mtdmap"')
    path.write_bytes(data)
    opened = load(path)
    known = opened.fingerprint
    for name in ("Bob", "Cem", "Dia"):
        m = opened.map.but(actors=(opened.map.actors[0].but(name=name),))
        known = save(path, m, expected=known)
    assert path.with_name("old.mtdmap.v2.bak").read_bytes() == data
    assert load(path.with_name("old.mtdmap.bak")).map.actors[0].name == "Cem"
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "old.mtdmap",
        "old.mtdmap.bak",
        "old.mtdmap.v2.bak",
    ]


@pytest.mark.usefixtures("later")
def test_without_backups_the_older_file_is_kept_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "old.mtdmap"
    path.write_bytes(BARE)
    save(path, load(path).map, expected=None, backups=0)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["old.mtdmap", "old.mtdmap.v1.bak"]


@pytest.mark.usefixtures("later")
def test_the_schema_is_that_of_the_present_version() -> None:
    assert file_schema()["properties"]["version"] == {"const": 3}


# Newer files


def test_nothing_of_a_newer_map_is_dropped_by_saving_it_elsewhere(tmp_path: Path) -> None:
    """Keys at every depth, also of entities that this program has no field for."""
    tree = json.loads(FROZEN.read_bytes())
    planted = plant(tree["map"])
    assert planted > 40
    newer = {**tree, "version": 9, "made_by": {"of": ["the future"]}}
    path, copy = tmp_path / "newer.mtdmap", tmp_path / "copy.mtdmap"
    path.write_bytes(json.dumps(newer).encode())
    opened = load(path)
    assert opened.read_only
    save(copy, opened.map, expected=None)
    saved = json.loads(copy.read_bytes())
    assert saved["made_by"] == {"of": ["the future"]}
    assert sum(1 for _ in found(saved["map"])) == planted
    assert load(copy).map == opened.map
    assert json.loads(path.read_bytes()) == newer


def plant(tree: Any) -> int:
    """Put a key of the future into every object of a map; how many."""
    inside = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    count = sum(plant(one) for one in list(inside))
    if isinstance(tree, dict):
        tree["of_the_future"] = {"deep": [1, {"er": None}]}
        count += 1
    return count


def found(tree: Any) -> Any:
    """The keys of the future in a map."""
    if isinstance(tree, dict):
        if tree.get("of_the_future") == {"deep": [1, {"er": None}]}:
            yield tree
        tree = [value for key, value in tree.items() if key != "of_the_future"]
    for one in tree if isinstance(tree, list) else ():
        yield from found(one)


@pytest.mark.parametrize("version", [2, 9, 1001, 10**9])
def test_any_newer_map_opens_for_reading_only(version: int) -> None:
    loaded = decode(written(version, '{"id": "a", "name": "Ann", "aura": 1}'), where="F")
    assert loaded.read_only
    assert isinstance(loaded.map, Map)
