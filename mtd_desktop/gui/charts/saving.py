"""A figure on its way into a report: asked for whom, drawn of what they may see, written with care."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from mtd_desktop.errors import UserError
from mtd_desktop.gui.charts import shelf
from mtd_desktop.gui.filenames import exists, file_stem
from mtd_desktop.i18n import translate

if TYPE_CHECKING:
    from mtd_desktop.gui.main_window import MainWindow
    from mtd_desktop.privacy.redact import Redacted
    from mtd_desktop.qtrender.picture import Format

_WIDTH: Final = 2160
"""Pixels of a figure as PNG: three for each unit of its page."""


def save_figure(window: MainWindow, name: str) -> None:
    """Ask for whom and where, and write the figure `name`; a sentence says if it could not be written."""
    from mtd_desktop.privacy.audience import holds_confidential
    from mtd_desktop.privacy.redact import redact

    m, masked = window.editor.map, window.editor.viewing.look.masked
    if holds_confidential(m) or masked:
        from mtd_desktop.gui.dialogs.audience import AudienceDialog

        dialog = AudienceDialog(m, window, masked=masked)
        agreed = dialog.exec()
        redacted = dialog.redacted()
        dialog.deleteLater()
        if not agreed:
            return
    else:
        redacted = redact(m, "public")
    title = shelf.titles()[name]
    # A name for the file that says no more than its picture does: maps may be called after people.
    name_of_map = redacted.map.meta.title if redacted.left_out else window.files.name
    stem = file_stem(f"{name_of_map} {title}")
    folder = window.files.path.parent if window.files.path else Path.home()
    filters = ";;".join(f"{form.upper()} (*.{form})" for form in ("png", "svg", "pdf"))
    asked = translate("Figures", "Save figure as")
    path = window.files.questions.save_path(str(folder / f"{stem}.png"), asked, filters)
    if path is None:
        return
    if path.suffix.lower() not in {".png", ".svg", ".pdf"}:
        path = path.with_name(f"{path.name}.png")
        if exists(path) and not window.files.questions.replace(path):
            return
    try:
        written(redacted, name, window.editor.viewing.look.date, path)
    except UserError as error:
        window.files.questions.tell(error)
    else:
        window.status.say(translate("Figures", "Saved as {name}.").format(name=path.name))


def written(redacted: Redacted, name: str, date: str | None, path: Path) -> None:
    """Write the figure `name` of what may be seen to `path`. Raises `UserError`."""
    from mtd_desktop.qtrender.figure import charted
    from mtd_desktop.qtrender.picture import FORMATS, Wish, encoded
    from mtd_desktop.storage.files import write_bytes

    form: Format = next((known for known in FORMATS if path.suffix.lower() == f".{known}"), "png")
    cleared = charted(redacted, lambda m: shelf.made(name, m, date), date)
    data = encoded(cleared, Wish(form, width=_WIDTH if form == "png" else None))
    write_bytes(path, data, for_others=True)
