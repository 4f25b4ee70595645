"""Writes out, compiled, the Python part of PySide, which would be compiled at each start.

PySide keeps it as source text inside one of its libraries and looks beside itself first, in a
folder called `files.dir`: its own way for those who want to see these files. From there Python
reads bytecode, as it does with everything else that is packed.
"""

import py_compile
import tempfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zipfile import ZipFile

PLACE = "shiboken6/files.dir"
"""Where PySide looks for the files, within the packed program."""

FOR_DEVELOPERS = "shibokensupport/signature/lib/pyi_generator.py"
"""Writes PySide's type hints. PySide loads it at each start but asks it for nothing; it would cost
as much as all the rest of this folder, so that an empty module stands in its place."""


def write_support(folder: Path) -> list[tuple[str, str]]:
    """Compile the files into a folder; return each with its folder in the packed program.

    The bytecode tells neither where nor when it was made, and is never compared with a source.
    """
    written = []
    with tempfile.TemporaryDirectory() as name, _sources() as archive:
        for member in archive.namelist():
            path = PurePosixPath(member)
            if path.suffix != ".py" or len(path.parts) == 1:
                continue  # a folder, or the script that looks for these files
            source = Path(name) / "source.py"
            source.write_bytes(b"" if member == FOR_DEVELOPERS else archive.read(member))
            made = folder / path.with_suffix(".pyc")
            py_compile.compile(
                str(source),
                cfile=str(made),
                dfile=member,
                doraise=True,
                invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
            )
            written.append((str(made), str(PurePosixPath(PLACE) / path.parent)))
    return written


def _sources() -> "ZipFile":
    """Return the archive inside PySide's library, as PySide itself opens it."""
    import PySide6.QtCore  # noqa: F401 only then can the next line be imported
    from signature_bootstrap import prepare_zipfile  # type: ignore[import-not-found] # in a library

    archive: ZipFile = prepare_zipfile()[1].zfile
    return archive
