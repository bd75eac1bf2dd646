"""What the keys and the mouse do, made from the action table, and what program this is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mtd_desktop import __version__
from mtd_desktop.gui import plain
from mtd_desktop.gui.actions import menu_titles
from mtd_desktop.gui.canvas import walking
from mtd_desktop.gui.menus import Actions
from mtd_desktop.i18n import translate
from mtd_desktop.model.tracks import TRACK_NUMBERS

COLUMNS = 3
_WIDE = 22
"""Letters on the left beyond which a line may break."""
Part: TypeAlias = tuple[str, list[tuple[str, str]]]


def mouse_rows() -> tuple[tuple[str, str], ...]:
    """What the mouse does on the compass: gesture and meaning."""
    return (
        (
            translate("Help", "Drag an actor"),
            translate("Help", "Move it; across a border it changes its track"),
        ),
        (
            translate("Help", "Ctrl (or Alt) and drag"),
            translate("Help", "Keep its track and add the second one"),
        ),
        (translate("Help", "Drag on the empty page"), translate("Help", "Select everything in the frame")),
        (
            translate("Help", "Double-click"),
            translate("Help", "Edit an actor, a link or the title; in a sector add an actor"),
        ),
        (translate("Help", "Space and drag, middle button"), translate("Help", "Move the page")),
        (translate("Help", "Two fingers"), translate("Help", "Move the page; a pinch zooms")),
        (translate("Help", "Wheel"), translate("Help", "Zoom at the pointer; with Shift move sideways")),
    )


_OWN_PART = ("view/lens", "view/time", "view/questions")
"""Submenus with keys of their own: they have a heading of their own."""


def key_rows(actions: Actions) -> dict[str, list[tuple[str, str]]]:
    """Shortcuts and texts by the menu's title, as they are set now; the nine tracks are one row.

    What has no key stands at the end of its part: the title of its submenu and what can be chosen there.
    """
    titles = {path: plain.without_mnemonic(title) for path, title in menu_titles().items()}
    found: dict[str, list[tuple[str, str]]] = {}
    without: dict[str, dict[str, list[str]]] = {}
    tracks: list[str] = []
    for ident, action in actions.by_id.items():
        row = actions.rows[ident]
        keys = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()]
        own = row.menu in _OWN_PART
        part = titles[row.menu if own else row.menu.partition("/")[0]]
        text = row.plain  # without what Undo and Redo would do just now
        if row.handler == "edit.move_to" and row.argument in TRACK_NUMBERS:
            tracks.extend(keys)
        elif keys:
            found.setdefault(part, []).append((", ".join(keys), text))
        else:
            below = "/" in row.menu and not own
            head = titles[row.menu] if below else translate("Help", "Without a key")
            without.setdefault(part, {}).setdefault(head, []).append(text)
    found[titles["actor"]].append((" ".join(tracks), translate("Help", "Move to that track")))
    for part, heads in without.items():
        found.setdefault(part, []).extend((head, " · ".join(texts)) for head, texts in heads.items())
    order = list(titles.values())
    return {part: found[part] for part in sorted(found, key=order.index)}


class HelpDialog(QDialog):
    """The sheet under `?`."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Help", "Keyboard and Mouse"))
        parts = list(key_rows(actions).items())
        parts.append((translate("Help", "Keys on the Compass"), list(walking.key_rows())))
        parts.append((translate("Help", "Mouse on the Compass"), list(mouse_rows())))
        sheet = QWidget()
        across = QHBoxLayout(sheet)
        across.setSpacing(28)
        for together in _columns(parts):
            column = QVBoxLayout()
            for title, rows in together:
                column.addWidget(_part(title, rows))
            column.addStretch(1)
            across.addLayout(column)
        scroll = QScrollArea(self)
        scroll.setWidget(sheet)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addWidget(scroll)
        whole.addWidget(buttons)
        hint = sheet.sizeHint()
        room = self.screen().availableSize()
        self.resize(
            min(hint.width() + 60, room.width()), min(hint.height() + 80, round(room.height() * 0.85))
        )


def _columns(parts: Sequence[Part]) -> list[list[Part]]:
    """The parts in columns of about one height, in each column in their order."""
    columns: list[list[Part]] = [[] for _ in range(COLUMNS)]
    for part in sorted(parts, key=_height, reverse=True):
        min(columns, key=lambda column: sum(map(_height, column))).append(part)
    ordered = [sorted(column, key=parts.index) for column in columns]
    return sorted(ordered, key=lambda column: parts.index(column[0]))


def _height(part: Part) -> int:
    """Lines that a part takes, with its heading; about so many letters find room in one."""
    return 3 + sum(1 + len(text) // 32 for _, text in part[1])


def _part(title: str, rows: list[tuple[str, str]]) -> QWidget:
    part = QWidget()
    grid = QGridLayout(part)
    grid.setContentsMargins(0, 0, 0, 10)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(1, 1)
    heading = plain.label(title, part)
    bold = heading.font()
    bold.setBold(True)
    heading.setFont(bold)
    grid.addWidget(heading, 0, 0, 1, 2)
    for line, (keys, text) in enumerate(rows, start=1):
        shown = plain.label(keys, part)
        shown.setWordWrap(len(keys) > _WIDE)
        meaning = plain.label(text, part)
        meaning.setWordWrap(True)
        meaning.setMinimumWidth(170)
        grid.addWidget(shown, line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(meaning, line, 1, Qt.AlignmentFlag.AlignTop)
    return part


class AboutDialog(QDialog):
    """Name, version, licence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Help", "About MTD Desktop"))
        title = plain.label(translate("Help", "MTD Desktop {version}").format(version=__version__), self)
        large = title.font()
        large.setPointSizeF(large.pointSizeF() * 1.6)
        large.setBold(True)
        title.setFont(large)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 16)
        column.setSpacing(10)
        column.addWidget(title)
        for text in _about():
            line = plain.label(text, self)
            line.setWordWrap(True)
            line.setMinimumWidth(420)
            column.addWidget(line)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)


def _about() -> tuple[str, ...]:
    return (
        translate("Help", "Who makes peace on which track, and how they are linked."),
        translate(
            "Help",
            "The nine tracks are those of Louise Diamond and John W. McDonald, "
            "Multi-Track Diplomacy: A Systems Approach to Peace (1996).",
        ),
        translate("Help", "Free software under the MIT licence. Nothing you write leaves this computer."),
    )
