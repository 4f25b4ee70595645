"""What the columns of a city's own list of measures can hold, and what cities call them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Final


class Holds(StrEnum):
    """What a cell of a column is, and so how it is read."""

    LINE = auto()
    TEXT = auto()
    CHOICE = auto()
    YES_NO = auto()
    YEAR = auto()
    YEARS = auto()
    DAY = auto()
    MONEY = auto()
    TONNES = auto()
    NAMES = auto()


@dataclass(frozen=True, slots=True)
class ListField:
    """One thing that a column can hold: its code, its name, and headings that lists give it.

    `code` is a field of a measure, or the code of a part that belongs to a measure. `title` is a
    source text. `headings` are in small letters, in bokmål, nynorsk and English.
    """

    code: str
    title: str
    holds: Holds
    headings: tuple[str, ...]


FIELDS: Final = (
    ListField(
        "title",
        "Measure",
        Holds.LINE,
        (
            *("tiltak", "tittel", "tiltaksnavn", "navn på tiltak", "navn", "tiltakstittel"),
            *("tiltak/virkemiddel", "klimatiltak", "namn", "measure", "title", "action", "name"),
        ),
    ),
    ListField(
        "number",
        "Number",
        Holds.LINE,
        (
            *("nr", "nummer", "tiltaksnr", "tiltaksnummer", "tiltak nr", "tiltak-id", "tiltaks-id"),
            *("id", "#", "no", "number", "measure no"),
        ),
    ),
    ListField(
        "description",
        "Description",
        Holds.TEXT,
        (
            *("beskrivelse", "tiltaksbeskrivelse", "omtale", "innhold", "forklaring", "skildring"),
            *("beskrivelse av tiltak", "kort beskrivelse", "description"),
        ),
    ),
    ListField(
        "focus_area",
        "Focus area",
        Holds.CHOICE,
        (
            *("satsingsområde", "innsatsområde", "satsningsområde", "fokusområde", "temaområde"),
            *("tema", "område", "sektor", "kategori", "focus area", "theme", "sector"),
        ),
    ),
    ListField("task", "Task", Holds.CHOICE, ("oppgave", "samarbeidsområde", "oppgåve", "task")),
    ListField(
        "status",
        "Status",
        Holds.CHOICE,
        ("status", "framdrift", "fremdrift", "tilstand", "state", "progress"),
    ),
    ListField(
        "responsible",
        "Responsible",
        Holds.LINE,
        (
            *("ansvarlig", "ansvar", "tiltakseier", "eier", "hovedansvar", "hovedansvarlig"),
            *("virksomhet", "enhet", "avdeling", "etat", "ansvarleg", "eigar", "responsible"),
            *("owner",),
        ),
    ),
    ListField(
        "partners",
        "Partners",
        Holds.NAMES,
        (
            *("partnere", "samarbeidspartnere", "samarbeidspartner", "samarbeid med", "deltakere"),
            *("medvirkende", "partnarar", "samarbeidspartnarar", "partners"),
        ),
    ),
    ListField(
        "years",
        "Start and end",
        Holds.YEARS,
        ("periode", "tidsrom", "tidsplan", "gjennomføringsperiode", "tid", "period", "schedule"),
    ),
    ListField(
        "start_year",
        "Start year",
        Holds.YEAR,
        ("start", "startår", "oppstart", "oppstartsår", "fra", "frå", "fra år", "start year"),
    ),
    ListField(
        "end_year",
        "End year",
        Holds.YEAR,
        ("slutt", "sluttår", "til", "til år", "ferdig år", "end", "end year"),
    ),
    ListField(
        "deadline",
        "Deadline (milestone)",
        Holds.DAY,
        (
            *("frist", "tidsfrist", "ferdig", "ferdigstilt", "ferdigstillelse", "milepæl"),
            *("gjennomføres innen", "gjennomført innen", "deadline", "due"),
        ),
    ),
    ListField(
        "investment",
        "Investment",
        Holds.MONEY,
        (
            *("kostnad", "kostnader", "kostnadsoverslag", "kostnadsestimat", "totalkostnad"),
            *("investering", "investeringer", "investeringskostnad", "investeringar", "budsjett"),
            *("estimert kostnad", "kostnadar", "pris", "cost", "costs", "investment", "budget"),
        ),
    ),
    ListField(
        "operating",
        "Running cost",
        Holds.MONEY,
        (
            *("driftskostnad", "driftskostnader", "drift", "årlig kostnad", "årlige kostnader"),
            *("driftskostnadar", "driftsmidler", "driftsmiddel", "operating cost", "operation"),
        ),
    ),
    ListField(
        "saving",
        "Saving",
        Holds.MONEY,
        ("innsparing", "besparelse", "innsparinger", "gevinst", "saving", "savings"),
    ),
    ListField(
        "cut",
        "Yearly cut, t CO₂e",
        Holds.TONNES,
        (
            *("utslippskutt", "utslippsreduksjon", "klimaeffekt", "reduksjon", "kutt", "effekt"),
            *("co2-effekt", "co2-reduksjon", "co2-kutt", "forventet effekt", "beregnet effekt"),
            *("beregnet utslippskutt", "tonn co2", "tonn co2e", "cut", "effect", "reduction"),
        ),
    ),
    ListField(
        "instruments",
        "Instruments",
        Holds.NAMES,
        ("virkemiddel", "virkemidler", "verkemiddel", "instrument", "instruments"),
    ),
    ListField(
        "indicator",
        "Indicator",
        Holds.LINE,
        (
            *("indikator", "måleindikator", "resultatindikator", "indikatorer", "indikatorar"),
            *("indicator",),
        ),
    ),
    ListField(
        "priority",
        "Priority",
        Holds.CHOICE,
        ("prioritet", "prioritering", "viktighet", "priority"),
    ),
    ListField(
        "geographic_scope",
        "Place",
        Holds.LINE,
        ("sted", "stad", "bydel", "geografi", "geografisk område", "lokalisering", "place"),
    ),
    ListField("risk", "Risk", Holds.TEXT, ("risiko", "usikkerhet", "usikkerheit", "risk")),
    ListField(
        "existing",
        "Under way before the plan",
        Holds.YES_NO,
        ("pågående", "pågåande", "eksisterende", "eksisterande", "existing"),
    ),
    ListField(
        "own_operation",
        "Own operation",
        Holds.YES_NO,
        ("egen drift", "egen virksomhet", "eiga verksemd", "own operation"),
    ),
    ListField(
        "note",
        "Progress note",
        Holds.TEXT,
        (
            *("merknad", "merknader", "kommentar", "kommentarer", "statuskommentar", "notat"),
            *("rapportering", "kommentarar", "note", "notes", "comment", "comments"),
        ),
    ),
)

BY_CODE: Final[Mapping[str, ListField]] = {field.code: field for field in FIELDS}

REPEATED: Final = frozenset({"investment", "operating", "saving"})
"""Several columns can hold these, such as one for each year."""

AMOUNTS_IN: Final[Mapping[str, int]] = {"kr": 1, "1000 kr": 1_000, "mill. kr": 1_000_000}
"""Units of amounts that say none themselves, with the kroner in each."""
