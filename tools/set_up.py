"""Makes `.venv` with the pinned packages, and brings the system libraries that Qt needs.

Needs nothing but Python 3.11 or newer; does nothing where all is in place.
"""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
VENV = TOP / ".venv"
LOCK = TOP / "requirements.lock"
STAMP = VENV / "installed.sha256"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
}
"""Shared libraries that Qt opens at start, with the Debian package of each."""


def main() -> int:
    """Set up and return an exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 this script meets any Python
        print("fbdesk needs Python 3.11 or newer; this is", sys.version.split()[0])
        return 1
    started = time.monotonic()
    try:
        _make_venv()
        _install_packages()
        _bring_libraries()
    except subprocess.CalledProcessError as error:
        print(f"Set-up stopped: {' '.join(map(str, error.cmd))} failed (see above).")
        return 1
    if time.monotonic() - started > 1:
        print(f"Ready: {VENV.relative_to(TOP)} in {time.monotonic() - started:.0f} s.")
    return 0


def _make_venv() -> None:
    if PYTHON.exists() and _works(PYTHON, "import pip"):
        return
    if not _works(Path(sys.executable), "import ensurepip, venv"):
        _apt(f"python{sys.version_info.major}.{sys.version_info.minor}-venv", "python3-venv")
    print("Making the virtual environment .venv ...")
    _run(sys.executable, "-m", "venv", "--clear", str(VENV))


def _install_packages() -> None:
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    print("Installing the pinned packages ...")
    _run(
        str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
        "--require-hashes", "--only-binary=:all:", "-r", str(LOCK),
    )  # fmt: skip
    STAMP.write_text(wanted, encoding="utf-8")


def _bring_libraries() -> None:
    if not sys.platform.startswith("linux"):
        return
    missing = [package for library, package in QT_LIBRARIES.items() if not _loads(library)]
    if missing:
        _apt(*missing)


def _apt(*packages: str) -> None:
    """Install Debian packages where allowed; say which ones are missing where not."""
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    prefix = [] if root else ["sudo", "-n"]
    allowed = shutil.which("apt-get") and (root or _may_sudo())
    if not allowed:
        print("System packages are missing. Ask for:", "sudo", *command)
        return
    print("Installing system packages:", *packages)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet = subprocess.DEVNULL
    subprocess.run([*prefix, "apt-get", "update", "-q"], check=False, env=environment, stdout=quiet)
    outcome = subprocess.run([*prefix, *command], check=False, env=environment, stdout=quiet)
    if outcome.returncode and len(packages) > 1:  # one name may be unknown to this release
        for package in packages:
            single = [*prefix, *command[:5], package]
            subprocess.run(single, check=False, env=environment, stdout=quiet)


def _may_sudo() -> bool:
    if not shutil.which("sudo"):
        return False
    return subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode == 0


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _works(python: Path, statement: str) -> bool:
    outcome = subprocess.run([str(python), "-c", statement], check=False, capture_output=True)
    return outcome.returncode == 0


def _run(*command: str) -> None:
    subprocess.run(command, check=True)


if __name__ == "__main__":
    sys.exit(main())
