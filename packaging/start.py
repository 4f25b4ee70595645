"""Starts the packaged program: the window without arguments, a command with them."""

import locale
import os
import sys
from collections.abc import Callable, Mapping

from fbdesk.ui.plain_imports import import_plainly


def locale_to_add(
    environment: Mapping[str, str], is_there: Callable[[str], bool] | None = None
) -> dict[str, str]:
    """Return what a machine without a locale lacks, as an ordinary Python sees to it (PEP 538).

    Where `LC_ALL` names none either, it is `LC_ALL` that counts: Qt would complain of it. So it
    does of a locale that the machine does not have, whose name may have come with a remote login.
    """
    counts = "LC_ALL" if environment.get("LC_ALL") else "LC_CTYPE"
    named = environment.get(counts) or environment.get("LANG") or "C"
    if named in ("C", "POSIX"):
        return {counts: "C.UTF-8"}
    return {} if (is_there or locale_is_there)(named) else {"LC_ALL": "C.UTF-8"}


def locale_is_there(name: str) -> bool:
    """Return whether the machine has a locale; the one in use stays."""
    used = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, name)
    except locale.Error:
        return False
    locale.setlocale(locale.LC_CTYPE, used)
    return True


def fonts_of_charts(environment: Mapping[str, str]) -> dict[str, str]:
    """Return where charts keep what they know of the PC's fonts, so that they look once only."""
    if environment.get("MPLCONFIGDIR"):
        return {}
    from fbdesk.document.places import data_folder

    return {"MPLCONFIGDIR": str(data_folder() / "charts")}


if __name__ == "__main__":
    import_plainly()  # PyInstaller has loaded QtCore already
    from fbdesk.__main__ import main

    if sys.platform == "linux":
        os.environ.update(locale_to_add(os.environ))
    os.environ.update(fonts_of_charts(os.environ))
    sys.exit(main())
