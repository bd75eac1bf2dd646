"""The rows of the action table that concern files, editing, the window and help; see `actions.py`."""

from __future__ import annotations

from mtd_desktop.gui.actions import Action
from mtd_desktop.i18n import translate
from mtd_desktop.model.tracks import NINE_TRACKS, TRACK_NUMBERS


def rows() -> tuple[Action, ...]:
    """File, Edit, Actor, Link, View and Help."""
    return (*_file(), *_edit(), *_actor(), *_move(), *_link(), *_view(), *_help())


def _file() -> tuple[Action, ...]:
    m = "file"
    return (
        Action("desk.new", translate("Action", "&New Map"), m, ("Ctrl+N",), "always", icon="new"),
        Action("desk.open", translate("Action", "&Open…"), m, ("Ctrl+O",), "always", icon="open"),
        Action("desk.new_window", translate("Action", "New &Window"), m, ("Ctrl+Shift+N",), "always"),
        Action(
            "desk.forget_recent",
            translate("Action", "&Clear This List"),
            "file/recent",
            (),
            "recent",
            line=True,
        ),
        Action("files.save", translate("Action", "&Save"), m, ("Ctrl+S",), line=True, icon="save"),
        Action("files.save_as", translate("Action", "Save &As…"), m, ("Ctrl+Shift+S",)),
        Action(
            "output.export",
            translate("Action", "&Export Picture…"),
            m,
            ("Ctrl+E",),
            line=True,
            icon="export",
            tip=translate("Action", "Save the page as PNG, SVG or PDF"),
        ),
        Action("output.copy_picture", translate("Action", "Copy Pic&ture"), m, ("Ctrl+Shift+C",)),
        Action("output.preview", translate("Action", "Print Pre&view…"), m, ("Ctrl+Shift+P",)),
        Action("output.print", translate("Action", "&Print…"), m, ("Ctrl+P",)),
        Action("window.close", translate("Action", "&Close Window"), m, ("Ctrl+W",), "always", line=True),
        Action("desk.quit", translate("Action", "&Quit"), m, ("Ctrl+Q",), "always", role="quit"),
    )


def _edit() -> tuple[Action, ...]:
    m = "edit"
    return (
        Action("edit.undo", translate("Action", "&Undo"), m, ("Ctrl+Z",), "undo", icon="undo"),
        Action("edit.redo", translate("Action", "&Redo"), m, ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", icon="redo"),
        Action("edit.cut", translate("Action", "Cu&t"), m, ("Ctrl+X",), "actors", line=True),
        Action("edit.copy", translate("Action", "&Copy"), m, ("Ctrl+C",), "actors"),
        Action("edit.paste", translate("Action", "&Paste"), m, ("Ctrl+V",), "open"),
        Action("edit.duplicate", translate("Action", "&Duplicate"), m, ("Ctrl+D",), "actors"),
        Action(
            "edit.delete", translate("Action", "De&lete"), m, ("Del", "Backspace"), "selected", scope="map"
        ),
        Action("edit.select_all", translate("Action", "Select &All"), m, ("Ctrl+A",), line=True),
        Action(
            "edit.select_links", translate("Action", "Select Their L&inks"), m, ("Ctrl+Shift+L",), "actors"
        ),
        Action(
            "edit.select_neighbours",
            translate("Action", "Select Their &Neighbours Too"),
            m,
            ("Ctrl+Shift+U",),
            "actors",
        ),
        Action("edit.deselect", translate("Action", "Select Not&hing"), m, ("Ctrl+Shift+A",), "selected"),
        Action("window.find", translate("Action", "&Find…"), m, ("Ctrl+F",), line=True),
        Action(
            "window.map_properties", translate("Action", "About This &Map"), m, ("Alt+Return",), line=True
        ),
        Action("window.tracks", translate("Action", "Trac&ks…"), m),
        Action("window.sides", translate("Action", "&Sides…"), m),
        Action("window.conventions", translate("Action", "&Edit Conventions…"), "page/convention", line=True),
        Action("window.shortcuts", translate("Action", "K&eyboard Shortcuts…"), m, (), "always", line=True),
    )


def _actor() -> tuple[Action, ...]:
    m = "actor"
    return (
        Action(
            "canvas.set_tool",
            translate("Action", "&Select"),
            m,
            ("S",),
            "open",
            "tool",
            "select",
            scope="map",
            icon="select",
            tip=translate("Action", "Select and move actors; drag across the empty page to select several"),
        ),
        Action(
            "canvas.set_tool",
            translate("Action", "&Add Actor"),
            m,
            ("N", "A"),
            "open",
            "tool",
            "actor",
            scope="map",
            icon="actor",
            tip=translate("Action", "Click on a track and type the name"),
        ),
        Action(
            "window.rename",
            translate("Action", "&Rename"),
            m,
            ("F2",),
            "one",
            line=True,
            scope="map",
        ),
        Action(
            "canvas.edit_selected",
            translate("Action", "&Edit"),
            m,
            ("Return", "Enter"),
            "selected",
            scope="map",
        ),
        Action("edit.free_places", translate("Action", "&Place Automatically"), m, (), "actors", line=True),
        Action("edit.toggle_us", translate("Action", "This Is &Us"), m, (), "actors", "us"),
    )


def _move() -> tuple[Action, ...]:
    # The words of the map replace these names; see `menus.py`. A bare number means other things elsewhere.
    tracks = tuple(
        Action(
            "edit.move_to",
            NINE_TRACKS.track(n).title.replace("&", "&&"),
            "actor/move",
            (str(n),),
            "actors",
            "",
            n,
            scope="map",
        )
        for n in TRACK_NUMBERS
    )
    outside = Action(
        "edit.move_to",
        translate("Action", "&Outside the Compass"),
        "actor/move",
        ("0",),
        "actors",
        "",
        0,
        line=True,
        scope="map",
    )
    tray = Action(
        "edit.to_tray", translate("Action", "Back to the &Tray"), "actor/move", ("T",), "actors", scope="map"
    )
    return (*tracks, outside, tray)


def _link() -> tuple[Action, ...]:
    m = "link"
    return (
        Action(
            "canvas.set_tool",
            translate("Action", "&Draw Links"),
            m,
            (),
            "open",
            "tool",
            "link",
            icon="link",
            tip=translate("Action", "Drag from one actor to another"),
        ),
        Action(
            "canvas.begin_link",
            translate("Action", "&Link the Selected Actor"),
            m,
            ("L",),
            "actors",
            scope="map",
            tip=translate("Action", "Choose the other actor with the arrows, then press Enter"),
        ),
        Action(
            "edit.reverse", translate("Action", "&Turn Around"), m, ("R",), "links", line=True, scope="map"
        ),
    )


def _view() -> tuple[Action, ...]:
    m, look = "view", "view/appearance"
    return (
        Action("canvas.zoom_in", translate("Action", "&Zoom In"), m, ("Ctrl++", "Ctrl+="), icon="zoom-in"),
        Action("canvas.zoom_out", translate("Action", "Zoom &Out"), m, ("Ctrl+-",), icon="zoom-out"),
        Action("canvas.zoom_actual", translate("Action", "A&ctual Size"), m, ("Ctrl+1",)),
        Action("canvas.fit", translate("Action", "&Fit Page"), m, ("Ctrl+0",), icon="fit"),
        Action(
            "window.toggle_inspector",
            translate("Action", "I&nspector"),
            m,
            ("Ctrl+I",),
            "open",
            "inspector",
            line=True,
            icon="inspector",
        ),
        Action(
            "window.toggle_outline",
            translate("Action", "Out&line"),
            m,
            ("Ctrl+Shift+O",),
            "open",
            "outline",
            icon="outline",
        ),
        Action("window.toggle_tray", translate("Action", "&Tray"), m, ("Ctrl+T",), "open", "tray"),
        Action("window.toggle_full", translate("Action", "F&ull Screen"), m, ("F11",), "always", "full"),
        Action(
            "desk.set_appearance", translate("Action", "As the &System"), look, (), "always", "look", "system"
        ),
        Action("desk.set_appearance", translate("Action", "&Light"), look, (), "always", "look", "light"),
        Action("desk.set_appearance", translate("Action", "&Dark"), look, (), "always", "look", "dark"),
    )


def _help() -> tuple[Action, ...]:
    m = "help"
    return (
        Action("window.help", translate("Action", "&Keyboard and Mouse"), m, ("?", "F1"), "always"),
        Action("window.welcome", translate("Action", "&Welcome Page"), m, (), "always"),
        Action(
            "window.about",
            translate("Action", "&About MTD Desktop"),
            m,
            (),
            "always",
            line=True,
            role="about",
        ),
    )
