"""`diff` and `merge` as people call them, with real files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtd_desktop.editing.actor_ops import AddActor, MoveToZone, SetActorField, new_actor
from mtd_desktop.editing.entity_ops import Delete
from mtd_desktop.editing.link_ops import AddLink
from mtd_desktop.editing.operation import Operation
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import Link
from mtd_desktop.storage.files import load, save
from mtd_desktop.storage.vault import Key, is_sealed
from tests.e2e.test_cli import complaint, done, run
from tests.unit.editing.small_map import small_map


def edited(*operations: Operation) -> Map:
    m = small_map()
    for operation in operations:
        m = operation.apply(m)
    return m


ARABIC = "مجلس السلام"


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """`base`, two versions that get along, and one (`c`) that contradicts `a`."""
    maps = {
        "base": small_map(),
        "a": edited(SetActorField(("ann",), "name", "Anna"), MoveToZone(("bob",), 5)),
        "b": edited(
            SetActorField(("ann",), "influence", 4), AddActor(new_actor(small_map(), f"{ARABIC}\x1b[31m", 7))
        ),
        "c": edited(SetActorField(("ann",), "name", "Hanna"), Delete(("bc",))),
    }
    paths = {name: tmp_path / f"{name}.mtdmap" for name in maps}
    for name, m in maps.items():
        save(paths[name], m, expected=None)
    return paths


def test_diff_tells_names_and_words(files: dict[str, Path]) -> None:
    assert done("diff", files["base"], files["a"]) == (
        "Actor “Anna”: changed\n"
        "  name: Ann → Anna\n"
        "Actor “Bob”: moved\n"
        "  main track: 2 · Conflict resolution → 5 · Research, training & education\n"
        "  place: placed by hand (50 % round, 50 % out) → placed by the program\n"
    )
    assert done("diff", files["a"], files["a"]) == "no differences\n"


def test_diff_prints_names_that_are_safe_for_a_terminal(files: dict[str, Path]) -> None:
    said = done("diff", files["base"], files["b"])
    assert ARABIC in said
    assert "\x1b" not in said
    assert "influence: not recorded → 4 · great" in said


def test_diff_for_programs(files: dict[str, Path]) -> None:
    found = json.loads(done("diff", files["base"], files["a"], "--json"))
    assert [(one["kind"], one["id"], one["change"]) for one in found] == [
        ("actors", "ann", "changed"),
        ("actors", "bob", "moved"),
    ]
    assert found[0]["fields"] == [{"path": ["name"], "old": "Ann", "new": "Anna"}]
    assert found[1]["fields"][0] == {"path": ["memberships", ["main"], "track"], "old": 2, "new": 5}
    assert json.loads(done("diff", files["a"], files["a"], "--json")) == []


def test_merge_takes_what_each_changed(files: dict[str, Path], tmp_path: Path) -> None:
    out = tmp_path / "both.mtdmap"
    assert done("merge", files["base"], files["a"], files["b"], out) == ""
    m = load(out).map
    assert (m.actor_by_id["ann"].name, m.actor_by_id["ann"].influence) == ("Anna", 4)
    assert m.actor_by_id["bob"].standing() == 5
    assert len(m.actors) == 4


def test_merge_with_conflicts_writes_nothing(files: dict[str, Path], tmp_path: Path) -> None:
    out = tmp_path / "both.mtdmap"
    out.write_text("precious")
    ended = run("merge", files["base"], files["a"], files["c"], out)
    assert ended.returncode == 1
    assert ended.stdout == "Actor “Anna”, name\n  base: Ann\n  A: Anna\n  B: Hanna\n"
    assert ended.stderr.startswith("1 conflict; nothing was written.")
    assert out.read_text() == "precious"
    for prefer, name in (("a", "Anna"), ("b", "Hanna")):
        out.unlink()
        done("merge", files["base"], files["a"], files["c"], out, "--prefer", prefer)
        assert load(out).map.actor_by_id["ann"].name == name
        assert "bc" not in load(out).map.link_by_id


def test_merge_over_one_of_its_versions_keeps_that_as_backup(files: dict[str, Path]) -> None:
    before = files["a"].read_bytes()
    done("merge", files["base"], files["a"], files["b"], files["a"])
    assert load(files["a"]).map.actor_by_id["ann"].influence == 4
    assert files["a"].with_name("a.mtdmap.bak").read_bytes() == before


def test_a_deleted_actor_that_the_other_linked_is_a_conflict(files: dict[str, Path], tmp_path: Path) -> None:
    new = Link(id="ac", from_actor="ann", to_actor="cid", relation="partners")
    save(files["a"], edited(Delete(("cid",))), expected=None)
    save(files["b"], edited(AddLink(new)), expected=None)
    out = tmp_path / "both.mtdmap"
    ended = run("merge", files["base"], files["a"], files["b"], out)
    assert ended.stdout == (
        "Actor “Cid”\n  base: there\n"
        "  A: removed, and with it: Link Ann – Cid\n  B: kept, because of: Link Ann – Cid\n"
    )
    done("merge", files["base"], files["a"], files["b"], out, "--prefer", "b")
    m = load(out).map
    assert {link.id for link in m.links} == {"ab", "bc", "ac"}
    done("merge", files["base"], files["a"], files["b"], out, "--prefer", "a")
    assert {link.id for link in load(out).map.links} == {"ab"}


def test_what_was_encrypted_stays_encrypted(files: dict[str, Path], tmp_path: Path) -> None:
    secret, out = tmp_path / "passphrase", tmp_path / "both.mtdmap"
    secret.write_text("five words of a song\n")
    save(files["b"], load(files["b"]).map, expected=None, key=Key.create("five words of a song"))
    assert "passphrase" in complaint("merge", files["base"], files["a"], files["b"], out)
    done("merge", files["base"], files["a"], files["b"], out, "--passphrase-file", secret)
    assert is_sealed(out.read_bytes())
    assert "Anna" in done("diff", files["base"], out, "--passphrase-file", secret)


def test_a_map_of_a_newer_program_is_not_merged(files: dict[str, Path], tmp_path: Path) -> None:
    files["b"].write_text(files["b"].read_text().replace('"version": 1', '"version": 999', 1))
    assert "newer program" in complaint(
        "merge", files["base"], files["a"], files["b"], tmp_path / "both.mtdmap"
    )
