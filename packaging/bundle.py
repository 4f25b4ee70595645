"""What goes into the packaged program and what stays out, for build.spec and for the tests."""

from pathlib import PurePosixPath

LOADED_BY_NAME = ("matplotlib.backends.backend_svg", "matplotlib.backends.backend_agg")
"""Modules that a library imports by a name that it makes up as it runs."""

EXCLUDES = (
    # Development only.
    "pytest",
    "_pytest",
    "hypothesis",
    "apsw",
    "pikepdf",
    "mypy",
    "pip",
    "setuptools",
    "pygments",
    "rich",
    # Other windows and consoles that matplotlib and pandas know.
    "tkinter",
    "IPython",
    "matplotlib.pyplot",
    "matplotlib.tests",
    "pandas.tests",
    "numpy.f2py",
    "numpy._core._multiarray_tests",
    "numpy._core._operand_flag_tests",
    "numpy._core._rational_tests",
    "numpy._core._simd",
    "numpy._core._struct_ufunc_tests",
    "numpy._core._umath_tests",
    # Kinds of pictures and of XML that no document of ours holds.
    "PIL._avif",
    "PIL._imagingcms",
    "PIL._imagingft",
    "PIL._imagingtk",
    "PIL._webp",
    "lxml.html",
    "lxml.isoschematron",
    "lxml.objectify",
    # Unused parts of Qt; one SQLite in the process, and no network.
    "PySide6.QtSql",
    "PySide6.QtNetwork",
    "ssl",
    "_ssl",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtTest",
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    "PySide6.QtPrintSupport",
    "PySide6.QtSvgWidgets",
    # Drivers of databases that are not SQLite.
    "psycopg2",
    "MySQLdb",
    # Of Python itself: never used here; the first would load as the program starts, readline
    # would bring the GPL.
    "multiprocessing",
    "readline",
    "_curses",
    "_uuid",
)
"""Modules that the program never imports, though a library could."""

KEPT_PLUGINS = frozenset(
    {
        "platforms/libqxcb",
        "platforms/libqoffscreen",
        "platforms/libqwayland",
        "platforms/qwindows",
        "platforms/qoffscreen",
        "platforms/libqcocoa",
        "iconengines/libqsvgicon",
        "iconengines/qsvgicon",
        "imageformats/libqsvg",
        "imageformats/qsvg",
        "imageformats/libqjpeg",
        "imageformats/qjpeg",
        "platforminputcontexts/libcomposeplatforminputcontextplugin",
        "platforminputcontexts/libibusplatforminputcontextplugin",
        "platformthemes/libqxdgdesktopportal",
        "xcbglintegrations/libqxcb-egl-integration",
        "xcbglintegrations/libqxcb-glx-integration",
        "wayland-shell-integration/libxdg-shell",
        "wayland-decoration-client/libbradient",
        "wayland-graphics-integration-client/libqt-plugin-wayland-egl",
        "styles/qmodernwindowsstyle",
        "styles/libqmacstyle",
    }
)
"""Plugins of Qt that the window needs, as folder/name without suffix."""

UNUSED_LIBRARIES = (
    "Qt6Lottie",
    "Qt6Network",
    "Qt6OpenGLWidgets",
    "Qt6PrintSupport",
    "Qt6Qml",
    "Qt6Quick",
    "Qt6SvgWidgets",
    "Qt6Sql",
    "Qt6VirtualKeyboard",
    "Qt6Pdf",
    "Qt6EglF",
    "Qt6WlShell",
    "Qt6Test",
    "libgtk-3",
    "libgdk-3",
    "opengl32sw",
    "d3dcompiler",
    "libmysql",
    "libpq",
    "libssl",
    "pyside6qml",
    # Parts of Microsoft's runtime for C++ that come along unasked.
    "msvcp140_codecvt_ids",
    "vcamp140",
    "vccorlib140",
    "vcomp140",
)
"""Beginnings of shared libraries that only what is left out would load."""

UNUSED_OF_MATPLOTLIB = ("sample_data", "images", "plot_directive", "afm", "pdfcorefonts")

KEPT_FROM_THE_SYSTEM = (
    "libpython3",
    "libsqlite3",
    "libcrypto",
    "libffi",
    "libexpat",
    "libbz2",
    "libmpdec",
    "libxcb-cursor",
    "libxcb-icccm",
    "libxcb-image",
    "libxcb-keysyms",
    "libxcb-render-util",
    "libxcb-util",
)
"""Libraries of the building machine that go along: Python's own, and the ones of X that a plain
desktop often lacks. All others must be the user's own, or graphics drivers stop loading; the
package's dependencies name them."""

SYSTEM_FOLDERS = ("/lib/", "/lib64/", "/usr/lib/")


def is_wanted(place: str, source: str = "") -> bool:
    """Return whether a collected file goes along, by its place in the bundle and its source."""
    path = PurePosixPath(place.replace("\\", "/"))
    parts = path.parts
    of_qt = any(part.startswith("PySide6") for part in parts)
    if of_qt and "plugins" in parts:
        after = parts[parts.index("plugins") + 1 :]
        return "/".join(after).split(".")[0] in KEPT_PLUGINS
    if of_qt and {"translations", "qml"} & set(parts):
        return False  # Qt has no bokmål; ours come from resources
    if "mpl-data" in parts and set(UNUSED_OF_MATPLOTLIB) & set(parts):
        return False
    name = path.name.removeprefix("lib")
    if any(name.startswith(each.removeprefix("lib")) for each in UNUSED_LIBRARIES):
        return False
    ours = not source.startswith(SYSTEM_FOLDERS) or "lib-dynload" in parts
    return ours or path.name.startswith(KEPT_FROM_THE_SYSTEM)


def is_left_out(place: str) -> bool:
    """Return whether a file of a wheel, by its place there, is a module that `EXCLUDES` names."""
    path = PurePosixPath(place)
    module = ".".join((*path.parent.parts, path.name.split(".")[0]))
    return any(module == each or module.startswith(f"{each}.") for each in EXCLUDES)
