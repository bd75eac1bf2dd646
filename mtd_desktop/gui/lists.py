"""Menus whose entries depend on the moment: recent files, samples, relations, convention sets, try-outs, and
what is under the right mouse button.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt

from mtd_desktop.gui.menus import Menu, context_idents
from mtd_desktop.gui.plain import menu_text
from mtd_desktop.i18n import translate

if TYPE_CHECKING:
    from mtd_desktop.gui.main_window import MainWindow


class Lists(QObject):
    """Fills the menus of a window just before they are shown."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._forget: Menu | None = None
        for path, fill in (
            ("file/recent", self._recent),
            ("file/samples", self._samples),
            ("link/relation", self._relations),
            ("page/convention", self._conventions),
            ("view/questions", self._tryouts),
        ):
            window.menus[path].aboutToShow.connect(fill)

    def _recent(self) -> None:
        window = self._window
        menu = window.menus["file/recent"]
        menu.clear()
        window.refresh()  # whether there is anything to be forgotten
        masked = window.editor.viewing.look.masked  # files may be called after people
        files = () if masked else window.desk.settings.recent()
        stems = Counter(path.stem for path in files)
        for path in files:
            name = path.stem if stems[path.stem] == 1 else f"{path.stem} – {path.parent.name}"
            entry = menu.addAction(menu_text(name))
            entry.triggered.connect(lambda _=False, path=path: window.desk.open(path, window))
        window.actions_.fill(menu, window.actions_.of_menu("file/recent"))

    def _samples(self) -> None:
        window = self._window
        menu = window.menus["file/samples"]
        menu.clear()
        for path in window.desk.samples():
            entry = menu.addAction(menu_text(path.stem.replace("-", " ").title()))
            entry.triggered.connect(lambda _=False, path=path: window.desk.open_copy(path, window))

    def _relations(self) -> None:
        chooser = self._window.relations
        menu = self._window.menus["link/relation"]
        menu.clear()
        for index in range(chooser.count()):
            entry = menu.addAction(chooser.itemIcon(index), menu_text(chooser.itemText(index)))
            entry.setCheckable(True)
            entry.setChecked(index == chooser.currentIndex())
            ident = chooser.itemData(index)
            entry.triggered.connect(lambda _=False, ident=ident: chooser.choose(ident))

    def _conventions(self) -> None:
        window = self._window
        menu = window.menus["page/convention"]
        menu.clear()
        m = window.editor.shown
        use = window.handler("page.use_convention")
        for known in m.conventions if window.files.is_open else ():
            entry = menu.addAction(menu_text(known.name))
            entry.setCheckable(True)
            entry.setChecked(known.id == m.convention)
            entry.triggered.connect(lambda _=False, ident=known.id: use(ident))
        window.actions_.fill(menu, window.actions_.of_menu("page/convention"))

    def _tryouts(self) -> None:
        window = self._window
        menu = window.menus["view/questions"]
        menu.clear()
        if self._forget is not None:
            self._forget.deleteLater()
            self._forget = None
        window.actions_.fill(menu, window.actions_.of_menu("view/questions"))
        look = window.editor.viewing.look
        kept = () if look.masked or not window.files.is_open else window.editor.map.tryouts
        if not kept:
            return
        use, forget = window.handler("questions.use_tryout"), window.handler("questions.forget_tryout")
        menu.addSeparator()
        self._forget = Menu(translate("Menu", "&Forget a Try-out"), menu)
        for tryout in kept:
            entry = menu.addAction(menu_text(tryout.name))
            entry.setCheckable(True)
            entry.setChecked(frozenset(tryout.without) == look.without)
            entry.triggered.connect(lambda _=False, ident=tryout.id: use(ident))
            gone = self._forget.addAction(menu_text(tryout.name))
            gone.triggered.connect(lambda _=False, ident=tryout.id: forget(ident))
        menu.addMenu(self._forget)

    def context_menu(self, at: QPoint) -> None:
        """Show what can be done with the selection at a point of the screen."""
        window = self._window
        menu = Menu("", window)
        selection, m = window.editor.selection, window.editor.map
        actors, links = len(selection.actors(m)), len(selection.links(m))
        gatherings = len(selection.ids) - actors - links
        for ident in context_idents(actors, links, gatherings):
            if ident:
                menu.addAction(window.actions_.by_id[ident])
            else:
                menu.addSeparator()
        if actors:
            menu.insertMenu(window.actions_.by_id["edit.toggle_us"], window.menus["actor/move"])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)
