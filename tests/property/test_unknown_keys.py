"""What a later version or a person wrote into a file is still there after an afternoon of editing."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from mtd_desktop import paths
from mtd_desktop.model.base import Entity
from mtd_desktop.model.document import Map
from mtd_desktop.storage.codec import unknown_keys
from mtd_desktop.storage.files import load, save
from tests.property.deeds import done

KEY = "x-later"
LISTS = ("actors", "links", "sides", "processes", "agreements", "references", "saved_views", "conventions")


def marked(value: Any, path: str) -> Any:
    """The same JSON with an unknown key in every object, that tells where it stood."""
    if isinstance(value, dict):
        return {
            **{k: marked(v, f"{path}.{k}") for k, v in value.items()},
            KEY: {"where": path, "n": [1.0, None]},
        }
    if isinstance(value, list):
        return [marked(one, f"{path}[{i}]") for i, one in enumerate(value)]
    return value


def strange_file(folder: Path, sample: str, *, bare: bool) -> Path:
    """A sample as a later version might have written it, with its envelope or without."""
    tree = json.loads(paths.sample(sample).read_bytes())
    content = marked(tree["map"], "map")
    path = folder / ("map.json" if bare else "map.mtdmap")
    whole = content if bare else {**tree, KEY: "beside the map", "map": content}
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def extras(entity: Entity) -> object:
    return (entity.__pydantic_extra__ or {}).get(KEY)


def by_id(m: Map) -> dict[str, Entity]:
    return {entity.id: entity for name in LISTS for entity in getattr(m, name)}


@pytest.mark.parametrize("bare", [True, False], ids=["bare", "in an envelope"])
def test_they_survive_being_saved(bare: bool, tmp_path: Path) -> None:
    path = strange_file(tmp_path, "northern-ireland", bare=bare)
    opened = load(path)
    keys = list(unknown_keys(opened.map))
    assert len(keys) > 400
    save(path, opened.map, expected=opened.fingerprint)
    again = load(path)
    assert again.map == opened.map
    assert list(unknown_keys(again.map)) == keys
    written = json.loads(path.read_bytes())
    assert written["map"][KEY] == {"where": "map", "n": [1.0, None]}
    assert bare or written[KEY] == "beside the map"


@pytest.mark.parametrize("seed", range(6))
def test_they_survive_an_afternoon_of_editing(seed: int, tmp_path: Path) -> None:
    hand = Random(seed)
    path = strange_file(tmp_path, ("northern-ireland", "oslo", "somaliland")[seed % 3], bare=False)
    first = m = load(path).map
    before = by_id(first)
    for _ in range(200):
        m, _ = done(hand, m)
    save(path, m, expected=None)
    after = load(path).map
    assert after == m
    for ident, entity in by_id(after).items():
        if ident in before:
            assert extras(entity) == extras(before[ident]) is not None, ident
    for name in ("meta", "view", "framework"):
        assert extras(getattr(after, name)) == extras(getattr(first, name)) is not None
    assert after.__pydantic_extra__ == first.__pydantic_extra__
    for one, other in zip(after.framework.tracks, first.framework.tracks, strict=True):
        assert extras(one) == extras(other)
    relations = {r.id: r for s in first.conventions for r in s.relations}
    for relation in (r for s in after.conventions for r in s.relations):
        assert extras(relation) is not None, relation.id
        assert relation.id in relations
    for process in after.processes:
        was = next(p for p in first.processes if p.id == process.id)
        assert [extras(part) for part in process.phases] == [extras(part) for part in was.phases]
        assert [extras(part) for part in process.funding] == [extras(part) for part in was.funding]
        assert {str(extras(p)) for p in process.participants} <= {str(extras(p)) for p in was.participants}
    copies = [actor for actor in after.actors if actor.id not in before and extras(actor) is not None]
    originals = {str(extras(actor)) for actor in first.actors}
    assert all(str(extras(actor)) in originals for actor in copies)
