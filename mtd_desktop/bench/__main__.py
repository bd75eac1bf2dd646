"""Measure the program beside what PySide6 alone needs for the same: `python -m mtd_desktop.bench`.

Every figure is a median of runs taken in turn, so that a busy moment of the machine hits both sides; look
at the ratios. Sizes are actors/links. This process stays small, because what it holds would be counted
with every child that it starts. `--quick` leaves out the largest map.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from mtd_desktop.bench.display import display
from mtd_desktop.bench.measure import Run, medians, own, run
from mtd_desktop.paths import sample

BARE = "mtd_desktop.bench.bare"
PROGRAM = "mtd_desktop.bench.program"
ASKING = "mtd_desktop.bench.asking"
COUNTING = "mtd_desktop.bench.counting"
SIZES = ((200, 400), (1000, 2000), (2000, 4000), (10_000, 20_000))


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under a title, columns aligned."""
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]
    print(f"\n{title}")
    for row in (head, *rows):
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _ms(value: float) -> str:
    return f"{value:.1f}"


def start_up(env: dict[str, str]) -> None:
    """From the start of the process to a painted window."""
    ni = str(sample("northern-ireland"))
    ours, empty = medians(
        5,
        lambda: run(own(PROGRAM, "start", ni, str(time.time())), env),
        lambda: run(own(BARE, "empty-window", str(time.time())), env),
    )
    a, b = ours.said["seconds"], empty.said["seconds"]
    table(
        "Start to a painted window (seconds, MB)",
        ("", "seconds", "MB", "ratio"),
        (
            ("Northern Ireland, painted sharply", f"{a:.2f}", f"{ours.megabytes:.0f}", f"{a / b:.2f}"),
            ("an empty PySide6 window", f"{b:.2f}", f"{empty.megabytes:.0f}", "1"),
        ),
    )


def export(folder: Path) -> None:
    """A map becomes a picture from the command line."""
    ni, out = str(sample("northern-ireland")), str(folder / "out.png")
    ours, bare = medians(
        5,
        lambda: run(own("mtd_desktop", "export", ni, out, "--width", "1600")),
        lambda: run(own(BARE, "picture", out), {**os.environ, "QT_QPA_PLATFORM": "offscreen"}),
    )
    table(
        "PNG of 1600 pixels from the command line",
        ("", "seconds", "MB", "ratio"),
        (
            (
                "Northern Ireland",
                f"{ours.seconds:.2f}",
                f"{ours.megabytes:.0f}",
                f"{ours.seconds / bare.seconds:.2f}",
            ),
            ("bare QPainter, 48 circles", f"{bare.seconds:.2f}", f"{bare.megabytes:.0f}", "1"),
        ),
    )


def export_large(folder: Path, path: Path) -> None:
    """The largest map against graphviz with given positions."""
    rows = []

    def row(name: str, taken: Run) -> None:
        rows.append((name, f"{taken.seconds:.2f}", f"{taken.megabytes:.0f}"))

    (ours,) = medians(3, lambda: run(own("mtd_desktop", "export", str(path), str(folder / "big.png"))))
    row("MTD Desktop", ours)
    if shutil.which("neato"):
        dot = folder / "big.dot"
        run(own("mtd_desktop.bench.dot", str(path), str(dot)))
        (theirs,) = medians(
            3, lambda: run(["neato", "-n2", "-Tpng", str(dot), "-o", str(folder / "dot.png")])
        )
        row("graphviz, positions given", theirs)
    else:
        rows.append(("graphviz is not installed (apt-get install graphviz)", "", ""))
    table("PNG of 10,000 actors and 20,000 links", ("", "seconds", "MB"), rows)


def questions(folder: Path) -> None:
    """All rules on maps that nothing has looked at before (aims: 100 ms and a second), and figures."""
    rows = []
    figures: dict[str, list[str]] = {}
    for actors, links, processes in ((200, 400, 20), (2000, 4000, 200)):
        path = folder / f"asked-{actors}.mtdmap"
        sizes = ("--actors", str(actors), "--links", str(links), "--processes", str(processes))
        run(own("mtd_desktop.bench.make_map", *sizes, "--seed", "1", str(path)))
        (ours,) = medians(3, lambda path=path: run(own(ASKING, str(path))))  # type: ignore[misc]
        said = ours.said
        size = f"{actors:,}/{links:,}/{processes:,}"
        rows.append((size, _ms(said["all"]), _ms(said["slowest"]), f"{said['findings']:.0f}"))
        (counted,) = medians(1, lambda path=path: run(own(COUNTING, str(path))))  # type: ignore[misc]
        for name, taken in counted.said.items():
            figures.setdefault(name, []).append(_ms(taken))
    table(
        "Milliseconds to ask a map all questions",
        ("actors/links/processes", "all rules", "slowest rule", "findings"),
        rows,
    )
    head = ("figure", *(row[0] for row in rows))
    table("Milliseconds to count a figure", head, [(name, *taken) for name, taken in figures.items()])


def hands(env: dict[str, str], maps: dict[tuple[int, int], Path]) -> None:
    """Frames under the hand, ours beside one batched item of plain PySide6."""
    rows = []
    for (actors, links), path in maps.items():
        ours, bare = medians(
            3,
            lambda path=path: run(own(PROGRAM, "frames", str(path)), env),  # type: ignore[misc]
            lambda a=actors, b=links: run(own(BARE, "frames", str(a), str(b)), env),  # type: ignore[misc]
        )
        said = ours.said
        rows.append(
            (
                f"{actors:,}/{links:,}",
                *(_ms(said[key]) for key in ("pan", "zoom", "drag", "drag_begins", "redrawn")),
                _ms(bare.said["pan"]),
                _ms(bare.said["zoom"]),
            )
        )
    table(
        "Milliseconds a frame, all in view, 1280x800",
        ("map", "pan", "zoom", "drag", "drag begins", "sharp after", "bare pan", "bare zoom"),
        rows,
    )


def opening(env: dict[str, str], path: Path) -> None:
    """The largest map in a window."""
    (ours,) = medians(3, lambda: run(own(PROGRAM, "opened", str(path)), env))
    table(
        "Opening 10,000 actors and 20,000 links",
        ("seconds to a sharp picture", "longest pause of the window (ms)", "MB"),
        ((f"{ours.said['seconds']:.2f}", _ms(ours.said["longest_pause"]), f"{ours.megabytes:.0f}"),),
    )


def main() -> int:
    """Run everything and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m mtd_desktop.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="leave out the largest map")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, display() as env:
        folder = Path(name)
        maps = {
            size: folder / f"map-{size[0]}.mtdmap" for size in SIZES if size != SIZES[-1] or not args.quick
        }
        for size, path in maps.items():
            wanted = ("--actors", str(size[0]), "--links", str(size[1]), "--seed", "1")
            run(own("mtd_desktop.bench.make_map", *wanted, str(path)))
        start_up(env)
        export(folder)
        questions(folder)
        hands(env, maps)
        if not args.quick:
            export_large(folder, maps[SIZES[-1]])
            opening(env, maps[SIZES[-1]])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
