"""Every word on screen can be translated: Qt's lupdate finds each one that the program asks for."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import mtd_desktop
from tests.architecture.imports import modules

PACKAGE = Path(mtd_desktop.__file__).parent
BARE = re.compile(r"\b[Tt]rack (\d|\{n)")


def test_every_text_is_written_out_where_it_is_asked_for() -> None:
    assert [where for where, found in asked_for(PACKAGE) if found is None] == []


def test_lupdate_finds_every_text(tmp_path: Path) -> None:
    found = found_by_lupdate(list(modules(PACKAGE).values()), tmp_path)
    assert {found for _, found in asked_for(PACKAGE) if found} - found == set()


def test_no_text_has_a_track_by_its_number_alone() -> None:
    texts = [found for _, found in asked_for(PACKAGE) if found]
    assert [text for _, text in texts if BARE.search(text)] == []
    assert BARE.search("&Track 9 in the Middle")
    assert BARE.search("Track {number}")


def test_a_text_that_lupdate_would_miss_is_noticed(tmp_path: Path) -> None:
    package = tmp_path / "house"
    package.mkdir()
    (package / "door.py").write_text(
        'translate("Door", "open")\ntranslate("Door", f"{who} knocks")\ntranslate("Door", "in " "two")\n',
        encoding="utf-8",
    )
    assert list(asked_for(package)) == [
        ("house.door, line 1", ("Door", "open")),
        ("house.door, line 2", None),
        ("house.door, line 3", ("Door", "in two")),
    ]


def asked_for(package: Path) -> Iterator[tuple[str, tuple[str, str] | None]]:
    """Yield where each text is asked for, with context and text, or None where they are not literals."""
    for name, path in modules(package).items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name(id="translate"),
                    args=[ast.Constant(value=str(context)), ast.Constant(value=str(text))],
                    keywords=[],
                ):
                    yield f"{name}, line {node.lineno}", (context, text)
                case ast.Call(func=ast.Name(id="translate")):
                    yield f"{name}, line {node.lineno}", None
                case ast.ImportFrom(module="mtd_desktop.i18n", names=names):
                    if any(alias.name == "translate" and alias.asname for alias in names):
                        yield f"{name}, line {node.lineno}", None
                case _:
                    pass


def found_by_lupdate(sources: list[Path], folder: Path) -> set[tuple[str, str]]:
    result = folder / "texts.ts"
    lupdate = Path(sys.executable).with_name("pyside6-lupdate")
    subprocess.run([lupdate, *sources, "-ts", result], check=True, capture_output=True)
    return {
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in ET.parse(result).getroot().iter("context")
        for message in context.iter("message")
    }
