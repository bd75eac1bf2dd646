"""Nothing leaves but through `redact`, nothing is sent or fetched, nothing promised that cannot be kept."""

from __future__ import annotations

import ast
import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mtd_desktop.model.document import Map
from mtd_desktop.privacy.redact import LeftOut, Redacted, redact
from tests.architecture.imports import imports

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGE = CHECKOUT / "mtd_desktop"

WRITERS = {"svg_text", "png_bytes", "pdf_bytes", "print_to"}
"""What makes a file or a printed page of a drawing, wherever that comes from."""

GATE = {"qtrender/picture.py"}
"""Where they are called: behind a function that takes a `Redacted`."""

NETWORK = {
    "PySide6.QtNetwork",
    "PySide6.QtWebSockets",
    "PySide6.QtWebEngineCore",
    "asyncio",
    "ftplib",
    "http",
    "imaplib",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib",
    "webbrowser",
    "xmlrpc",
}


def sources() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def takes(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Every function of a module with what each of its parameters is said to be."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for argument in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs):
                if argument.annotation is not None:
                    yield node.name, ast.unparse(argument.annotation)


def called(tree: ast.Module) -> set[str]:
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {
        f.attr if isinstance(f, ast.Attribute) else f.id
        for f in calls
        if isinstance(f, ast.Attribute | ast.Name)
    }


def test_no_exporter_takes_a_map() -> None:
    found = [
        f"{name}: {function}"
        for name, tree in sources()
        if name.startswith(("exchange/", "qtrender/"))
        for function, kind in takes(tree)
        if re.search(r"\bMap\b", kind) and not kind.startswith("Callable")
    ]
    assert found == []


def test_the_gate_takes_what_was_redacted() -> None:
    tree = dict(sources())["qtrender/picture.py"]
    assert ("composed", "Redacted") in set(takes(tree))
    assert ("encoded", "Cleared") in set(takes(tree))
    assert ("printed", "Cleared") in set(takes(tree))


def test_nobody_writes_a_drawing_past_the_gate() -> None:
    found = {name for name, tree in sources() if called(tree) & WRITERS}
    assert found == GATE


def test_only_what_takes_a_redacted_gives_a_cleared_drawing() -> None:
    for name, tree in sources():
        if "Cleared" in called(tree):
            assert name.startswith("qtrender/"), name
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and "Cleared" in ast.unparse(node.returns or node.args):
                here = ast.Module([node], [])
                passes_on = node.name.startswith("_") or ("Cleared" in {kind for _, kind in takes(here)})
                assert passes_on or (node.name, "Redacted") in set(takes(here)), f"{name}: {node.name}"


def test_only_redact_makes_a_redacted() -> None:
    made = redact(Map(), "public")
    with pytest.raises(TypeError):
        Redacted(Map(), "public", "leave out", LeftOut(), frozenset(), {}, object())
    with pytest.raises((TypeError, ValueError)):
        dataclasses.replace(made, map=Map())  # type: ignore[call-arg]
    with pytest.raises((AttributeError, TypeError)):
        made.map = Map()  # type: ignore[misc]


def test_nothing_that_talks_to_a_network_is_imported() -> None:
    found = [
        str(one)
        for one in imports(PACKAGE)
        if any(one.target == banned or one.target.startswith(f"{banned}.") for banned in NETWORK)
    ]
    assert found == []


SHIPPED = ("mtd_desktop/**/*.py", "resources/**/*.mtdmap", "resources/**/*.json")


@pytest.mark.parametrize("pattern", SHIPPED)
def test_nobody_is_called_anonymous(pattern: str) -> None:
    word = re.compile("anonym(?!izing Social)", re.IGNORECASE)  # the title of a paper is its own
    found = [
        str(path.relative_to(CHECKOUT))
        for path in sorted(CHECKOUT.glob(pattern))
        for text in _texts(path)
        if word.search(text)
    ]
    assert found == []


def _texts(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        return [text]
    return [
        n.value for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Constant) and isinstance(n.value, str)
    ]
