"""F2: another name, typed where the name stands."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final

from mtd_desktop.i18n import translate

if TYPE_CHECKING:
    from mtd_desktop.gui.canvas.inline import NameBox
    from mtd_desktop.gui.canvas.view import CompassView

_gestures: Final = count()


class Renaming:
    """The field over a label, when it is open."""

    def __init__(self, view: CompassView) -> None:
        self._view = view
        view.editor.leaving.connect(self.close)  # or what was typed would go to the next map
        self._box: NameBox | None = None
        self._ident = ""
        self._field = ""
        self._before = ""

    def open(self, ident: str) -> None:
        """Open the field over the label of an actor on the page."""
        from mtd_desktop.gui.canvas.inline import NameBox

        self.close()
        if self._view.editor.viewing.look.masked:
            self._view.message.emit(translate("Canvas", "Names are hidden. Show them before you rename."))
            return
        view, actor = self._view, self._view.editor.map.actor_by_id[ident]
        view.show_thing(ident, glide=False)
        self._ident = ident
        self._field = "short" if actor.short and view.editor.map.view.label_by == "short" else "name"
        text, hint = getattr(actor, self._field), translate("Canvas", "Name")
        left, top, right, bottom = view.page().spots[ident].label
        self._box = NameBox(view, text, hint, self._done, self.close)
        self._before = self._box.text()
        self._box.open_at(view.camera.to_view((left + right) / 2, (top + bottom) / 2).toPoint())

    def close(self) -> None:
        """Close the field and leave the name as it was."""
        box, self._box = self._box, None
        if box is not None:
            box.close_quietly()

    def follow(self) -> None:
        """The page is seen from elsewhere: stay over the label, and keep what was typed so far."""
        spot = self._view.page().spots.get(self._ident)
        if self._box is not None and spot is not None:
            left, top, right, bottom = spot.label
            self._box.move_to(self._view.camera.to_view((left + right) / 2, (top + bottom) / 2).toPoint())

    def finish(self) -> None:
        """Close the field and take what was typed."""
        box, self._box = self._box, None
        if box is not None:
            box.finish()

    def _done(self, text: str) -> None:
        self.close()
        if text == self._before:
            return  # a name with a line break looks different in the field, and was not changed for that
        actor, value = self._view.editor.map.actor_by_id.get(self._ident), text.strip()
        if actor is not None and value and value != getattr(actor, self._field):
            from mtd_desktop.editing.actor_ops import SetActorField

            gesture = f"rename {next(_gestures)}"
            self._view.editor.execute(SetActorField((self._ident,), self._field, value, gesture=gesture))
