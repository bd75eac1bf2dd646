"""Where the program finds what it ships, and where it keeps what belongs to one person.

Only the standard library is imported here: every layer may use this module, and the command
line must not pay for platformdirs when it only converts a file.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Final

from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate

APP_NAME: Final = "mtd-desktop"
"""The name of our folder among other programs' folders."""

HOME_VARIABLE: Final = "MTD_DESKTOP_HOME"
"""Environment variable that moves every personal folder below one folder of choice: for a
portable installation on a stick, and for tests."""

MAP_SUFFIX: Final = ".mtdmap"


@cache
def resources() -> Path:
    """Return the folder of samples, fonts, icons and translations.

    In a wheel it lies inside the package; in a checkout it lies beside the package, where
    people who never open Python code can find it.
    """
    package = Path(__file__).resolve().parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def fonts() -> Path:
    """Return the folder of the shipped font files."""
    return resources() / "fonts"


def samples() -> tuple[Path, ...]:
    """Return the sample maps that come with the program, sorted by file name."""
    return tuple(sorted((resources() / "samples").glob(f"*{MAP_SUFFIX}")))


def sample(name: str) -> Path:
    """Return the sample map called `name` (its file name without suffix).

    Raises UserError where there is no sample of that name, and lists those there are.
    """
    found = {path.stem: path for path in samples()}
    if name in found:
        return found[name]
    raise UserError(
        translate("Paths", 'There is no sample map called "{name}".').format(name=name),
        translate("Paths", "The samples are: {names}.").format(names=", ".join(found)),
    )


def config_dir() -> Path:
    """Return the folder of settings, created with access for its owner only."""
    return _personal("config")


def state_dir() -> Path:
    """Return the folder of rescue copies and kept pictures of the samples, for its owner only."""
    return _personal("state")


def log_dir() -> Path:
    """Return the folder of log files, for its owner only."""
    return _personal("log")


def _personal(kind: str) -> Path:
    """Create and return the personal folder of `kind` ("config", "state" or "log")."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        folder = Path(home).expanduser().absolute() / kind
    else:
        import platformdirs

        dirs = platformdirs.PlatformDirs(APP_NAME, appauthor=False, roaming=False)
        folder = {
            "config": dirs.user_config_path,
            "state": dirs.user_state_path,
            "log": dirs.user_log_path,
        }[kind]
    try:
        # Path.mkdir(parents=True) gives its mode to the last folder only, and the log folder may
        # lie inside the state folder. One that stood there before keeps the mode its owner gave it.
        for missing in reversed([path for path in (folder, *folder.parents) if not path.exists()]):
            missing.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise UserError(
            translate("Paths", 'Cannot create the folder "{folder}": {reason}.').format(
                folder=folder, reason=error.strerror or error
            ),
            translate("Paths", "Set {variable} to a folder you may write to.").format(variable=HOME_VARIABLE),
        ) from error
    return folder
