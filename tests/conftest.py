"""What every test has: no display, its own data folder, and nothing left behind."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported anywhere

import gc
import itertools
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

# The same examples in every ordinary run: a change is to blame for a failure, not the dice, and
# no example is held to a time, which a busy machine would not keep.
# `HYPOTHESIS_PROFILE=new python -m pytest` tries new ones.
hypothesis.settings.register_profile("same", derandomize=True, deadline=None)
hypothesis.settings.register_profile("new", derandomize=False, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Look for no garbage while the tests are gathered, and never again among what that made.

    Half a million objects stay to the end of the run; each full collection would look at them all.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


@pytest.fixture(scope="session")
def numbers_of_folders() -> Iterator[int]:
    """Give the numbers of the tests' own folders, from 1."""
    return itertools.count(1)


@pytest.fixture
def tmp_path(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    numbers_of_folders: Iterator[int],
) -> Path:
    """Give the test a folder of its own, named after it and numbered.

    pytest's own fixture reads the names of all folders made before to find a free one: with
    thousands of tests that took a minute of every run.
    """
    name = re.sub(r"\W", "_", request.node.name)[:30]
    folder = tmp_path_factory.getbasetemp() / f"{name}{next(numbers_of_folders)}"
    folder.mkdir(mode=0o700)
    return folder


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
