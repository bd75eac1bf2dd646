"""The lock files fix every version for every Python, and say nothing about the machine that made them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
LOCKS = (CHECKOUT / "requirements.lock", CHECKOUT / "requirements-dev.lock")


def locked(lock: Path) -> dict[str, set[str]]:
    """Return the versions of each package in `lock`."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(
        r"^([a-z0-9-]+)==([^ ]+)", lock.read_text(encoding="utf-8"), re.MULTILINE
    ):
        found.setdefault(name, set()).add(version)
    return found


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_version_has_its_hashes(lock: Path) -> None:
    entries = re.split(r"^(?=\S)", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_no_address_is_written_down(lock: Path) -> None:
    assert re.findall(r"://|--index|--find-links|^-", lock.read_text(encoding="utf-8"), re.MULTILINE) == []


def test_what_the_tests_run_with_is_what_people_run() -> None:
    runtime, development = (locked(lock) for lock in LOCKS)
    assert runtime
    assert {name: development.get(name) for name in runtime} == runtime


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {
        re.split(r"[^A-Za-z0-9-]", entry)[0].lower()
        for entry in (*project["project"]["dependencies"], *project["dependency-groups"]["dev"])
    }
    assert wanted - locked(LOCKS[1]).keys() == set()
