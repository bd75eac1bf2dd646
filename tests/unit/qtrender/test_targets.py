"""Pictures and PDF files are as large as asked, keep their words, and tell nothing about their maker."""

from __future__ import annotations

import subprocess
import time
import unicodedata
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from mtd_desktop.errors import UserError
from mtd_desktop.layout.drawing import Circle, Drawing, Group, Shape, Stroke, Text
from mtd_desktop.layout.drawing import Path as DrawnPath
from mtd_desktop.qtrender.targets import MAX_SIDE, PAPERS, image, pdf_bytes, png_bytes


@pytest.fixture(autouse=True)
def _qt(qtbot: QtBot) -> None:
    """Painting needs a running Qt."""


WORDS = ("Sinn Féin", "Київ і Ελλάδα", "Women’s Coalition", "مجلس السلام", "office", "Bold title")

DRAWING = Drawing(
    width=800,
    height=600,
    background="#fdfcf8",
    title="A map & more",
    groups=(
        Group("frame", "frame", (Circle(400, 300, 250, fill="#e6eef4", stroke=Stroke("#224466", 2)),)),
        Group(
            "words",
            "actor",
            tuple(
                Text(400, 150 + 40 * i, text, 18, "#222222", bold=i == 5, halo="#fdfcf8", halo_width=3)
                for i, text in enumerate(WORDS)
            ),
        ),
        Group(
            "line", "link", (Shape((("M", 60, 60), ("L", 700, 500)), stroke=Stroke("#bd1f01", 2, (6, 4))),)
        ),
    ),
)


def read(data: bytes) -> QImage:
    picture = QImage()
    assert picture.loadFromData(data, "PNG")
    return picture


def told(program: str, *arguments: str, data: bytes, folder: Path) -> str:
    """What one of poppler's tools says about a PDF."""
    file = folder / "page.pdf"
    file.write_bytes(data)
    done = subprocess.run([program, str(file), *arguments], capture_output=True, check=True, text=True)
    assert done.stderr == ""
    return done.stdout


def test_a_picture_is_as_wide_as_asked() -> None:
    picture = read(png_bytes(DRAWING, width=1000, dpi=200))
    assert (picture.width(), picture.height()) == (1000, 750)
    assert picture.dotsPerMeterX() == round(200 / 0.0254)


def test_a_picture_of_a_paper_has_its_size_and_lies_as_the_page_does() -> None:
    picture = read(png_bytes(DRAWING, paper="A4", dpi=150))
    assert (picture.width(), picture.height()) == (1754, 1240)
    upright = DRAWING._replace(width=600, height=800)
    picture = read(png_bytes(upright, paper="a5", dpi=100))
    assert (picture.width(), picture.height()) == (583, 827)


def test_without_a_size_a_picture_is_as_large_as_the_page() -> None:
    picture = read(png_bytes(DRAWING, dpi=192))
    assert (picture.width(), picture.height()) == (1600, 1200)


@pytest.mark.parametrize("paper", [None, "A5"])
def test_the_paper_is_painted_or_left_out(paper: str | None) -> None:
    see_through = read(
        png_bytes(DRAWING, width=None if paper else 400, paper=paper, dpi=72, transparent=True)
    )
    assert see_through.pixelColor(1, 1).alpha() == 0
    middle = see_through.pixelColor(see_through.width() // 2, see_through.height() // 2 - 60)
    assert middle.alpha() == 255
    solid = read(png_bytes(DRAWING, width=None if paper else 400, paper=paper, dpi=72))
    assert solid.pixelColor(1, 1).name() == "#fdfcf8"


@pytest.mark.parametrize(
    "wish", [{"width": MAX_SIDE + 1}, {"width": 0}, {"paper": "A0", "dpi": 1200}, {"paper": "B7"}, {"dpi": 3}]
)
def test_what_cannot_be_made_is_refused_with_words(wish: dict[str, object]) -> None:
    with pytest.raises(UserError):
        png_bytes(DRAWING, **wish)  # type: ignore[arg-type]


def test_the_same_page_gives_the_same_bytes_at_any_time() -> None:
    png, pdf = png_bytes(DRAWING, width=300), pdf_bytes(DRAWING)
    time.sleep(1.1)  # PDF dates count seconds
    assert png_bytes(DRAWING, width=300) == png
    assert pdf_bytes(DRAWING) == pdf


def test_a_picture_carries_no_words_of_its_own() -> None:
    data = png_bytes(DRAWING, width=300)
    chunks, at = [], 8
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        chunks.append(data[at + 4 : at + 8].decode())
        at += 12 + length
    assert set(chunks) <= {"IHDR", "pHYs", "IDAT", "IEND", "sRGB", "gAMA", "cHRM", "iCCP", "sBIT"}


@pytest.mark.parametrize("paper", PAPERS)
def test_a_pdf_has_the_size_of_its_paper(paper: str, tmp_path: Path) -> None:
    for drawing, turned in ((DRAWING, True), (DRAWING._replace(width=600, height=800), False)):
        info = told("pdfinfo", data=pdf_bytes(drawing, paper=paper), folder=tmp_path)
        size = next(line for line in info.splitlines() if line.startswith("Page size:")).split()
        points = [length / 25.4 * 72 for length in PAPERS[paper]]
        wide, high = reversed(points) if turned else points
        assert float(size[2]) == pytest.approx(wide, abs=1)
        assert float(size[4]) == pytest.approx(high, abs=1)
        assert "Pages:           1\n" in info


def test_a_pdf_keeps_every_word_once_and_its_fonts_inside(tmp_path: Path) -> None:
    data = pdf_bytes(DRAWING)
    text = unicodedata.normalize("NFKC", told("pdftotext", "-layout", "-", data=data, folder=tmp_path))
    for mark in "\u202a\u202b\u202c\f":
        text = text.replace(mark, "")
    assert sorted(line.strip() for line in text.splitlines() if line.strip()) == sorted(WORDS)
    fonts = told("pdffonts", data=data, folder=tmp_path).splitlines()[2:]
    assert len(fonts) == 3
    for line in fonts:
        assert "NotoSans" in line
        assert line.split()[-5:-2] == ["yes", "no", "yes"], "embedded, whole or subset, with Unicode"


def test_whoever_searches_a_pdf_for_a_word_finds_it(tmp_path: Path) -> None:
    """Joined letters such as U+FB02 would hide "Conflict" from those who search for it."""
    words = ("Conflict", "office", "Fiji", "waffle")
    lines = tuple(
        Text(400, 150 + 40 * i, word, 18, "#222222", bold=i % 2 == 0) for i, word in enumerate(words)
    )
    data = pdf_bytes(DRAWING._replace(groups=(Group("words", "actor", lines),)))
    assert told("pdftotext", "-", data=data, folder=tmp_path).split() == list(words)


def test_a_pdf_names_the_map_and_nobody(tmp_path: Path) -> None:
    data = pdf_bytes(DRAWING)
    info = dict(
        line.split(":", 1) for line in told("pdfinfo", data=data, folder=tmp_path).splitlines() if ":" in line
    )
    assert info["Title"].strip() == DRAWING.title
    assert info["Author"].strip() == ""
    assert info["Creator"].strip() == ""
    assert not {"CreationDate", "ModDate"} & info.keys()
    assert b"/CreationDate" not in data
    assert b"uuid:" not in data


def test_a_pdf_is_drawn_not_photographed(tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(pdf_bytes(DRAWING))
    done = subprocess.run(["pdfimages", "-list", str(file)], capture_output=True, check=True, text=True)
    assert len(done.stdout.splitlines()) == 2, "only the heading"


def test_actual_size_is_actual(tmp_path: Path) -> None:
    square = Drawing(
        200, 100, "#ffffff", (Group("g", "frame", (Shape(_box(10, 10, 190, 90), fill="#000000"),)),)
    )
    file = tmp_path / "page.pdf"
    file.write_bytes(pdf_bytes(square, fit=False))
    subprocess.run(["pdftoppm", "-r", "96", "-png", str(file), str(tmp_path / "page")], check=True)
    picture = QImage(str(tmp_path / "page-1.png"))
    middle = picture.height() // 2
    black = [x for x in range(picture.width()) if picture.pixelColor(x, middle).lightness() < 128]
    assert len(black) == pytest.approx(180, abs=2)


def test_screen_and_paper_show_the_same(tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(pdf_bytes(DRAWING._replace(background="#ffffff")))
    subprocess.run(["pdftoppm", "-r", "100", "-png", str(file), str(tmp_path / "page")], check=True)
    paper = QImage(str(tmp_path / "page-1.png"))
    screen = read(png_bytes(DRAWING._replace(background="#ffffff"), paper="A4", dpi=100))
    assert (paper.width(), paper.height()) == (screen.width(), screen.height()) or (
        abs(paper.width() - screen.width()) <= 1 and abs(paper.height() - screen.height()) <= 1
    )
    far = sum(
        abs(paper.pixelColor(x, y).lightness() - screen.pixelColor(x, y).lightness()) > 100
        for y in range(0, screen.height() - 1, 2)
        for x in range(0, screen.width() - 1, 2)
    )
    assert far < 0.005 * screen.width() * screen.height() / 4


def test_memory_pictures_keep_the_shape_of_the_page() -> None:
    made = image(DRAWING, 401)
    assert (made.width(), made.height()) == (401, 301)


def _box(left: float, top: float, right: float, bottom: float) -> DrawnPath:
    return ("M", left, top), ("L", right, top), ("L", right, bottom), ("L", left, bottom), ("Z",)
