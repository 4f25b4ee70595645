"""Versions of the format are one number in the file, and in order."""

from fbdesk.document.format_version import FormatVersion


def test_a_version_is_one_number_in_the_file() -> None:
    assert FormatVersion(1, 0).number == 65_536
    assert FormatVersion(1, 1).number == 65_537
    assert FormatVersion.of_number(131_075) == FormatVersion(2, 3)


def test_a_version_is_written_with_a_point_and_read_back() -> None:
    assert str(FormatVersion(1, 12)) == "1.12"
    assert FormatVersion.named("1.12") == FormatVersion(1, 12)


def test_versions_are_in_order_by_number_and_not_by_their_letters() -> None:
    assert FormatVersion(1, 2) < FormatVersion(1, 12) < FormatVersion(2, 0)
