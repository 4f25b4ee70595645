"""The log says where the program broke and never what stands in a plan."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from fbdesk.logs import LARGEST_BYTES, log_file, start_logging, stop_logging

PLAN_TEXT = "Ordføreren vil ikke ha bompenger"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    handler = start_logging(tmp_path)
    yield log_file(tmp_path)
    stop_logging(handler)


def break_with_plan_text() -> None:
    try:
        dict[str, str]()[PLAN_TEXT]
    except KeyError as error:
        raise ValueError(PLAN_TEXT) from error


def test_the_log_tells_place_and_kind_of_an_error_and_not_its_words(log: Path) -> None:
    try:
        break_with_plan_text()
    except ValueError:
        logging.getLogger("fbdesk.ui").exception("background work broke")

    written = log.read_text(encoding="utf-8")
    assert "in break_with_plan_text" in written
    assert "builtins.ValueError" in written
    assert "caused by" in written
    assert "builtins.KeyError" in written
    assert PLAN_TEXT not in written


def test_an_ordinary_line_has_its_time_and_weight(log: Path) -> None:
    logging.getLogger("fbdesk").info("started")
    assert "INFO fbdesk: started" in log.read_text(encoding="utf-8")


def test_a_large_log_is_put_aside_and_a_new_one_begun(tmp_path: Path) -> None:
    path = log_file(tmp_path)
    path.parent.mkdir(parents=True)
    path.write_text("x" * (LARGEST_BYTES + 1), encoding="utf-8")
    handler = start_logging(tmp_path)
    logging.getLogger("fbdesk").info("started")
    stop_logging(handler)
    assert path.stat().st_size < 100
    assert (path.parent / "fbdesk.before.log").stat().st_size == LARGEST_BYTES + 1


def test_without_a_place_to_write_the_program_goes_on(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x", encoding="utf-8")
    handler = start_logging(in_the_way)
    assert isinstance(handler, logging.StreamHandler)
    assert not isinstance(handler, logging.FileHandler)
    stop_logging(handler)
