"""Reads which module imports which, from source text and without running any of it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Import:
    """One imported name. `lazy` means inside a function: it costs nothing until that function is called."""

    importer: str
    target: str
    line: int
    lazy: bool

    def __str__(self) -> str:
        return f"{self.importer}, line {self.line}: imports {self.target}"


def modules(package: Path) -> dict[str, Path]:
    """Return every module below the folder `package` by its dotted name."""
    named = {}
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        named[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return named


def imports(package: Path) -> list[Import]:
    """Return every import in every module below the folder `package`."""
    return [found for name, path in modules(package).items() for found in _imports_of(name, path)]


def _imports_of(importer: str, path: Path) -> Iterator[Import]:
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    lazy = {id(inner) for function in functions for inner in ast.walk(function)}
    parent = importer if path.stem == "__init__" else importer.rpartition(".")[0]
    for node in ast.walk(tree):
        for target in _targets(node, parent):
            yield Import(importer, target, node.lineno, id(node) in lazy)  # type: ignore[attr-defined]


def _targets(node: ast.AST, parent: str) -> Iterator[str]:
    """Yield what `node` imports; `from a import b` counts as "a.b", be b a module or a name in it."""
    match node:
        case ast.Import(names=names):
            yield from (alias.name for alias in names)
        case ast.ImportFrom(module=module, names=names, level=level):
            if level:
                above = ".".join(parent.split(".")[: len(parent.split(".")) - level + 1])
                module = f"{above}.{module}" if module else above
            yield from (f"{module}.{alias.name}" for alias in names)
        case ast.Call(
            func=ast.Attribute(attr="import_module") | ast.Name(id="import_module" | "__import__"),
            args=[ast.Constant(value=str(target)), *_],
        ):
            yield target
        case _:
            pass  # nothing is imported here
