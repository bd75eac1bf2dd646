"""Files and folders that are not what one hopes: protected, vanished, links, pipes, odd names."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from unittest import mock

from mtd_desktop.storage import atomic
from mtd_desktop.storage.codec import encode
from mtd_desktop.storage.files import load, save, write_bytes
from tests.faults.maps import NEW, OLD, complaint, leavings, names
from tests.faults.trials import Row, Trials

NOBODY: Final = 65534


@contextmanager
def without_rights() -> Iterator[None]:
    """As a person without special rights: whoever may do everything becomes nobody for a while."""
    if os.geteuid() != 0:
        yield
        return
    encode(OLD)  # whatever is imported late is imported now
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


def saved(trials: Trials) -> Path:
    """A saved map in a folder of its own that anybody may write to."""
    folder = trials.new_folder()
    path = folder / "peace.mtdmap"
    save(path, OLD, expected=None)
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
        os.chown(path, NOBODY, NOBODY)
    return path


# Not allowed


def protected(trials: Trials) -> None:
    for mode in (0o444, 0o400, 0o000):
        path = saved(trials)
        path.chmod(mode)
        with trials.trial(f"file {mode:o}"), without_rights():
            said = complaint(lambda: save(path, NEW, expected=None))  # noqa: B023 - called at once
            assert said.hint
        path.chmod(0o600)
        assert path.read_bytes() == encode(OLD)
        with trials.trial(f"file {mode:o}, under another name"), without_rights():
            save(path.with_name("other.mtdmap"), NEW, expected=None)
    for mode in (0o555, 0o500, 0o000, 0o111):
        path = saved(trials)
        path.parent.chmod(mode)
        with trials.trial(f"folder {mode:o}"), without_rights():
            assert complaint(lambda: save(path, NEW, expected=None)).hint  # noqa: B023
        path.parent.chmod(0o700)
        with trials.trial(f"folder {mode:o}, afterwards"):
            assert path.read_bytes() == encode(OLD)
            assert names(path.parent) == ["peace.mtdmap"]


def owners(trials: Trials) -> None:
    """Whoever may, gives a file back to owner and group; who may not, opens it to no other group."""
    for mode in (0o600, 0o640, 0o660, 0o644, 0o664):
        path = saved(trials)
        path.chmod(mode)
        before = path.stat()
        with trials.trial(f"owner and group, {mode:o}"):
            save(path, NEW, expected=None)
            now = path.stat()
            assert (now.st_uid, now.st_gid, stat.S_IMODE(now.st_mode)) == (before.st_uid, before.st_gid, mode)
        with trials.trial(f"a group that one cannot give to, {mode:o}"):
            path.chmod(mode)
            other = os.stat_result((*before[:5], before.st_gid + 1, *before[6:]))
            with (
                mock.patch.object(os, "chown", _refused),
                mock.patch.object(Path, "stat", _as_of(path, other)),
            ):
                atomic.replace(path, b"new")
            assert stat.S_IMODE(path.stat().st_mode) == mode & ~0o070


def _refused(*_args: Any, **_named: Any) -> None:
    raise PermissionError(errno.EPERM, "Operation not permitted")


def _as_of(path: Path, pretended: os.stat_result) -> Callable[..., os.stat_result]:
    real = Path.stat

    def found(self: Path, **named: Any) -> os.stat_result:
        return pretended if self == path else real(self, **named)

    return found


# Gone


def vanished(trials: Trials) -> None:
    path = saved(trials)
    with trials.trial("the file was deleted"):
        path.unlink()
        assert "no such file" in complaint(lambda: load(path)).message
        save(path, NEW, expected=load_fingerprint())
        assert load(path).map == NEW
    path = saved(trials)
    with trials.trial("the folder was deleted"):
        path.unlink()
        path.parent.rmdir()
        said = complaint(lambda: save(path, NEW, expected=None))
        assert "no such file or folder" in said.message
        assert "another place" in said.hint
        save(trials.new_folder() / "elsewhere.mtdmap", NEW, expected=None)
    path = saved(trials)
    with trials.trial("the file became a folder"):
        path.unlink()
        path.mkdir()
        assert "folder" in complaint(lambda: save(path, NEW, expected=None)).message
        assert "folder" in complaint(lambda: load(path)).message
        assert names(path.parent) == ["peace.mtdmap"]
    path = saved(trials)
    with trials.trial("the folder became a file"):
        path.unlink()
        path.parent.rmdir()
        path.parent.write_text("x")
        assert "a file, not a folder" in complaint(lambda: save(path, NEW, expected=None)).message
    path = saved(trials)
    with trials.trial("the backup's name is a folder"):
        path.with_name("peace.mtdmap.bak").mkdir()
        complaint(lambda: save(path, NEW, expected=None))
        assert path.read_bytes() == encode(OLD)
        assert leavings(path.parent) == []


def load_fingerprint() -> Any:
    """What a window remembers of the old map."""
    from mtd_desktop.storage.files import fingerprint

    return fingerprint(encode(OLD))


# Odd


def links(trials: Trials) -> None:
    path = saved(trials)
    with trials.trial("a symbolic link stays one"):
        link = trials.new_folder() / "link.mtdmap"
        link.symlink_to(path)
        save(link, NEW, expected=load(link).fingerprint)
        assert link.is_symlink()
        assert load(path).map == NEW
        assert names(path.parent) == ["peace.mtdmap", "peace.mtdmap.bak"]
        assert names(link.parent) == ["link.mtdmap"]
    with trials.trial("a link to a link"):
        second = trials.new_folder() / "second.mtdmap"
        second.symlink_to(link)
        save(second, OLD, expected=None)
        assert (second.is_symlink(), link.is_symlink(), load(path).map) == (True, True, OLD)
    with trials.trial("a link that leads nowhere gets its file"):
        folder = trials.new_folder()
        (folder / "link.mtdmap").symlink_to(folder / "new.mtdmap")
        save(folder / "link.mtdmap", NEW, expected=None)
        assert load(folder / "new.mtdmap").map == NEW
    with trials.trial("a link into a folder that is gone"):
        folder = trials.new_folder()
        (folder / "link.mtdmap").symlink_to(folder / "gone" / "new.mtdmap")
        complaint(lambda: save(folder / "link.mtdmap", NEW, expected=None))
        assert names(folder) == ["link.mtdmap"]
    with trials.trial("links in a circle"):
        folder = trials.new_folder()
        (folder / "a").symlink_to(folder / "b")
        (folder / "b").symlink_to(folder / "a")
        for action in (lambda: load(folder / "a"), lambda: save(folder / "a", NEW, expected=None)):
            assert "circle" in complaint(action).message
    with trials.trial("the other name of a hard link keeps the old map"):
        path = saved(trials)
        twin = trials.new_folder() / "twin.mtdmap"
        os.link(path, twin)
        save(path, NEW, expected=None)
        assert (load(path).map, load(twin).map) == (NEW, OLD)


def no_files(trials: Trials) -> None:
    folder = trials.new_folder()
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    odd = [
        pipe,
        folder,
        *(Path("/dev") / name for name in ("full", "null", "zero") if (Path("/dev") / name).exists()),
    ]
    for place in odd:
        with trials.trial(f"{place.name} is no file"):
            for action in (
                lambda: load(place),  # noqa: B023 - called at once
                lambda: save(place, NEW, expected=None),  # noqa: B023
                lambda: write_bytes(place, b"x"),  # noqa: B023
            ):
                assert complaint(action).where.startswith(str(place))
    with trials.trial("the pipe is still a pipe"):
        assert stat.S_ISFIFO(pipe.stat().st_mode)
        assert names(folder) == ["pipe"]


def odd_names(trials: Trials) -> None:
    impossible = ("n" * 256, "é" * 128, "a\0b", "\ud800", "x" * 300 + ".mtdmap", "/".join(["d" * 200] * 30))
    for name in impossible:
        folder = trials.new_folder()
        with trials.trial(f"impossible: {name[:20]!a}"):
            complaint(lambda: save(folder / name, NEW, expected=None))  # noqa: B023
            complaint(lambda: load(folder / name))  # noqa: B023
            assert names(folder) == []
    possible = (
        "n" * 250,
        "é" * 125,
        "CON.mtdmap",
        "aux",
        "dot.",
        "space ",
        " ",
        "...",
        "-rf",
        "~",
        "*",
        "?",
        "a\nb",
        "a\tb",
        "\x1b[31m",
        "é.mtdmap",
        "e\u0301.mtdmap",
        "مصالحة.mtdmap",
        "和平.mtdmap",
        "🕊.mtdmap",
        "\u202egnp.mtdmap",
        "%s%n",
        "$(id)",
        "`id`",
        ";ls",
        "&",
        "|",
        "<b>",
        "'",
        '"',
        "\\",
        ":",
        "con",
        "nul.txt",
        "a" * 200 + ".mtdmap",
    )
    for name in possible:
        folder = trials.new_folder()
        with trials.trial(f"possible: {name[:20]!a}"):
            path = folder / name
            save(path, OLD, expected=None)
            save(path, NEW, expected=load(path).fingerprint)
            assert load(path).map == NEW
            assert load(path.with_name(f"{name}.bak")).map == OLD
            assert len(names(folder)) == 2
    with trials.trial("two ways to write é are two files"):
        folder = trials.new_folder()
        save(folder / "é", OLD, expected=None)
        save(folder / "e\u0301", NEW, expected=None)
        assert (load(folder / "é").map, load(folder / "e\u0301").map) == (OLD, NEW)


# Held by others for a moment, as on Windows


def held(trials: Trials) -> None:
    real = os.replace
    for winerror in (5, 32):
        for tries in range(7):
            path = saved(trials)
            left, waited = [tries], []  # type: ignore[var-annotated]

            def replace(source: Any, target: Any, **named: Any) -> None:
                if left[0] and Path(target) == path:  # noqa: B023 - used in this round only
                    left[0] -= 1  # noqa: B023
                    error = PermissionError(errno.EACCES, "held")
                    error.winerror = winerror  # type: ignore[attr-defined]  # noqa: B023
                    raise error
                real(source, target, **named)

            with trials.trial(f"winerror {winerror}, {tries} times"):
                with mock.patch.object(os, "replace", replace), mock.patch("time.sleep", waited.append):
                    if tries <= len(atomic.RETRIES):
                        save(path, NEW, expected=None)
                    else:
                        complaint(lambda: save(path, NEW, expected=None))  # noqa: B023
                assert load(path).map == (NEW if tries <= len(atomic.RETRIES) else OLD)
                assert waited == list(atomic.RETRIES[:tries])
                assert leavings(path.parent) == []


TABLE: Final = (
    Row("Files and folders that may not be written to, by a person without special rights", protected),
    Row("Owner, group and permissions are given back, and never widened", owners),
    Row("Files and folders that vanish or become something else", vanished),
    Row("Symbolic links, also to nowhere and in a circle; hard links", links),
    Row("Folders, pipes and devices (/dev/full) in the place of a file", no_files),
    Row("Names that are impossible, and names that are merely odd", odd_names),
    Row("A file that a virus scanner or cloud folder holds, 0 to 6 times (as on Windows)", held),
)
