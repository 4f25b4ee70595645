"""Damaged plan files: each is refused in words, or reads exactly as the honest file does."""

import random
import time
from pathlib import Path

from fbdesk.document.reading import read_plan
from fbdesk.document.saving import write_new_plan
from fbdesk.errors import PlanError
from fbdesk.models.snapshot import Plan
from tests.trust.material import sample_rows, small_plan
from tests.trust.tally import Proof, Tally, chance

NAME = "damage"
PATIENCE_S = 5.0
"""So long the processor may be at work on one file: other programs' time does not count."""

WAITING_S = 60.0
CRASHES, HANGS = "crashes", "hangs over 5 s"
SILENT, CHANGED = "silently different values", "changed files"
EVERY_SAMPLE = 10
"""One file in so many is the sample plan, a hundred times as full as the small one."""


def run(trials: range, folder: Path) -> Tally:
    """Damage one file per trial and read it."""
    tally = Tally()
    small, full = folder / "liten.fbplan", folder / "full.fbplan"
    small_plan(small)
    write_new_plan(full, sample_rows())
    honest = [(path.read_bytes(), read_plan(path)) for path in (small, full)]
    damaged = folder / "skadet.fbplan"
    for trial in trials:
        of = chance(NAME, trial)
        data, plan = honest[trial % EVERY_SAMPLE == 0]
        kind = of.choice(list(KINDS))
        damaged.write_bytes(KINDS[kind](bytearray(data), of))
        _read(damaged, plan, trial, tally)
        tally.trials += 1
    return tally


def _read(path: Path, honest: Plan, trial: int, tally: Tally) -> None:
    before = path.read_bytes()
    fault, words = _reading(path, honest, tally)
    if path.read_bytes() != before:
        fault, words = CHANGED, "reading changed the file"
    if fault:
        tally.fault(fault, trial, words)


def _reading(path: Path, honest: Plan, tally: Tally) -> tuple[str, str]:
    """Return the fault of one reading and what happened; two empty texts where all is well."""
    began, started = time.monotonic(), time.process_time()
    try:
        differs = read_plan(path) != honest
    except PlanError:
        tally.notes["refused in words"] += 1
    except Exception as error:  # noqa: BLE001 anything else is what this proof looks for
        return CRASHES, repr(error)
    else:
        if differs:
            return SILENT, "the plan reads otherwise"
        tally.notes["read, and nothing differed"] += 1
    busy_s, took_s = time.process_time() - started, time.monotonic() - began
    hangs = busy_s > PATIENCE_S or took_s > WAITING_S
    return (HANGS, f"{busy_s:.1f} s at work, {took_s:.1f} s in all") if hangs else ("", "")


def _place(data: bytearray, of: random.Random) -> int:
    """Return a place where something is written, for most of a small plan is empty pages."""
    for _ in range(50):
        place = of.randrange(len(data))
        if data[place]:
            return place
    return 0


def flip_bits(data: bytearray, of: random.Random) -> bytearray:
    """Flip one bit, or a few."""
    for _ in range(of.choice([1, 1, 1, 2, 8, 64])):
        data[_place(data, of)] ^= 1 << of.randrange(8)
    return data


def cut(data: bytearray, of: random.Random) -> bytearray:
    """Keep the beginning only, sometimes a whole number of pages."""
    keep = of.randrange(len(data))
    return data[: keep - keep % of.choice([1, 512, 4096])]


def noise(data: bytearray, of: random.Random) -> bytearray:
    """Write noise over a stretch."""
    start, length = _place(data, of), of.choice([1, 16, 512, 4096, 40_000])
    length = min(length, len(data) - start)
    data[start : start + length] = of.randbytes(length)
    return data


def blank(data: bytearray, of: random.Random) -> bytearray:
    """Lose a sector or more: zeros, or ones, in place of what was there."""
    size = of.choice([512, 4096])
    start = _place(data, of) // size * size
    data[start : start + size] = bytes([of.choice([0, 255])]) * len(data[start : start + size])
    return data


def swap_pages(data: bytearray, of: random.Random) -> bytearray:
    """Give two pages each other's place, or one page twice."""
    one, two = (_place(data, of) // 4096 * 4096 for _ in range(2))
    first, second = data[one : one + 4096], data[two : two + 4096]
    data[one : one + 4096] = second
    if of.random() < 0.5:
        data[two : two + 4096] = first
    return data


def shift(data: bytearray, of: random.Random) -> bytearray:
    """Lose or gain some bytes in the middle, as a transfer in text mode does."""
    place, length = _place(data, of), of.randrange(1, 600)
    if of.random() < 0.5:
        return data[:place] + data[place + length :]
    return data[:place] + of.randbytes(length) + data[place:]


def more(data: bytearray, of: random.Random) -> bytearray:
    """Add something at the end."""
    return data + of.randbytes(of.choice([1, 511, 4096, 100_000]))


def header(data: bytearray, of: random.Random) -> bytearray:
    """Change a byte of the header, which tells how all the rest is to be read."""
    data[of.randrange(100)] = of.randrange(256)
    return data


KINDS = {
    kind.__name__: kind for kind in (flip_bits, cut, noise, blank, swap_pages, shift, more, header)
}

PROOF = Proof(
    NAME,
    unit="damaged file",
    full=20_000,
    never=(CRASHES, HANGS, SILENT, CHANGED),
    run=run,
)
