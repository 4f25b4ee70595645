"""Tests of `fbdesk calc`: what it prints, what it refuses, its exit codes."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from fbdesk.cli import run

CARRIER = {
    "inputs": {
        "useful_heat_kwh": 3.5e6,
        "efficiency_before": 0.7,
        "factor_before_kg_per_kwh": {"factor": "ef-heatingoil-kwh-nir21"},
        "efficiency_after": 3.5,
        "factor_after_kg_per_kwh": 0.015,
        "carrier_before": "heatingoil",
        "carrier_after": "el",
    },
    "profile": {"start": 2010, "phase_in": 3, "lifetime": 20},
    "years": [2009, 2012],
    "gwp": "AR5",
}


@pytest.fixture
def stated(tmp_path: Path) -> Path:
    """Return a file with the inputs of a change of carrier."""
    return written(tmp_path, CARRIER)


def written(folder: Path, content: object) -> Path:
    path = folder / "in.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_json_on_standard_output_and_nothing_else(
    stated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["calc", "energy.carrier", "--input", str(stated), "--json"]) == 0
    printed = capsys.readouterr()
    answer: dict[str, Any] = json.loads(printed.out)
    assert printed.err == ""
    assert answer["full_effect"] == pytest.approx({"direct_t": -1_300, "indirect_t": 15})
    assert answer["years"]["2010"]["direct_t"] == pytest.approx(-1_300 / 3)
    assert answer["interval"] is None


def test_a_spread_gives_an_interval_that_is_the_same_each_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spread = {"value": 0.7, "spread": {"kind": "percent", "percent": 10}}
    inputs = {**CARRIER["inputs"], "efficiency_before": spread}  # type: ignore[dict-item]
    path = written(tmp_path, {**CARRIER, "inputs": inputs})
    found = []
    for _ in range(2):
        assert run(["calc", "energy.carrier", "--input", str(path), "--json"]) == 0
        found.append(json.loads(capsys.readouterr().out)["interval"])
    assert found[0] == found[1]
    assert found[0]["p5"] < found[0]["p50"] < found[0]["p95"] < 0


def test_standard_input_is_read_where_the_file_is_a_dash(
    stated: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = io.TextIOWrapper(io.BytesIO(stated.read_bytes()))
    monkeypatch.setattr("sys.stdin", typed)
    assert run(["calc", "energy.carrier", "--input", "-", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["method"] == "energy.carrier"


def test_a_mark_at_the_start_of_the_file_does_no_harm(
    stated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stated.write_bytes(b"\xef\xbb\xbf" + stated.read_bytes())
    assert run(["calc", "energy.carrier", "--input", str(stated), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["method"] == "energy.carrier"


def test_the_text_is_bokmal_and_a_cut_reads_positive(
    stated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["calc", "energy.carrier", "--input", str(stated)]) == 0
    text = capsys.readouterr().out.replace("\u202f", " ").replace("\u00a0", " ")
    assert text.startswith("Varme fra en annen energibærer\n")
    assert "Direkte, per år ved full effekt            kutter 1 300 t" in text
    assert "Indirekte, per år ved full effekt          +15 t" in text
    assert "Oppvarming / Fossil olje" in text
    years = {line.split()[0]: line.split()[1:] for line in text.splitlines() if line[:2] == "20"}
    assert years["2009"] == ["0,0", "0,0"]
    assert years["2010"] == ["433,3", "+5,0"]  # a third
    assert "Miljødirektoratet, omregningstabell (NIR 2021), bekreftet" in text


def test_the_text_can_be_english(stated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["calc", "energy.carrier", "--input", str(stated), "--language", "en"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("Heat from another carrier\n")
    assert "confirmed" in text


def test_the_text_tells_intervals_and_memo_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inputs = {
        "litres": {"value": 100_000, "spread": {"kind": "percent", "percent": 10}},
        "factor_before_kg_per_litre": 2.66,
        "factor_after_kg_per_litre": 0,
        "biogenic_kg_per_litre": 2.51,
    }
    path = written(tmp_path, {"inputs": inputs, "profile": {"start": 2010}, "years": [2010, 2010]})
    assert run(["calc", "transport.fuel", "--input", str(path)]) == 0
    text = capsys.readouterr().out.replace("\u00a0", " ")
    assert "Ni av ti trekninger ligger innenfor" in text
    assert "Biogent CO₂ fra det nye drivstoffet        251 t CO₂/år" in text


def test_the_text_of_an_indicator_says_before_and_after(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inputs = {
        "plot_m2": 1_000,
        "surfaces_before": [],
        "surfaces_after": [{"kind": "bgf-ground", "m2": 500}],
    }
    path = written(tmp_path, {"inputs": inputs})
    assert run(["calc", "adaptation.blue_green", "--input", str(path)]) == 0
    text = capsys.readouterr().out
    assert "0 → 0,5" in text
    assert "mangler" not in text


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "in.json is not JSON"),
        (b"{", "in.json is not JSON"),
        (b'{"inputs": {"a": }}', "line 1, column 18"),
        (b"\xff\xfe{}", "is not text in UTF-8"),
        (b"[]", "the request must be a JSON object"),
        (b'{"inputs": {"zzz": 1}, "years": [2009, 2010]}', "energy.carrier has no input zzz"),
        (b"[" * 100_000, "cannot be read"),
        (b" " * 5_000_001, "is too large"),
    ],
)
def test_what_cannot_be_used_is_one_plain_line_and_3(
    content: bytes, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "in.json"
    path.write_bytes(content)
    assert run(["calc", "energy.carrier", "--input", str(path), "--json"]) == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert message in printed.err
    assert printed.err.count("\n") == 1
    assert "Traceback" not in printed.err


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_a_number_that_is_none_is_refused(
    number: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "in.json"
    inputs = f'{{"effect_t": {number}, "reason": "x"}}'
    path.write_text(f'{{"inputs": {inputs}, "years": [2009, 2010]}}', encoding="utf-8")
    assert run(["calc", "general.stated", "--input", str(path), "--json"]) == 3
    assert "effect_t must be a number" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "none.json"
    assert run(["calc", "energy.carrier", "--input", str(missing)]) == 3
    assert "none.json cannot be read" in capsys.readouterr().err


def test_a_folder_is_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["calc", "energy.carrier", "--input", str(tmp_path)]) == 3
    assert "cannot be read" in capsys.readouterr().err


def test_an_unknown_method_is_wrong_usage_with_the_nearest_name(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["calc", "energy.carier", "--input", "nowhere.json"]) == 2
    assert "did you mean energy.carrier?" in capsys.readouterr().err


def test_an_unknown_edition_is_wrong_usage(
    stated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["calc", "energy.carrier", "--input", str(stated), "--edition", "1999.1"]
    assert run(words) == 2
    assert "There is no factor edition 1999.1; there is 2015.1, 2026.1" in capsys.readouterr().err


def test_without_input_it_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(["calc", "energy.carrier"])
    assert left.value.code == 2
    assert "--input" in capsys.readouterr().err


def test_a_large_range_is_in_the_unit_it_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spread = {"value": 0.7, "spread": {"kind": "percent", "percent": 10}}
    inputs = {**CARRIER["inputs"], "efficiency_before": spread, "useful_heat_kwh": 3.5e8}  # type: ignore[dict-item]
    path = written(tmp_path, {**CARRIER, "inputs": inputs})
    run(["calc", "energy.carrier", "--input", str(path), "--json"])
    interval = json.loads(capsys.readouterr().out)["interval"]
    run(["calc", "energy.carrier", "--input", str(path), "--language", "en"])
    (line,) = (x for x in capsys.readouterr().out.splitlines() if x.startswith("Nine of ten"))
    ends = sorted(-interval[end] / 1_000 for end in ("p5", "p95"))
    assert ends[0] > 100  # 130 kt at full effect: whole kilotonnes
    assert line.split("within")[1].replace("\u00a0", " ").strip() == (
        f"{ends[0]:.0f}–{ends[1]:.0f} kt"
    )
