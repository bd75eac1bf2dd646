"""How the command line ends: by itself, by interruption, by a reader that goes away."""

from __future__ import annotations

import errno
from collections.abc import Callable

import pytest

from mtd_desktop.cli import main as entry
from mtd_desktop.cli.command import Command, UsageError, one_line, say
from mtd_desktop.errors import UserError


def ending(monkeypatch: pytest.MonkeyPatch, action: Callable[[], None]) -> int:
    """The exit status of a command that does `action`."""

    def run(_args: object) -> int:
        action()
        return 0

    monkeypatch.setattr(entry, "COMMANDS", (Command("try", "for a test", lambda _parser: None, run),))
    return entry.main(["try"])


def raising(error: BaseException) -> Callable[[], None]:
    def action() -> None:
        raise error

    return action


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (UserError("It is cut off.", "Mend it.", where="a.mtdmap"), 1, "a.mtdmap: It is cut off. Mend it.\n"),
        (UserError("Two\nlines \x1b[31m."), 1, "Two lines \ufffd[31m.\n"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_how_it_ends(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    status: int,
    said: str,
) -> None:
    assert ending(monkeypatch, raising(error)) == status
    assert capsys.readouterr() == ("", said)


def test_wrong_usage_shows_the_usage(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ending(monkeypatch, raising(UsageError("not like this"))) == 2
    usage, last = capsys.readouterr().err.splitlines()
    assert usage.startswith("usage: mtd-desktop try")
    assert last == "mtd-desktop try: not like this"


def test_a_defect_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ZeroDivisionError):
        ending(monkeypatch, raising(ZeroDivisionError()))


def test_output_that_cannot_be_written_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_text: str) -> int:
        raise OSError(errno.ENOSPC, "No space left")

    monkeypatch.setattr("sys.stdout.write", full)
    with pytest.raises(UserError, match="The output cannot be written: No space left"):
        say("a line")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Sinn Féin", "Sinn Féin"),
        ("a\nb\r\n\tc\u2028d", "a b   c d"),
        ("\x1b[31mred\x07", "\ufffd[31mred\ufffd"),
        ("\u202egnp", "\ufffdgnp"),
        ("مجلس", "مجلس"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("\ud83d", "\ufffd"),
    ],
)
def test_one_line_is_one_and_safe(text: str, line: str) -> None:
    assert one_line(text) == line
