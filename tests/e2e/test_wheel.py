"""The wheel holds all that the program needs and works away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from mtd_desktop import __version__, paths

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet"]
    build = [*pip, "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(CHECKOUT)]
    subprocess.run(build, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_every_shipped_file(wheel: Path) -> None:
    shipped = {
        f"mtd_desktop/resources/{path.relative_to(paths.resources()).as_posix()}"
        for path in paths.resources().rglob("*")
        if path.is_file()
    }
    assert shipped
    assert shipped - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert tops == {"mtd_desktop", f"mtd_desktop-{__version__}.dist-info"}


def test_an_installed_program_finds_its_own_files(wheel: Path, tmp_path: Path) -> None:
    site = install(wheel, tmp_path)
    script = "import mtd_desktop.paths as paths; print(paths.resources()); print(len(paths.samples()))"
    answer = run(site, tmp_path, "-c", script).splitlines()
    assert answer == [str(site / "mtd_desktop" / "resources"), str(len(paths.samples()))]


def install(wheel: Path, folder: Path) -> Path:
    """Unpack the wheel into a folder of its own below `folder`; return that."""
    site = folder / "site"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, "--no-deps", "--target", site, wheel], check=True, capture_output=True)
    return site


def run(site: Path, folder: Path, *arguments: str) -> str:
    """Run Python in `folder` with the packages in `site` before all others; return its output."""
    environment = {**os.environ, "PYTHONPATH": str(site)}
    answer = subprocess.run(
        [sys.executable, *arguments], check=True, capture_output=True, text=True, cwd=folder, env=environment
    )
    return answer.stdout
