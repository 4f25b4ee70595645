"""The passport of a result: every number it is made of, with unit, source, year and status."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from fbdesk.calculation.accounting import Accounting
from fbdesk.calculation.declaration import Memo, Method
from fbdesk.calculation.gwp import gwp_source
from fbdesk.calculation.inputs import DEFAULT, Given
from fbdesk.calculation.profile import LABELS, Profile
from fbdesk.calculation.quantities import Value
from fbdesk.calculation.spread import Spread, spread_data
from fbdesk.calculation.tables import Table

STATED_STATUS, DEFAULT_STATUS, FIXED_STATUS = "stated", "default", "confirmed"
MEMO_STATUS = "memo"


@dataclass(frozen=True, slots=True)
class PassportLine:
    """One number of a result. `name` is the stable id, `label` the words for it.

    `status` is stated, default, confirmed, derived, unconfirmed, own (the plan's own value in place
    of a factor's), or memo (told beside the result, never part of it). `factor` is the id of the
    factor, if it is one. `words` says in English what a code in `value` stands for.
    """

    name: str
    label: str
    value: float | str | Table | None
    unit: str
    source: str
    status: str
    year: int | None = None
    factor: str = ""
    note: str = ""
    entered_by: str = ""
    entered_at: str = ""
    words: str = ""


def accounting_line(choice: Accounting) -> PassportLine:
    """Return the plan's way of counting electricity, to be told beside a result it shaped."""
    return PassportLine(
        "electricity",
        "Accounting of electricity",
        choice.code,
        "",
        "",
        STATED_STATUS,
        words=choice.name,
    )


def passport(
    method: Method,
    given: Iterable[Given],
    profile: Profile,
    gwp: tuple[str, dict[str, float]],
    edition: str,
) -> tuple[PassportLine, ...]:
    """Return the lines: inputs and factors, warming potentials, profile, edition."""
    gwp_set, gases = gwp
    lines = [_input_line(one) for one in given if one.value is not None]
    lines += [
        PassportLine(
            f"gwp_{gas}", f"GWP100 {gas}", value, "kg CO2e/kg", gwp_source(gwp_set), FIXED_STATUS
        )
        for gas, value in gases.items()
    ]
    if method.gives_tonnes:
        lines += _profile_lines(profile)
    lines.append(
        PassportLine("factors_edition", "Factor edition", edition, "", "fbdesk", FIXED_STATUS)
    )
    return tuple(lines)


def memo_lines(memo: Iterable[Memo]) -> tuple[PassportLine, ...]:
    """Return the figures told beside a result and never added to it, as passport lines."""
    return tuple(
        PassportLine(one.id, one.label, _mean(one.value), one.unit, "", MEMO_STATUS) for one in memo
    )


def digest(
    method: Method,
    lines: Iterable[PassportLine],
    years: Iterable[int],
    gwp_set: str,
    spreads: Mapping[str, Spread],
) -> str:
    """Return the SHA-256 of all that a result and its range depend on: equal inputs, equal digest.

    `spreads` are those of the uncertain inputs by their ids.
    """
    content = {
        "method": method.id,
        "spreads": {name: spread_data(spread) for name, spread in spreads.items()},
        "numbers": [[line.name, line.value, line.unit, line.factor] for line in lines],
        "years": list(years),
        "gwp": gwp_set,
    }
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _mean(value: Value) -> float:
    return float(np.mean(value))


def _input_line(given: Given) -> PassportLine:
    factor, stated = given.factor, given.stated
    source = stated.source
    status = DEFAULT_STATUS if given.origin == DEFAULT else STATED_STATUS
    if factor is not None:
        source, status = factor.source, factor.status
    elif given.origin == DEFAULT:
        source = given.declared.default_source
    note = stated.note or (factor.note if factor is not None else "")
    return PassportLine(
        name=given.declared.id,
        label=given.declared.label,
        value=given.value,
        unit=given.declared.unit if given.declared.kind in {"number", "whole"} else "",
        source=source,
        status=status,
        year=factor.year if factor is not None else None,
        factor=factor.id if factor is not None else "",
        note=note,
        entered_by=stated.entered_by,
        entered_at=stated.entered_at,
        words=_words(given),
    )


def _words(given: Given) -> str:
    choices = given.declared.choices
    return next((choice.label for choice in choices if choice.code == given.value), "")


def _profile_lines(profile: Profile) -> list[PassportLine]:
    lines = [
        PassportLine("start", LABELS["start"], profile.start, "", "", STATED_STATUS),
        PassportLine("phase_in", LABELS["phase_in"], profile.phase_in, "years", "", STATED_STATUS),
    ]
    if profile.lifetime is not None:
        lines.append(
            PassportLine(
                "lifetime", LABELS["lifetime"], profile.lifetime, "years", "", STATED_STATUS
            )
        )
    if profile.yearly_change:
        change = profile.yearly_change
        lines.append(
            PassportLine(
                "yearly_change", LABELS["yearly_change"], change, "1/yr", "", STATED_STATUS
            )
        )
    return lines
