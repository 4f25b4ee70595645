"""What every test has: no display, its own data folder, and nothing left behind."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported anywhere

import threading
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

# The same examples in every ordinary run: a change is to blame for a failure, not the dice.
# `HYPOTHESIS_PROFILE=new python -m pytest` tries new ones.
hypothesis.settings.register_profile("same", derandomize=True)
hypothesis.settings.register_profile("new", derandomize=False)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep a test's working copies, preferences and logs in its own folder."""
    folder = tmp_path / "fbdesk-data"
    monkeypatch.setenv("FBDESK_DATA", str(folder))
    return folder


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fail a test that leaves a thread running."""
    before = set(threading.enumerate())
    yield
    left = [
        thread for thread in threading.enumerate() if thread not in before and thread.is_alive()
    ]
    waiting = [thread for thread in left if not _ends_soon(thread)]
    assert not waiting, f"threads left behind: {waiting}"


def _ends_soon(thread: threading.Thread) -> bool:
    if thread.name.startswith("Dummy-"):  # a thread of Qt's pool, which waits for it at its end
        return True
    thread.join(timeout=5)
    return not thread.is_alive()
