"""The page of figures keeps the sections of others."""

from benchmarks.sections import PAGE, with_section

LINES = ["| a | b |", "|---|---|"]


def test_a_section_is_added_at_the_end_of_a_page() -> None:
    page = with_section("# Benchmarks\n\nText.\n", "Calculator", LINES)
    assert page == "# Benchmarks\n\nText.\n\n## Calculator\n\n| a | b |\n|---|---|\n"


def test_a_section_takes_the_place_of_the_one_before_and_keeps_the_others() -> None:
    page = "# B\n\n## Start\n\nx\n\n## Calculator\n\nold\n\n## Plans\n\ny\n"
    found = with_section(page, "Calculator", LINES)
    assert found == (
        "# B\n\n## Start\n\nx\n\n## Calculator\n\n| a | b |\n|---|---|\n\n## Plans\n\ny\n"
    )
    assert with_section(found, "Calculator", LINES) == found


def test_the_page_has_the_sections_that_its_benchmarks_write() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [text.count(f"## {title}\n") for title in ("Calculator", "Long documents")] == [1, 1]
