"""The three formats show the same page: the same words, and the same picture in every viewer.

The samples go through the command line and come back through the programs that people open them with.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from mtd_desktop.paths import sample

SAMPLES = ("northern-ireland", "oslo", "somaliland")
SVG = "{http://www.w3.org/2000/svg}"
WIDTH = 1600
SMALL = 240
"""Pixels across the pictures that are compared: the eye's first glance, below each viewer's own smoothing."""

ALIKE = 2.0
"""Mean difference of a colour value, of 255, that different smoothing may cause; one missing link is less,
a missing sector, legend or set of labels is more."""

INSTALL = {
    "pdftoppm": "poppler-utils",
    "pdftotext": "poppler-utils",
    "rsvg-convert": "librsvg2-bin",
    "inkscape": "inkscape",
    "soffice": "libreoffice-draw",
    "chromium": "chromium",
    "convert": "imagemagick",
    "fc-list": "fontconfig fonts-noto-core",
}


def tool(name: str) -> str:
    found = shutil.which(name)
    assert found, f"{name} is missing: apt-get install {INSTALL[name]}"
    return found


def call(*command: str | Path) -> str:
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def export(name: str, out: Path, *options: str) -> Path:
    call(sys.executable, "-m", "mtd_desktop", "export", sample(name), out, *options)
    return out


def plain(text: str) -> str:
    """`text` without marks of direction, with letters that a font joined to one (ﬁ) taken apart again."""
    return unicodedata.normalize("NFKC", re.sub("[\u2066-\u2069]", "", text))


def words(text: str) -> Counter[str]:
    return Counter(plain(text).split())


def letters(text: str) -> Counter[str]:
    return Counter("".join(plain(text).split()))


def lines_of_svg(path: Path, *, turned: bool) -> str:
    """The lines of text that a reader sees, turned ones (on the rim) or level ones."""
    root = ET.parse(path).getroot()
    shown = (e for e in root.iter(f"{SVG}text") if e.get("class") != "halo")
    return "\n".join("".join(e.itertext()) for e in shown if ("rotate" in e.get("transform", "")) is turned)


def glance(path: Path) -> bytes:
    small = f"{SMALL}x{SMALL}!"
    done = subprocess.run(
        [tool("convert"), path, "-filter", "box", "-resize", small, "-depth", "8", "rgb:-"],
        capture_output=True,
        check=True,
    )
    assert len(done.stdout) == SMALL * SMALL * 3
    return done.stdout


def apart(one: Path, other: Path) -> float:
    """The mean difference of two pictures' colour values."""
    pairs = zip(glance(one), glance(other), strict=True)
    return sum(abs(a - b) for a, b in pairs) / (SMALL * SMALL * 3)


def by_inkscape(svg: Path, png: Path) -> None:
    call(tool("inkscape"), "--export-type=png", f"--export-filename={png}", "-w", str(WIDTH), svg)


def by_librsvg(svg: Path, png: Path) -> None:
    call(tool("rsvg-convert"), "-w", str(WIDTH), "-o", png, svg)


def by_chromium(svg: Path, png: Path) -> None:
    root = ET.parse(svg).getroot()
    width, height = (float(root.get(key, "0")) for key in ("width", "height"))
    call(
        tool("chromium"),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        f"--user-data-dir={png.parent / 'profile'}",
        f"--window-size={round(width)},{round(height)}",
        f"--screenshot={png}",
        svg.as_uri(),
    )


def by_libreoffice(svg: Path, png: Path) -> None:
    profile = (png.parent / "office").as_uri()
    folder = png.parent / "converted"
    call(
        tool("soffice"),
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "png",
        "--outdir",
        folder,
        svg,
    )
    shutil.move(folder / f"{svg.stem}.png", png)


@pytest.mark.parametrize("name", SAMPLES)
def test_svg_and_pdf_say_the_same_words(name: str, tmp_path: Path) -> None:
    svg = export(name, tmp_path / "map.svg")
    level, turned = lines_of_svg(svg, turned=False), lines_of_svg(svg, turned=True)
    pdf = call(tool("pdftotext"), "-raw", export(name, tmp_path / "map.pdf"), "-")
    assert words(level).total() > 100
    assert words("Government Business Religion") <= words(turned)
    # pdftotext takes words on a slant apart, so of those only the letters can be compared.
    assert words(level) <= words(pdf)
    assert letters(pdf) == letters(level + turned)


@pytest.mark.parametrize("theme", ["paper", "dark", "projector", "print"])
def test_png_and_pdf_are_the_same_picture(theme: str, tmp_path: Path) -> None:
    options = ("--paper", "A4", "--theme", theme)
    png = export("northern-ireland", tmp_path / "map.png", *options, "--dpi", "100")
    pdf = export("northern-ireland", tmp_path / "map.pdf", *options)
    call(tool("pdftoppm"), "-r", "100", "-png", "-singlefile", pdf, tmp_path / "pdf")
    assert apart(png, tmp_path / "pdf.png") < ALIKE


@pytest.mark.parametrize("view", [by_librsvg, by_inkscape, by_chromium, by_libreoffice])
def test_svg_is_the_same_picture_in_every_viewer(view: Callable[[Path, Path], None], tmp_path: Path) -> None:
    # Without the font that the file names, each viewer takes another of its own choice.
    assert "Noto Sans" in call(tool("fc-list"), ":", "family"), "install fonts-noto-core"
    png = export("northern-ireland", tmp_path / "map.png", "--width", str(WIDTH))
    view(export("northern-ireland", tmp_path / "map.svg"), tmp_path / "svg.png")
    assert apart(png, tmp_path / "svg.png") < ALIKE


def test_another_map_is_another_picture(tmp_path: Path) -> None:
    one = export("northern-ireland", tmp_path / "one.png", "--width", str(WIDTH))
    other = export("northern-ireland", tmp_path / "other.png", "--width", str(WIDTH), "--layout", "equal")
    assert apart(one, other) > 2 * ALIKE
