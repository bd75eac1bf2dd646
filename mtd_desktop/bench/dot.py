"""A map for graphviz, with a position for every actor: `python -m mtd_desktop.bench.dot MAP OUT`."""

from __future__ import annotations

import sys
from pathlib import Path

from mtd_desktop.bench.bare import dots
from mtd_desktop.storage.files import load


def dot(path: Path) -> str:
    """The text of the graph; the positions are spread over a page as large as ours."""
    m = load(path).map
    nodes = (
        f'"{actor.id}" [label="{actor.label}", pos="{at.x():.0f},{at.y():.0f}"]'
        for actor, at in zip(m.actors, dots(len(m.actors)), strict=True)
    )
    edges = (f'"{link.from_actor}" -> "{link.to_actor}"' for link in m.links)
    return "\n".join(("digraph {", *nodes, *edges, "}"))


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(dot(Path(sys.argv[1])), encoding="utf-8")
