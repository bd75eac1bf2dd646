"""The documents point at what is there, show the layers as they are, and name no machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.layers import LAYERS

CHECKOUT = Path(__file__).resolve().parents[2]
DOCUMENTS = [CHECKOUT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted(
    path for folder in ("docs", "resources") for path in (CHECKOUT / folder).rglob("*.md")
)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(CHECKOUT).as_posix())
def test_every_link_leads_somewhere(document: Path) -> None:
    targets = re.findall(r"\[[^]]*\]\(([^)#\s]+)", document.read_text(encoding="utf-8"))
    inside = [target for target in targets if "://" not in target]
    assert [target for target in inside if not (document.parent / target).exists()] == []


def test_the_picture_shows_every_room_on_its_layer() -> None:
    text = (CHECKOUT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = {int(row[1]): row[0] for row in re.finditer(r"^ (\d)  .*$", text, re.MULTILINE)}
    missing = [
        name for name, layer in LAYERS.items() if not re.search(rf"\b{room_in_picture(name)}\b", rows[layer])
    ]
    assert missing == []


def room_in_picture(name: str) -> str:
    return re.escape(name.replace(".", "/"))


def test_every_decision_is_in_the_index() -> None:
    folder = CHECKOUT / "docs" / "adr"
    index = (folder / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in folder.glob("[0-9]*.md") if f"({path.name})" not in index] == []


def test_every_decision_has_its_four_parts() -> None:
    parts = ["## Context", "## Decision", "## Considered and rejected", "## Consequences"]
    for path in (CHECKOUT / "docs" / "adr").glob("[0-9]*.md"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if line.startswith("## ")] == parts, path.name


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    folder_of_a_person = re.compile(rb"/(?:home|root|Users|work)/[A-Za-z0-9]")
    ours = [path for path in CHECKOUT.iterdir() if path.is_file()]
    for folder in (".ci", "docs", "mtd_desktop", "packaging", "resources", "tests"):
        ours += [path for path in (CHECKOUT / folder).rglob("*") if path.is_file()]
    texts = [path for path in ours if path.suffix not in {".pdf", ".png", ".pyc", ".ttf"}]
    assert [path for path in texts if folder_of_a_person.search(path.read_bytes())] == []
