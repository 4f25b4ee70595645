"""The benchmark of long documents makes real ones, and counts what it says it counts."""

import sys
from pathlib import Path

import pytest

from benchmarks.documents import ASKED, HEAD, line, pictures
from benchmarks.plan_figures import saved_plan
from fbdesk.reports.content import FigureOf, Landscape, Paragraph, Together

FIGURE = FigureOf("<svg/>", "Utslipp", "t", "Kilde", "En linje.")


def test_figures_on_wide_pages_and_in_groups_count_too() -> None:
    blocks = (FIGURE, Paragraph("x"), Landscape((Together((FIGURE,)), FIGURE)))
    assert pictures(blocks) == [FIGURE] * 3


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell the memory this way")
def test_a_line_tells_pages_figures_seconds_and_memory_of_a_real_document(
    tmp_path: Path,
) -> None:
    document = ASKED[0][0]
    saved_plan(tmp_path, 2)
    cells = [cell.strip() for cell in line(document, tmp_path, 2).strip("|").split("|")]
    assert cells[:2] == [document, "2"]
    charts, figures, pages, seconds, memory_mb = (float(cell) for cell in cells[2:])
    assert pages > 3
    assert (charts, figures) == (6, 2)  # the paths, and the sample's five observed indicators
    assert seconds > 0
    assert memory_mb > 20
    assert len(cells) + 2 == HEAD[0].count("|") - 1
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "report.docx").read_bytes().startswith(b"PK")
