"""The one toolbar of a window: tools, undo, zoom, the page's settings and the way out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QMenu,
    QSizePolicy,
    QStyleOptionToolButton,
    QToolBar,
    QToolButton,
    QWidget,
)

from mtd_desktop.gui import icons
from mtd_desktop.gui.menus import Actions
from mtd_desktop.gui.plain import tooltip
from mtd_desktop.gui.relations import RelationChooser
from mtd_desktop.i18n import translate

ICON = 22
BUTTON = 34
"""Least width and height of a button, in pixels: large enough for a finger and a projector remote."""

_START = (
    "desk.open",
    "files.save",
    "",
    "canvas.set_tool:select",
    "canvas.set_tool:actor",
    "canvas.set_tool:link",
)
_MIDDLE = ("", "edit.undo", "edit.redo", "", "canvas.zoom_out", "canvas.fit", "canvas.zoom_in", "")
_END = ("output.export", "", "window.toggle_outline", "window.toggle_inspector")


class _MenuButton(QToolButton):
    """A button with a menu whose text has an arrow of its own. A style sheet could hide the style's arrow as
    well, but then the text would keep its colour when the window turns dark.
    """

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        """See `QToolButton`."""
        super().initStyleOption(option)
        option.features &= ~QStyleOptionToolButton.ToolButtonFeature.HasMenu


class ToolBar(QToolBar):
    """Icons follow the window's colours."""

    def __init__(
        self,
        actions: Actions,
        relations: RelationChooser,
        page_menu: QMenu,
        lens_menu: QMenu,
        parent: QWidget,
    ) -> None:
        super().__init__(translate("Toolbar", "Tools"), parent)
        self.setObjectName("tools")
        self.setMovable(False)
        self.setIconSize(QSize(ICON, ICON))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._actions = actions
        page_tip = translate("Toolbar", "Layout, theme and what the page shows")
        self._page = self._menu_button(translate("Toolbar", "Page"), page_tip, page_menu)
        lens_tip = translate("Toolbar", "Other ways of grouping the same actors")
        self._lens = self._menu_button(translate("Toolbar", "Lens"), lens_tip, lens_menu)
        self._relations = relations
        self._fill()
        self._paint_icons()

    def _menu_button(self, name: str, tip: str, menu: QMenu) -> QToolButton:
        button = _MenuButton(self)
        button.setText(name + " ▾")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setAccessibleName(name)
        button.setToolTip(tooltip(tip))
        button.setMenu(menu)
        button.setMinimumHeight(BUTTON)
        return button

    def _fill(self) -> None:
        self._add(_START)
        self.addWidget(self._relations)
        self._add(_MIDDLE)
        self.addWidget(self._page)
        self.addWidget(self._lens)
        space = QWidget(self)
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        self._add(_END)

    def _add(self, idents: tuple[str, ...]) -> None:
        for ident in idents:
            if not ident:
                self.addSeparator()
                continue
            action = self._actions.by_id[ident]
            self.addAction(action)
            button = self.widgetForAction(action)
            button.setMinimumSize(BUTTON, BUTTON)
            button.setAccessibleName(self._actions.rows[ident].plain)

    def _paint_icons(self) -> None:
        ratio = self.devicePixelRatioF()
        for ident in (*_START, *_MIDDLE, *_END):
            if ident:
                name = self._actions.rows[ident].icon
                self._actions.by_id[ident].setIcon(icons.icon(name, self.palette(), ratio, ICON))
        for name, button in (("page", self._page), ("lens", self._lens)):
            button.setIcon(icons.icon(name, self.palette(), ratio, ICON))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons again when the window's colours change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_lens"):
            self._paint_icons()
