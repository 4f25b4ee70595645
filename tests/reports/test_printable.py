"""Which letters print, the first time that they are met and ever after."""

import unicodedata

import pytest

from fbdesk.reports.printable import _shown, printable

TEXTS = ("Tiltak № 1 – æøå", "日本 😀", "a\u202eb\x07", "klima\u00adplan\n", "\ufffd\ud800ẹ́", "")


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_shown_letter_by_letter_the_second_time_as_well(text: str) -> None:
    letters = "".join(map(_shown, unicodedata.normalize("NFC", text)))
    assert printable(text) == printable(text) == letters


def test_no_letter_is_taken_for_another_one_with_its_low_bits() -> None:
    assert printable("å") == "å"
    assert printable("\U000100e5") == "□"
    assert printable("å") == "å"
