"""Builds the packages for Linux into dist/: the .deb, the .tar.xz, the list of parts, the sums.

python packaging/build_linux.py, in the environment that `make setup` makes, on Debian 12.
"""

import gzip
import os
import shutil
import subprocess
import sys
import tarfile
from datetime import UTC, datetime
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TOP), str(TOP / "packaging")]

from parts import ICON_SIZES, checksums, versions_here, write_bill  # noqa: E402 found beside this

from fbdesk.cli import COMMANDS  # noqa: E402
from fbdesk.version import VERSION  # noqa: E402

DIST = TOP / "dist"
BUILD = TOP / "build" / "linux"
LINUX = TOP / "packaging" / "linux"
ARCHITECTURE = "amd64"

DEPENDS = (
    "libc6 (>= 2.36)",
    "libegl1",
    "libgl1",
    "libxkbcommon0",
    "libfontconfig1",
    "libdbus-1-3",
    "libglib2.0-0 | libglib2.0-0t64",
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
)
"""What Qt opens of the machine's own libraries; all else is in the package."""

RECOMMENDS = (
    "shared-mime-info",
    "desktop-file-utils",
    "xdg-desktop-portal",
    "libwayland-cursor0",
    "libwayland-egl1",
)
"""What a desktop has anyway: file types, the system's file dialog, windows of Wayland."""

CONTROL = """\
Package: fbdesk
Version: {version}
Architecture: {architecture}
Maintainer: fbdesk <fbdesk@localhost>
Section: science
Priority: optional
Installed-Size: {size_kib}
Depends: {depends}
Recommends: {recommends}
Description: plan, compute, agree and report a city's climate work
 A city writes its strategy and action plan, measure by measure, computes what
 the measures do to its emissions, negotiates the agreement with the state, and
 reports every year. Works offline; a plan is one local file.
"""


def main() -> int:
    """Build everything and return an exit code."""
    epoch = _source_date()
    os.environ |= {"SOURCE_DATE_EPOCH": str(epoch), "PYTHONHASHSEED": "0"}
    shutil.rmtree(BUILD, ignore_errors=True)
    DIST.mkdir(exist_ok=True)
    bundle = _bundle()
    names = [_bill(bundle), _archive(bundle, epoch), _package(_tree(bundle, epoch))]
    (DIST / "SHA256SUMS").write_text(checksums(DIST, names), encoding="utf-8")
    for name in (*names, "SHA256SUMS"):
        print(f"{DIST.relative_to(TOP) / name}  {(DIST / name).stat().st_size / 1e6:.1f} MB")
    return 0


def _bundle() -> Path:
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    folders = ["--distpath", str(BUILD / "bundle"), "--workpath", str(BUILD / "work")]
    subprocess.run([*command, *folders, str(TOP / "build.spec")], check=True, cwd=TOP)
    return BUILD / "bundle" / "fbdesk"


def _tree(bundle: Path, epoch: int) -> Path:
    """Lay out the files as they are installed, and return the folder."""
    root = BUILD / "tree"
    shutil.copytree(bundle, root / "usr/lib/fbdesk", symlinks=True)
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin/fbdesk").symlink_to("../lib/fbdesk/fbdesk")
    _place(LINUX / "fbdesk.desktop", root / "usr/share/applications/fbdesk.desktop")
    _place(LINUX / "fbdesk-mime.xml", root / "usr/share/mime/packages/fbdesk.xml")
    _place(TOP / "LICENSE", root / "usr/share/doc/fbdesk/copyright")
    _gzip(root / "usr/share/man/man1/fbdesk.1.gz", _man_page())
    _gzip(root / "usr/share/doc/fbdesk/changelog.gz", (TOP / "CHANGELOG.md").read_text("utf-8"))
    _icons(root / "usr/share/icons/hicolor")
    (root / "DEBIAN").mkdir()
    size_kib = sum(p.stat().st_size for p in root.rglob("*") if not p.is_symlink()) // 1024
    control = CONTROL.format(
        version=VERSION,
        architecture=ARCHITECTURE,
        size_kib=size_kib,
        depends=", ".join(DEPENDS),
        recommends=", ".join(RECOMMENDS),
    )
    (root / "DEBIAN/control").write_text(control, encoding="utf-8")
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or os.access(path, os.X_OK)
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)
    return root


def _package(root: Path) -> str:
    name = f"fbdesk_{VERSION}_{ARCHITECTURE}.deb"
    command = [
        "/usr/bin/dpkg-deb",
        "--root-owner-group",
        "-Zxz",
        "--build",
        str(root),
        str(DIST / name),
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return name


def _archive(bundle: Path, epoch: int) -> str:
    """Pack the same files for machines without dpkg: unpack anywhere, start fbdesk."""
    name = f"fbdesk-{VERSION}-linux-x86_64.tar.xz"

    def plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.uid = member.gid = 0
        member.uname = member.gname = "root"
        member.mtime = epoch
        return member

    with tarfile.open(DIST / name, "w:xz") as archive:
        for path in sorted(bundle.rglob("*")):
            place = f"fbdesk-{VERSION}/{path.relative_to(bundle)}"
            archive.add(path, place, recursive=False, filter=plain)
    return name


def _bill(bundle: Path) -> str:
    """List the parts in the bundle itself, and beside the packages."""
    name = f"fbdesk-{VERSION}-linux.cdx.json"
    shutil.copyfile(write_bill(bundle, versions_here()), DIST / name)
    return name


def _man_page() -> str:
    lines = [f".TP\n.B {command.name}\n{command.help}" for command in COMMANDS]
    page = (LINUX / "fbdesk.1").read_text("utf-8")
    return page.replace("@VERSION@", VERSION).replace("@COMMANDS@", "\n".join(lines))


def _icons(folder: Path) -> None:
    """Draw the program's mark in the sizes that desktops ask for."""
    from PySide6.QtGui import QGuiApplication, QIcon

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    mark = TOP / "resources/icons/fbdesk.svg"
    for size in ICON_SIZES:
        for group in ("apps", "mimetypes"):
            where = folder / f"{size}x{size}" / group
            where.mkdir(parents=True, exist_ok=True)
            stem = "fbdesk" if group == "apps" else "application-x-fbdesk-plan"
            QIcon(str(mark)).pixmap(size, size).save(str(where / f"{stem}.png"))
    _place(mark, folder / "scalable/apps/fbdesk.svg")
    del application


def _place(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _gzip(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(text.encode(), mtime=0))


def _source_date() -> int:
    """Return the time of the last commit, so that the same source gives the same files."""
    asked = os.environ.get("SOURCE_DATE_EPOCH")
    if asked:
        return int(asked)
    last = subprocess.run(
        ["/usr/bin/git", "log", "-1", "--format=%ct"],
        capture_output=True,
        text=True,
        check=False,
        cwd=TOP,
    )
    return int(last.stdout or datetime.now(UTC).timestamp())


if __name__ == "__main__":
    sys.exit(main())
