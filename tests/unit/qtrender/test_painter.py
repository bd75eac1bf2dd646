"""What is painted is what was measured, and nothing is painted that cannot be read."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from mtd_desktop.layout.drawing import Anchor, Circle, Group, Item, Role, Shape, Stroke, Text
from mtd_desktop.qtrender import glyphs, painter
from mtd_desktop.qtrender.metrics import QtMeasurer
from mtd_desktop.qtrender.painter import SCREEN_DETAIL, paint

WORDS = ("Ulster Unionist Party", "AVAST To Wy", "مجلس السلام", "Ελλάδα и Київ", "mixed سلام line")


@pytest.fixture(autouse=True)
def _qt(qtbot: QtBot) -> None:
    """Text needs a running Qt."""


def painted(*items: Item, zoom: float = 1.0, detail: float = 0.0, role: Role = "actor") -> QImage:
    picture = QImage(round(600 * zoom), round(100 * zoom), QImage.Format.Format_RGB32)
    picture.fill("white")
    p = QPainter(picture)
    p.scale(zoom, zoom)
    paint(p, [Group("g", role, items)], detail=detail)
    p.end()
    return picture


def dark(picture: QImage, colour: str = "#000000") -> tuple[int, int, int, int] | None:
    """Left, top, right and bottom of what is nearer to `colour` than to white."""
    wanted = QColor(colour)
    hit = [
        (x, y)
        for y in range(picture.height())
        for x in range(picture.width())
        if abs(picture.pixelColor(x, y).red() - wanted.red()) < 110
        and abs(picture.pixelColor(x, y).green() - wanted.green()) < 110
        and abs(picture.pixelColor(x, y).blue() - wanted.blue()) < 110
    ]
    if not hit:
        return None
    xs, ys = [x for x, _ in hit], [y for _, y in hit]
    return min(xs), min(ys), max(xs) + 1, max(ys) + 1


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("bold", [False, True])
def test_measures_grow_exactly_with_the_size(words: str, bold: bool) -> None:
    measurer = QtMeasurer()
    for size in (3.3, 9.5, 12.0, 40.0):
        assert measurer.width(words, size, bold=bold) == pytest.approx(
            measurer.width(words, 100, bold=bold) * size / 100, rel=1e-9
        )
    assert measurer.width(words, 12, bold=True) > measurer.width(words, 12)


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("zoom", [0.5, 1.0, 1.37, 3.0])
def test_painted_widths_are_the_measured_ones_at_every_zoom(words: str, zoom: float) -> None:
    size = 20.0
    box = dark(painted(Text(50, 60, words, size, "#000000", anchor="start"), zoom=zoom))
    assert box is not None
    # Between the advance and the ink lie the side bearings of the outer letters.
    width = QtMeasurer().width(words, size)
    assert (box[2] - box[0]) / zoom == pytest.approx(width, abs=0.16 * size + 2 / zoom)


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
def test_start_is_the_left_end_in_every_script(words: str, anchor: Anchor) -> None:
    box = dark(painted(Text(300, 60, words, 20, "#000000", anchor=anchor)))
    assert box is not None
    width = QtMeasurer().width(words, 20)
    left = {"start": 300.0, "middle": 300 - width / 2, "end": 300 - width}[anchor]
    assert box[0] == pytest.approx(left, abs=4)
    assert box[2] == pytest.approx(left + width, abs=4)


def test_a_halo_lies_behind_the_letters_and_around_them() -> None:
    plain = Text(300, 60, "Halo", 30, "#000000")
    haloed = Text(300, 60, "Halo", 30, "#000000", halo="#ff0000", halo_width=4)
    small = Text(300, 60, "Halo", 12, "#000000", halo="#ff0000", halo_width=2.4)
    assert dark(painted(plain), "#ff0000") is None
    for text, width in ((haloed, 4), (small, 2.4)):
        letters, halo = dark(painted(text)), dark(painted(text), "#ff0000")
        assert letters is not None
        assert halo is not None
        assert letters[0] - halo[0] == pytest.approx(width, abs=1.6)
        assert halo[3] - letters[3] == pytest.approx(width, abs=1.6)


def test_angles_turn_clockwise_about_the_anchor() -> None:
    box = dark(painted(Text(300, 20, "IIIIIIII", 16, "#000000", anchor="start", angle=90)))
    assert box is not None
    assert box[0] >= 298
    assert box[1] == pytest.approx(21, abs=3)
    assert box[3] > 50


def test_on_a_screen_what_cannot_be_read_is_left_out_and_the_circle_stays() -> None:
    sign = Shape((("M", 96, 46), ("L", 104, 46), ("L", 100, 54), ("Z",)), fill="#000000")
    ring = Circle(300, 50, 40, fill="#ff0000")
    name = Text(100, 80, "name", 10, "#000000")
    assert dark(painted(sign, name, ring, zoom=0.3, detail=SCREEN_DETAIL)) is None
    assert dark(painted(sign, name, ring, zoom=0.3, detail=SCREEN_DETAIL), "#ff0000") is not None
    assert dark(painted(name, zoom=1.0, detail=SCREEN_DETAIL)) is not None
    assert dark(painted(sign, zoom=1.0, detail=SCREEN_DETAIL)) is not None


def test_dashes_are_measured_in_page_units() -> None:
    line = Shape((("M", 10, 50), ("L", 590, 50)), stroke=Stroke("#000000", 4, dash=(20, 20)))
    picture = painted(line)
    row = [picture.pixelColor(x, 50).lightness() < 128 for x in range(10, 590)]
    changes = [x for x in range(1, len(row)) if row[x] != row[x - 1]]
    assert all(b - a in {19, 20, 21} for a, b in pairwise(changes))
    assert len(changes) == 28


@pytest.mark.parametrize("zoom", [0.3, 0.5, 2.0])
@pytest.mark.parametrize("ends", [(10, 590), (590, 10)])
def test_dots_stay_dots_however_thin_and_whichever_way(zoom: float, ends: tuple[int, int]) -> None:
    """Dotted says informal and dashed says funding; a small page must not take one for the other."""
    shares = {}
    for name, dash in (("dots", (0.01, 8.0)), ("dashes", (12.0, 8.0))):
        stroke = Stroke("#000000", 2, dash=dash, round=True)
        picture = painted(Shape((("M", ends[0], 50), ("L", ends[1], 50)), stroke=stroke), zoom=zoom)
        ink = [
            sum(255 - picture.pixelColor(x, y).lightness() for y in range(picture.height()))
            for x in range(round(20 * zoom), round(580 * zoom))
        ]
        shares[name] = sum(ink) / 255 / (560 * zoom) / (2 * zoom)
    assert 0.1 < shares["dots"] < 0.25  # by the measure of the page 0.2
    assert 0.55 < shares["dashes"] < 0.75  # 0.68


def test_a_dashed_hairline_circle_keeps_what_fills_it() -> None:
    disc = Circle(300, 50, 40, fill="#ff0000", stroke=Stroke("#000000", 2, dash=(4, 4)))
    picture = painted(disc, zoom=0.4)
    assert picture.pixelColor(120, 20) == QColor("#ff0000")


def test_only_a_tangle_of_links_on_a_screen_has_rough_edges(monkeypatch: pytest.MonkeyPatch) -> None:
    line = Shape((("M", 10, 20), ("L", 590, 80)), stroke=Stroke("#000000", 2))

    def shades(role: Role, detail: float) -> int:
        picture = painted(line, role=role, detail=detail)
        return len({picture.pixelColor(x, y).rgb() for x in range(200, 400) for y in range(100)})

    assert shades("link", SCREEN_DETAIL) > 10
    monkeypatch.setattr(painter, "_TANGLE", 0)
    assert shades("link", SCREEN_DETAIL) == 2
    assert shades("link", 1.0) > 10
    assert shades("frame", SCREEN_DETAIL) > 10


def test_the_painter_gives_its_transform_back() -> None:
    picture = QImage(100, 100, QImage.Format.Format_RGB32)
    p = QPainter(picture)
    p.scale(2, 2)
    before = p.worldTransform()
    paint(p, [Group("g", "title", (Text(5, 5, "a", 8, "#000000", halo="#ffffff", halo_width=2, angle=9),))])
    assert p.worldTransform() == before
    p.end()


def test_a_new_group_in_the_place_of_an_old_one_is_painted_anew() -> None:
    for x in range(0, 500, 50):
        box = dark(painted(Circle(x + 40, 50, 20, fill="#000000")))
        assert box is not None
        assert box[0] == pytest.approx(x + 20, abs=1)


def test_letters_with_colours_of_their_own_get_no_halo(monkeypatch: pytest.MonkeyPatch) -> None:
    # Whether the machine has such a font is not ours to say; a halo made of them would be a smear.
    monkeypatch.setattr(glyphs, "_coloured", lambda _font: True)
    glyphs.halo_runs.cache_clear()
    glyphs.outline.cache_clear()
    for size in (12, 40):
        with_halo = painted(Text(300, 60, "emoji", size, "#000000", halo="#0000ff", halo_width=4))
        assert with_halo == painted(Text(300, 60, "emoji", size, "#000000"))
    glyphs.halo_runs.cache_clear()
    glyphs.outline.cache_clear()
