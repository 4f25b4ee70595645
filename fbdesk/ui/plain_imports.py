"""Lets Python import as it does by itself, without what PySide puts in between."""

import builtins


def import_plainly() -> None:
    """Take PySide's `__import__` away and put the one before it back, which PySide keeps.

    PySide looks after each import whether the module asked for its `__feature__`, which nobody
    here does; for that it looks for the source text of every module that is loaded, in whichever
    thread loads it. Does nothing where PySide is not loaded, or has been taken away already.
    """
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
