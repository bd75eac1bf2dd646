"""Rooms stay small and their names say what is inside."""

from __future__ import annotations

from pathlib import Path

import mtd_desktop
from tests.architecture.imports import modules

PACKAGE = Path(mtd_desktop.__file__).parent
MOST_LINES = 400
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "manager", "managers", "misc", "common"}


def test_no_module_is_long() -> None:
    assert too_long(PACKAGE) == []


def test_no_module_has_an_empty_name() -> None:
    assert nameless(PACKAGE) == []


def test_both_are_found_where_they_are(tmp_path: Path) -> None:
    package = tmp_path / "house"
    package.mkdir()
    (package / "helpers.py").write_text("\n" * (MOST_LINES + 1), encoding="utf-8")
    (package / "rooms.py").write_text("\n" * MOST_LINES, encoding="utf-8")
    assert too_long(package) == [f"house.helpers: {MOST_LINES + 1} lines"]
    assert nameless(package) == ["house.helpers"]


def too_long(package: Path) -> list[str]:
    lengths = {
        name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in modules(package).items()
    }
    return [f"{name}: {length} lines" for name, length in lengths.items() if length > MOST_LINES]


def nameless(package: Path) -> list[str]:
    return [name for name in modules(package) if NAMES_THAT_SAY_NOTHING & set(name.split("."))]
