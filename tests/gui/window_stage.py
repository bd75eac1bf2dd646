"""A program with windows for tests: real files, answers instead of boxes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from mtd_desktop.errors import UserError
from mtd_desktop.gui.desk import Desk
from mtd_desktop.gui.main_window import MainWindow
from mtd_desktop.gui.questions import Held, NotSaved, OnDisk, Protected, Unsaved
from mtd_desktop.gui.settings import SettingsFile
from mtd_desktop.model.actors import Actor, Membership
from mtd_desktop.model.document import Map, Meta
from mtd_desktop.model.links import Link
from mtd_desktop.storage.files import save
from mtd_desktop.storage.lock import Holder
from mtd_desktop.storage.vault import Key, WrongPassphrase


@dataclass
class Answers:
    """Answers questions as told, and writes down what was asked."""

    on_unsaved: Unsaved = "cancel"
    on_disk: OnDisk = "cancel"
    on_held: Held = "cancel"
    on_not_saved: list[NotSaved] = field(default_factory=list)
    on_replace: bool = False
    on_sure: bool = False
    on_protected: Protected = "cancel"
    passphrases: list[str] = field(default_factory=list)
    on_delete: bool = False
    to_open: Path | None = None
    to_save: Path | None = None
    asked: list[str] = field(default_factory=list)
    told: list[UserError] = field(default_factory=list)

    def unsaved(self, name: str) -> Unsaved:
        self.asked.append(f"unsaved {name}")
        return self.on_unsaved

    def changed_on_disk(self, path: Path) -> OnDisk:
        self.asked.append(f"changed {path.name}")
        return self.on_disk

    def held(self, path: Path, holder: Holder) -> Held:
        self.asked.append(f"held {path.name} by {holder.user}")
        return self.on_held

    def replace_held(self, path: Path, holder: Holder) -> bool:
        self.asked.append(f"replace held {path.name} by {holder.user}")
        return self.on_replace

    def not_saved(self, error: UserError, *, in_place: bool) -> NotSaved:
        self.told.append(error)
        self.asked.append(f"not saved, in place {in_place}")
        return self.on_not_saved.pop(0) if self.on_not_saved else "cancel"

    def replace(self, path: Path) -> bool:
        self.asked.append(f"replace {path.name}")
        return self.on_replace

    def delete_version(self, name: str) -> bool:
        self.asked.append(f"delete {name}")
        return self.on_delete

    def sure(self, text: str, more: str, button: str) -> bool:
        assert text
        assert more
        self.asked.append(f"sure {button}")
        return self.on_sure

    def passphrase(self, name: str, attempt: Callable[[str], Key]) -> Key | None:
        self.asked.append(f"passphrase {name}")
        for known in self.passphrases:
            try:
                return attempt(known)
            except WrongPassphrase:
                pass
        return None

    def keep_protected(self, name: str) -> Protected:
        self.asked.append(f"keep protected {name}")
        return self.on_protected

    def open_path(self, folder: str) -> Path | None:
        self.asked.append(f"open in {folder}")
        return self.to_open

    def save_path(self, suggestion: str, what: str, filters: str) -> Path | None:
        assert what
        assert "(*" in filters
        self.asked.append(f"save in {Path(suggestion).parent} as {Path(suggestion).name}")
        return self.to_save

    def tell(self, error: UserError) -> None:
        self.told.append(error)

    def defect(self, error: UserError, report: str) -> None:
        assert report
        self.told.append(error)


@dataclass
class Stage:
    """The program with one window, and the answers that every window gets."""

    desk: Desk
    answers: Answers

    @property
    def window(self) -> MainWindow:
        """The window opened last."""
        return self.desk.windows[-1]

    def open(self, path: Path) -> MainWindow:
        """The window that shows the map in `path`."""
        assert self.desk.open(path, self.window)
        return self.window

    def do(self, ident: str) -> None:
        """Choose a row of the action table, as a click in the menu does."""
        action = self.window.actions_.by_id[ident]
        assert action.isEnabled(), f"{ident} cannot be used now"
        action.trigger()

    def close(self) -> None:
        """Close everything without saving."""
        self.answers.on_unsaved = "discard"
        self.desk.quit()


@dataclass(frozen=True)
class Retitle:
    """An edit for tests."""

    text: str
    merge_key: str | None = None

    def label(self, _m: Map) -> str:
        return "Change title"

    def apply(self, m: Map) -> Map:
        return m.but(meta=m.meta.but(title=self.text))


def stage() -> Stage:
    """A program that has just been started without a file."""
    answers = Answers()
    desk = Desk(SettingsFile(), ask=lambda _window: answers)
    desk.start([])
    return Stage(desk, answers)


def write_map(path: Path, title: str = "A map", *, names: tuple[str, ...] = ("One", "Two")) -> Path:
    """Write a small map with two linked actors on Track 1 to `path`."""
    actors = tuple(
        Actor(id=f"a{n}", name=name, memberships=(Membership(track=1, primary=True),))
        for n, name in enumerate(names, start=1)
    )
    links = (Link(id="l1", from_actor="a1", to_actor="a2", relation="partners"),) if len(names) > 1 else ()
    save(path, Map(meta=Meta(title=title), actors=actors, links=links), expected=None)
    return path
