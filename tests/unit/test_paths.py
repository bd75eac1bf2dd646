"""What the program ships is found; what belongs to one person is kept for that person alone."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from mtd_desktop import paths
from mtd_desktop.errors import UserError

FOLDERS = (paths.config_dir, paths.state_dir, paths.log_dir)


def test_the_shipped_fonts_are_found() -> None:
    names = {path.name for path in paths.fonts().glob("*.ttf")}
    assert names == {
        "NotoSans-Regular.ttf",
        "NotoSans-Bold.ttf",
        "NotoSansArabic-Regular.ttf",
        "NotoSansArabic-Bold.ttf",
    }


def test_an_unknown_sample_is_named_in_the_error() -> None:
    with pytest.raises(UserError, match="atlantis"):
        paths.sample("atlantis")


def test_personal_folders_are_made_for_their_owner_only() -> None:
    for folder in FOLDERS:
        assert stat.S_IMODE(folder().stat().st_mode) == 0o700


def test_no_personal_folder_is_opened_up_by_another_made_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Linux the logs lie inside the state folder, so making the log folder makes that one too."""
    monkeypatch.delenv(paths.HOME_VARIABLE)
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    modes = {folder().name: stat.S_IMODE(folder().stat().st_mode) for folder in reversed(FOLDERS)}
    assert set(modes.values()) == {0o700}
    assert all(folder().is_relative_to(tmp_path) for folder in FOLDERS)


def test_an_existing_folder_keeps_the_mode_its_owner_gave_it() -> None:
    folder = paths.config_dir()
    folder.chmod(0o750)
    assert stat.S_IMODE(paths.config_dir().stat().st_mode) == 0o750


def test_one_variable_moves_every_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "stick"))
    assert [folder().parent for folder in FOLDERS] == [tmp_path / "stick"] * 3


def test_a_folder_that_cannot_be_made_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a file").write_text("", encoding="utf-8")
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "a file"))
    with pytest.raises(UserError) as caught:
        paths.config_dir()
    assert "a file" in caught.value.message
    assert paths.HOME_VARIABLE in caught.value.hint
