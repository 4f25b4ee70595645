"""Starts the packaged program: the window without arguments, a command with them."""

import os
import sys
from collections.abc import Mapping

from fbdesk.__main__ import main


def locale_to_add(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what a machine without a locale lacks, as an ordinary Python sees to it (PEP 538)."""
    if environment.get("LC_ALL"):
        return {}
    named = environment.get("LC_CTYPE") or environment.get("LANG") or "C"
    return {"LC_CTYPE": "C.UTF-8"} if named in ("C", "POSIX") else {}


if __name__ == "__main__":
    if sys.platform == "linux":
        os.environ.update(locale_to_add(os.environ))
    sys.exit(main())
