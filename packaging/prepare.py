"""Make this checkout ready: `prepare.py run` for the program, `prepare.py test` for its tests.

Standard library only, since nothing else is there yet. What was made ready once is recorded in a
stamp inside `.venv`; as long as lock file, Python and place stay the same, a later call ends at once.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PACKAGES = Path(__file__).with_name("system-packages.txt")
LOCKS = {"run": ROOT / "requirements.lock", "test": ROOT / "requirements-dev.lock"}
OLDEST, NEWEST = (3, 11), (3, 13)


def main(purpose: str) -> int:
    """Make the checkout ready for `purpose`, "run" or "test"; return the exit status."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        say(f"MTD Desktop needs Python 3.11, 3.12 or 3.13; this is {sys.version.split()[0]}.")
        say("Name another one: make PYTHON=python3.13 ...")
        return 1
    stamp, key = VENV / f".ready-to-{purpose}", fingerprint(purpose)
    if (VENV / "bin" / "python").exists() and stamp.exists() and stamp.read_text() == key:
        return 0
    complete = install_system_packages(wanted_packages(purpose))
    if not complete and (purpose == "test" or not can_make_environments()):
        return 1
    make_environment(purpose)
    if complete:
        # What the tests need holds everything that the program needs.
        for done in ("run", "test") if purpose == "test" else ("run",):
            (VENV / f".ready-to-{done}").write_text(fingerprint(done))
    return 0


def fingerprint(purpose: str) -> str:
    """Return a digest that changes whenever the environment must be made anew."""
    place_and_python = f"{ROOT}\n{Path(sys.executable).resolve()}\n{sys.version_info}\n"
    digest = hashlib.sha256(place_and_python.encode())
    for path in (LOCKS[purpose], PACKAGES, Path(__file__)):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def wanted_packages(purpose: str) -> list[str]:
    """Return the names from the table of system packages that `purpose` needs."""
    kinds = {"run": {"run"}, "test": {"run", "test"}}[purpose]
    rows = (line.split(maxsplit=2) for line in PACKAGES.read_text(encoding="utf-8").splitlines())
    names = [row[1] for row in rows if row and row[0] in kinds]
    if not can_make_environments():
        names.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    return names


def can_make_environments() -> bool:
    """Return whether this Python can install anything: Debian splits that ability off."""
    return importlib.util.find_spec("ensurepip") is not None


def install_system_packages(names: Sequence[str]) -> bool:
    """Install what is missing where that is allowed, else say how; return whether all is there."""
    if sys.platform != "linux":
        return True
    if shutil.which("dpkg-query") is None or shutil.which("apt-get") is None:
        say("No apt-get here. Where something is missing, install what your system calls these packages:")
        say("  " + " ".join(names))
        return True
    missing = not_installed(names)
    if not missing:
        return True
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
    prefix = right_to_install()
    if prefix is not None:
        say(f"Installing {len(missing)} system packages: {' '.join(missing)}")
        quiet = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive"]
        # A list of packages that cannot be refreshed may still be good enough to install from.
        subprocess.run([*quiet, "apt-get", "update", "-qq"], check=False)
        if subprocess.run([*quiet, *install, "-qq"], check=False, stdout=subprocess.DEVNULL).returncode == 0:
            return True
    say("These system packages are missing. To install them:")
    say("  sudo apt-get update && sudo " + shlex.join(install))
    return False


def not_installed(names: Sequence[str]) -> list[str]:
    """Return those of `names` that dpkg does not know as installed."""
    # Since 2024 Debian calls some libraries "...t64"; they serve programs built for either name.
    query = ["dpkg-query", "--show", "--showformat=${Package} ${db:Status-Status}\\n"]
    both = [*names, *(f"{name}t64" for name in names)]
    answer = subprocess.run([*query, *both], check=False, capture_output=True, text=True)
    installed = {line.split()[0] for line in answer.stdout.splitlines() if line.endswith(" installed")}
    return [name for name in names if not installed & {name, f"{name}t64"}]


def right_to_install() -> list[str] | None:
    """Return what to put before apt-get: nothing for root, sudo where it asks no password, or None."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    trial = subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True)
    return ["sudo", "-n"] if trial.returncode == 0 else None


def make_environment(purpose: str) -> None:
    """Create `.venv` where needed and install exactly the locked versions for `purpose`."""
    if not is_usable(VENV):
        say(f"Creating {VENV.name} with Python {sys.version.split()[0]}")
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
    pip = [str(VENV / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    say(f"Installing the versions in {LOCKS[purpose].name}")
    subprocess.run([*pip, "--require-hashes", "--only-binary=:all:", "-r", LOCKS[purpose]], check=True)
    if purpose == "test":
        # Runs from the checkout either way; the tests also look at the installed command.
        # The lock holds the build backend, so nothing unlocked is fetched.
        subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT], check=True)
    # pip compiles what it installs; a start from the checkout shall be as quick, the first one too.
    python = str(VENV / "bin" / "python")
    subprocess.run([python, "-m", "compileall", "-q", ROOT / "mtd_desktop"], check=True)


def is_usable(environment: Path) -> bool:
    """Return whether `environment` was made in this place by this Python, so that it can be updated."""
    settings = environment / "pyvenv.cfg"
    # pip comes last: without it, the making was interrupted.
    if not all(path.exists() for path in (settings, environment / "bin/python", environment / "bin/pip")):
        return False
    lines = settings.read_text(encoding="utf-8").splitlines()
    made_by = f"executable = {Path(sys.executable).resolve()}"
    return made_by in lines and any(line.endswith(f" {environment}") for line in lines)


def say(line: str) -> None:
    """Print at once: the programs called here write to the same terminal."""
    print(line, flush=True)


if __name__ == "__main__":
    if sys.argv[1:] not in (["run"], ["test"]):
        sys.exit("usage: prepare.py run|test")
    try:
        sys.exit(main(sys.argv[1]))
    except subprocess.CalledProcessError as failure:
        sys.exit(f"This failed: {shlex.join(map(str, failure.cmd))}")
