"""What the program remembers for one person: a small JSON file that may be damaged, deleted or locked.

Nothing here is worth an error: what cannot be read is forgotten, what cannot be written is kept until the
program ends.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

from mtd_desktop import paths
from mtd_desktop.errors import UserError

FILE_NAME = "settings.json"
RECENT_LIMIT = 12
BACKUPS_MOST = 9
WindowTheme = Literal["system", "light", "dark"]
WINDOW_THEMES: tuple[WindowTheme, ...] = get_args(WindowTheme)

Choice: TypeAlias = str | int | float | bool
Shortcuts: TypeAlias = dict[str, list[str]]


@dataclass
class Settings:
    """`shortcuts` holds what differs from the table; `export` the last choices of the export dialog.

    `backups` is how many earlier saves stay beside a map, `lock_minutes` how long nobody may touch the
    program before protected maps lock themselves, 0 for ever. With `questions_aloud` the foot of the window
    says how many questions a map raises.
    """

    window_theme: WindowTheme = "system"
    geometry: str = ""
    recent: list[str] = field(default_factory=list)
    shortcuts: Shortcuts = field(default_factory=dict)
    export: dict[str, Choice] = field(default_factory=dict)
    lock_minutes: int = 10
    backups: int = 1
    questions_aloud: bool = True


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


_ACCEPTS: Mapping[str, Any] = {
    "window_theme": lambda value: value in WINDOW_THEMES,
    "geometry": lambda value: isinstance(value, str),
    "recent": _texts,
    "lock_minutes": lambda value: type(value) is int and 0 <= value <= 24 * 60,
    "backups": lambda value: type(value) is int and 0 <= value <= BACKUPS_MOST,
    "questions_aloud": lambda value: isinstance(value, bool),
    "shortcuts": lambda value: isinstance(value, dict) and all(_texts(keys) for keys in value.values()),
    "export": lambda value: (
        isinstance(value, dict) and all(isinstance(item, str | int | float | bool) for item in value.values())
    ),
}


def parse(text: str) -> Settings:
    """The settings in `text`; whatever is damaged has its default."""
    try:
        found = json.loads(text)
    except ValueError:
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    names = {one.name for one in fields(Settings)}
    return Settings(**{k: v for k, v in found.items() if k in names and _ACCEPTS[k](v)})


class SettingsFile:
    """The settings of this person, read once, written when something was changed."""

    def __init__(self, *, no_recent: bool = False) -> None:
        self.no_recent = no_recent
        self._path: Path | None = None
        self._stands = False
        """Whether the file was there, or was written: if it is gone now, somebody deleted it on purpose."""
        self._stuck = False
        """Whether the last writing failed, so that only this program knows the list."""
        text = ""
        try:
            self._path = paths.config_dir() / FILE_NAME
            text = self._path.read_text(encoding="utf-8")
            self._stands = True
        except (OSError, UserError, UnicodeDecodeError):
            pass  # nothing remembered
        self.values = parse(text)

    def save(self) -> None:
        """Write what changed; a folder that cannot be written to is no reason to disturb anyone."""
        self.values.recent = self._recent_by_now()
        self._write()

    def _recent_by_now(self) -> list[str]:
        """What another program of ours made of the list: what was forgotten there does not come back."""
        if self._path is None or self._stuck:
            return self.values.recent
        try:
            return parse(self._path.read_text(encoding="utf-8")).recent
        except FileNotFoundError:
            return [] if self._stands else self.values.recent
        except (OSError, UnicodeDecodeError):
            return self.values.recent

    def _write(self) -> None:
        from mtd_desktop.storage.files import write_bytes

        if self._path is None:
            return
        data = json.dumps(asdict(self.values), ensure_ascii=False, indent=1).encode()
        try:
            if not self._path.exists() or self._path.read_bytes() != data:
                write_bytes(self._path, data)
        except (OSError, UserError):
            self._stuck = True
        else:
            self._stands, self._stuck = True, False

    def recent(self) -> tuple[Path, ...]:
        """Files opened or saved of late, newest first."""
        return () if self.no_recent else tuple(Path(name) for name in self.values.recent)

    def remember(self, path: Path) -> None:
        """Put `path` on top of the recent files, unless the person wants none kept."""
        if self.no_recent:
            return
        name = str(path.absolute())
        others = [known for known in self._recent_by_now() if known != name]
        self.values.recent = [name, *others][:RECENT_LIMIT]
        self._write()

    def forget(self, path: Path | None = None) -> None:
        """Forget one recent file, or all of them and the folder of the last export."""
        if path is None:
            self.values.export.pop("folder", None)
        name = "" if path is None else str(path.absolute())
        self.values.recent = [known for known in self._recent_by_now() if name and known != name]
        self._write()
