"""One window: the compass in the middle, one toolbar above it, and panels that come when they are called."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from mtd_desktop.gui import window_frame
from mtd_desktop.gui.conditions import Moment
from mtd_desktop.gui.document_controller import DocumentController
from mtd_desktop.gui.editor import Editor
from mtd_desktop.gui.lists import Lists
from mtd_desktop.gui.menus import Actions
from mtd_desktop.gui.notices import NoticeBar
from mtd_desktop.gui.panels import WIDE, Panels
from mtd_desktop.gui.relations import RelationChooser
from mtd_desktop.gui.rooms import entered
from mtd_desktop.gui.status import Status
from mtd_desktop.gui.toolbar import ToolBar
from mtd_desktop.gui.viewing import Look
from mtd_desktop.gui.window_commands import DeskCommands, WindowCommands

if TYPE_CHECKING:
    from mtd_desktop.gui.asking import Asking
    from mtd_desktop.gui.canvas.tray import Tray
    from mtd_desktop.gui.canvas.view import CompassView
    from mtd_desktop.gui.desk import Desk
    from mtd_desktop.gui.time import Time
    from mtd_desktop.gui.welcome import Welcome

LEAST_SIZE = QSize(640, 480)


class MainWindow(QMainWindow):
    """A map and everything around it.

    The rows of the action table find their handlers in the rooms `desk`, `files`, `edit`, `page`, `window`,
    `canvas` and `output`; see `handler`. `painted`: there is something to see, and time for what could wait.
    """

    painted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.editor = Editor(parent=self)
        self.files = DocumentController(self.editor, desk.settings, desk.ask(self), self)
        self._canvas: CompassView | None = None
        self._tool = "select"
        self._tray: Tray | None = None
        self._desk_room = DeskCommands(self)
        self._rooms: dict[str, object] = {
            "desk": self._desk_room,
            "files": self.files,
            "window": WindowCommands(self),
        }
        self.panels = Panels(self, self.editor)
        self.actions_ = Actions(self.handler, desk.settings.values.shortcuts, self)
        self.menus = self.actions_.fill_bar(self.menuBar())
        self.addActions(
            [
                self.actions_.by_id[ident]
                for ident, row in self.actions_.rows.items()
                if row.scope == "untyped"
            ]
        )
        self.relations = RelationChooser(self.editor, self)
        self._lists = Lists(self)
        self.tools = ToolBar(self.actions_, self.relations, self.menus["page"], self.menus["view/lens"], self)
        self.addToolBar(self.tools)
        self.status = Status(self)
        self.status.veil = self.editor.veiled
        self.setStatusBar(self.status)
        self._notices = NoticeBar(self)
        self._work = QWidget(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._work)
        self.setCentralWidget(self._stack)
        self._column = QVBoxLayout(self._work)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._notices)
        self.setAcceptDrops(True)
        self.setMinimumSize(LEAST_SIZE)
        window_frame.restore(self, desk.settings.values.geometry)
        self._connect()
        self._welcome: Welcome | None = None
        self._working = False
        self._work_left = True
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._after_paint)
        self.refresh()

    # --- rooms

    @property
    def canvas(self) -> CompassView:
        """The compass, built when it is first needed."""
        if self._canvas is None:
            self._canvas = self._build_canvas()
        return self._canvas

    @cached_property
    def asking(self) -> Asking:
        """Who asks the map its questions; called in once the page has been painted."""
        from mtd_desktop.gui.asking import Asking

        return Asking(self)

    def handler(self, name: str) -> Callable[..., Any]:
        """The handler of a name such as "edit.undo"."""
        room, _, method = name.partition(".")
        if room != "canvas" and room not in self._rooms:
            self._rooms[room] = entered(room, self)
        found: Callable[..., Any] = getattr(self.canvas if room == "canvas" else self._rooms[room], method)
        return found

    def _build_canvas(self) -> CompassView:
        from mtd_desktop.gui.canvas.tray import Tray
        from mtd_desktop.gui.canvas.view import CompassView

        canvas = CompassView(self.editor, self._work)
        tray = Tray(self.editor, self._work)
        self._tray = tray
        self._column.addWidget(canvas, 1)
        self._column.addWidget(tray)
        canvas.tool_changed.connect(self._tool_changed)
        canvas.zoom_changed.connect(self.status.set_zoom)
        canvas.message.connect(self.status.say)
        canvas.edit_requested.connect(self._edit)
        canvas.context_menu_requested.connect(self._context_menu)
        self.relations.chosen.connect(canvas.set_relation)
        self.status.zoom_clicked.connect(canvas.fit)
        tray.setVisible(bool(tray.idents))
        self._give_keys(canvas)
        return canvas

    def add_strip(self, strip: QWidget) -> None:
        """Put `strip` between the page and the tray."""
        self._column.insertWidget(self._column.indexOf(self.canvas) + 1, strip)

    def _give_keys(self, *widgets: QWidget) -> None:
        """Let the single keys of the table hold while one of `widgets` has the focus."""
        for ident, row in self.actions_.rows.items():
            if row.scope == "map":
                for widget in widgets:
                    widget.addAction(self.actions_.by_id[ident])

    def _connect(self) -> None:
        self.editor.changed.connect(self.refresh)
        self.editor.replaced.connect(self._replaced)
        self.editor.refused.connect(self.status.say)
        self.editor.viewing.changed.connect(self._looked)
        self.editor.selection.changed.connect(self.refresh)
        self.editor.undo_stack.indexChanged.connect(self.refresh)
        self.files.renamed.connect(self._renamed)
        self.files.noticed.connect(self._notices.show_notices)
        self.files.wanted.connect(lambda name: self.handler(name)())
        self.panels.shown.connect(self.refresh)
        self.status.questions_clicked.connect(lambda: self.panels.toggle("questions"))
        self.panels.built.connect(self._panel_built)
        self.actions_.about_to_run.connect(self.commit)

    # --- what changes

    def refresh(self, *_: object) -> None:
        """Bring menus, toolbar and status line in step with the map."""
        m = self.editor.map
        self.actions_.refresh(self.moment())
        self.status.set_counts(len(m.actors), len(m.links), len(self.editor.selection.ids))

    def moment(self) -> Moment:
        """What the conditions of the table are asked about."""
        time = cast("Time | None", self._rooms.get("time"))  # not entered only to be asked
        return Moment(
            editor=self.editor,
            is_open=self.files.is_open,
            tool=self._tool,
            recent=bool(self.desk.settings.recent()),
            inspector=self.panels.is_shown("inspector"),
            outline=self.panels.is_shown("outline"),
            tray=self._tray is not None and not self._tray.isHidden(),
            full=self.isFullScreen(),
            look=self.desk.settings.values.window_theme,
            protected=self.files.key is not None,
            aloud=self.desk.settings.values.questions_aloud,
            panels=frozenset(self.panels.visible()),
            time=time is not None and time.shown,
            playing=time is not None and time.playing,
        )

    def _renamed(self) -> None:
        """Another map, another file of it, or whether it may be changed."""
        self._retitle()
        if self.files.key is not None or "vault" in self._rooms:
            self.handler("vault.watch")()
        if self._canvas is not None:
            self._canvas.set_read_only(read_only=self.files.read_only)

    def _retitle(self) -> None:
        window_frame.show_title(self, self.files, masked=self.editor.viewing.look.masked)

    def _looked(self, before: Look, after: Look) -> None:
        """Names were hidden or shown again, something is taken out for a try, or the lens is another."""
        masked, tried = before.masked != after.masked, before.without != after.without
        if masked:
            self.handler("privacy.follow")()
            self._retitle()
        if tried:
            self.handler("questions.show_try")()
        if masked or tried or before.lens != after.lens:
            self.refresh()

    def _replaced(self) -> None:
        if not self.files.is_open:
            return
        canvas = self.canvas
        if not self._working:
            self._working = True
            self._work_left = True
            self._show_frame(shown=True)
            self._stack.setCurrentWidget(self._work)
            self.panels.start(wide=window_frame.coming_width(self) >= WIDE)
        self.relations.refresh()
        canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def show_welcome(self) -> None:
        """Show the welcome page in place of the map."""
        if self._welcome is None:
            from mtd_desktop.gui.welcome import Welcome

            self._welcome = Welcome(self.desk.samples(), self)
            self._welcome.new.connect(lambda: self.desk.new_map(self))
            self._welcome.open.connect(self._desk_room.open)
            self._welcome.recent.connect(lambda path: self.desk.open(path, self))
            self._welcome.sample.connect(lambda path: self.desk.open_copy(path, self))
            self._stack.addWidget(self._welcome)
        self._welcome.show_recent(self.desk.settings.recent())
        self.files.close()
        self.panels.hide_all()
        self._show_frame(shown=False)
        self._working = False
        self._stack.setCurrentWidget(self._welcome)
        self._welcome.new_button.setFocus()
        self._work_left = True
        self._renamed()
        self.refresh()

    def show_instead(self, page: QWidget) -> None:
        """Show `page` in the place of the map and everything that belongs to it, until a map is opened."""
        self._stack.addWidget(page)
        self.panels.hide_all()
        self._show_frame(shown=False)
        self._working = False
        self._stack.setCurrentWidget(page)
        self._renamed()
        self.refresh()

    def _show_frame(self, *, shown: bool) -> None:
        self.tools.setVisible(shown)
        self.status.setVisible(shown)

    def _tool_changed(self, name: str) -> None:
        self._tool = name
        self.refresh()

    def _panel_built(self, name: str) -> None:
        outline = self.panels.outline
        if name == "outline" and outline is not None:
            self._give_keys(outline.view)
            outline.edit_requested.connect(self._edit)
            outline.context_menu_requested.connect(self._context_menu)

    def _edit(self, ident: str) -> None:
        if ident:
            self.editor.selection.set([ident])
        self.panels.edit()

    def rename(self) -> None:
        """Rename what is selected, where the person is looking."""
        outline = self.panels.outline
        if outline is None or not outline.view.hasFocus() or not outline.rename():
            self.canvas.rename_selected()

    def commit(self) -> None:
        """Give the map everything that is being typed, wherever that is."""
        self.panels.commit()
        if self._canvas is not None:
            self._canvas.finish_typing()

    def toggle_tray(self) -> None:
        """Show or hide the tray."""
        _ = self.canvas
        if self._tray is not None:
            self._tray.setVisible(self._tray.isHidden())
        self.refresh()

    def _context_menu(self, at: QPoint, _what: object) -> None:
        self._lists.context_menu(at)

    # --- the window itself

    def showEvent(self, event: QShowEvent) -> None:
        """Without a map there is the welcome page."""
        if not self.files.is_open and self._welcome is None:
            self.show_welcome()
        super().showEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once painted, the window has time for what was left for later."""
        super().paintEvent(event)
        if self._work_left:
            self._work_left = False
            self._later.start()

    def _after_paint(self) -> None:
        from mtd_desktop.gui import emblem

        emblem.show()
        self.handler("privacy.watch")()
        self.panels.build_visible()
        if self.files.is_open:
            self.relations.draw_lines()
        elif self._welcome is not None:
            self._welcome.draw_pictures()
        self.asking.follow()
        self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes first."""
        self.commit()
        if self.desk.ending:
            self.files.leave()
        elif not self.files.may_go():
            event.ignore()
            return
        self.files.gone()
        self.desk.settings.values.geometry = window_frame.kept(self)
        self.desk.closed(self)
        event.accept()
        self.deleteLater()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files; one that is no map is refused with a sentence when it is dropped."""
        if _files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        event.acceptProposedAction()
        for path in _files(event):
            self.desk.open(path, self)


def _files(event: QDropEvent) -> list[Path]:
    urls = (url for url in event.mimeData().urls() if url.isLocalFile())
    return [Path(url.toLocalFile()) for url in urls]
