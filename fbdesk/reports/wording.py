"""The words of a document: its language, its texts and numbers, and the programme's own names."""

from dataclasses import dataclass

from fbdesk.errors import UsageError
from fbdesk.models.inventory_sectors import sector_name
from fbdesk.models.programmes.parts import Words
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.strategy import Target
from fbdesk.reports.numbers import Numbers, numbers_in
from fbdesk.texts import Translate, translator


@dataclass(frozen=True, slots=True)
class Wording:
    """How one document (or the window) speaks; made once by `wording_in`."""

    language: str
    translate: Translate
    numbers: Numbers
    programme: Programme

    def text(self, source: str, **values: object) -> str:
        """Return a source text in the language, its `{named}` places filled with the values."""
        translated = self.translate(source)
        return translated.format(**values) if values else translated

    def words(self, words: Words | None) -> str:
        """Return the programme's words in the language; empty where it has none."""
        return words.text(self.language) if words else ""

    def choice(self, of: str, code: str) -> str:
        """Return the name of a coded value, such as a status; the code itself if not known.

        `of` is the name in the field's `Code` mark: the programme's lists first, then ours.
        """
        if not code:
            return ""
        try:
            names = dict(self.programme.choices(of))
        except UsageError:
            return self.translate(OWN_NAMES.get((of, code), code))
        return self.words(names[code]) if code in names else code

    def area(self, code: str) -> str:
        """Return a focus area with its number: `1 Arealbruk og transport`."""
        return f"{code} {self.choice('focus_area', code)}" if code else ""

    def short_area(self, code: str) -> str:
        """Return a focus area's number and short name, for charts and narrow columns."""
        for area in self.programme.focus_areas:
            if area.code == code:
                return f"{code} {self.words(area.short_name)}"
        return code

    def sector(self, label: str) -> str:
        """Return the name of an inventory sector by its published label."""
        return sector_name(label, self.language)

    def scope(self, code: str, sectors: tuple[str, ...] = ()) -> str:
        """Return which emissions a target speaks of; a list of its own names its sectors."""
        if code == OWN_SECTORS:
            return ", ".join(self.sector(label) for label in sectors)
        return self.choice("target_scope", code)

    def scope_inside(self, code: str, sectors: tuple[str, ...] = ()) -> str:
        """Return the scope as it reads inside a sentence: each name with a small first letter."""
        if code == OWN_SECTORS:
            return ", ".join(_small(self.sector(label)) for label in sectors)
        return _small(self.scope(code, sectors))

    def chance(self, probability: float | None) -> str:
        """Return a probability in whole per cent; never a certainty that no sample can give."""
        if probability is None:
            return self.numbers.percent(None)
        if probability <= LEAST_CHANCE:
            return self.text("under {amount}", amount=self.numbers.percent(0.01))
        if probability >= 1 - LEAST_CHANCE:
            return self.text("over {amount}", amount=self.numbers.percent(0.99))
        return self.numbers.percent(probability)

    def target(self, target: Target) -> str:
        """Return a target in one line: `−50 % fra 2009 til 2030`."""
        return self.text(
            "{share} from {base_year} to {year}",
            share=self.numbers.stated_percent(-target.reduction_share),
            base_year=target.base_year,
            year=target.year,
        )


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


LEAST_CHANCE = 0.005
"""So little would be written as nought, and as much less than one as certainty."""
OWN_SECTORS = "sectors"
"""The scope code of a target that lists its sectors itself."""

OWN_NAMES = {
    ("goal_kind", "main"): "Main goal",
    ("goal_kind", "sub"): "Sub-goal",
    ("reference_method", "constant"): "Constant",
    ("reference_method", "linear"): "Yearly change, straight line",
    ("reference_method", "trend"): "Yearly change",
    ("reference_method", "per_inhabitant"): "Follows the population",
    ("reference_method", "stated"): "Stated figures",
    ("scenario_basis", "adopted"): "Adopted measures",
    ("scenario_basis", "proposed"): "Adopted and proposed measures",
    ("scenario_basis", "without_state"): "Without the state's contribution",
    ("scenario_basis", "chosen"): "Chosen measures only",
    ("cost_kind", "investment"): "Investment",
    ("cost_kind", "operating"): "Operation",
    ("cost_kind", "saving"): "Saving",
    ("electricity", "none"): "not counted",
    ("electricity", "location"): "location-based",
    ("electricity", "market"): "market-based",
    ("electricity", "life_cycle"): "life cycle",
    ("source_status", "confirmed"): "confirmed",
    ("source_status", "derived"): "derived",
    ("source_status", "unconfirmed"): "not confirmed",
    ("source_status", "own"): "the plan's own value",
    ("passport_status", "stated"): "stated",
    ("passport_status", "default"): "default value",
    ("passport_status", "confirmed"): "confirmed",
    ("passport_status", "derived"): "derived",
    ("passport_status", "unconfirmed"): "not confirmed",
    ("passport_status", "own"): "the plan's own value",
    ("passport_status", "memo"): "beside the sum",
    ("period_kind", "quarter"): "Quarter",
    ("period_kind", "half_year"): "Half-year",
    ("period_kind", "year"): "Year",
    ("period_state", "open"): "Still open",
    ("period_state", "closed"): "Closed",
    ("period_action", "closed"): "Closed",
    ("period_action", "reopened"): "Reopened",
    ("indicator_kind", "result"): "Result indicator",
    ("indicator_kind", "output"): "Output indicator",
    ("indicator_kind", "context"): "Context indicator",
    ("meeting_state", "planned"): "Planned",
    ("meeting_state", "held"): "Held",
    ("meeting_state", "cancelled"): "Cancelled",
    ("attendance", "invited"): "Invited",
    ("attendance", "attended"): "Attended",
    ("attendance", "absent"): "Absent",
    ("body_kind", "political"): "Political body",
    ("body_kind", "steering"): "Steering group",
    ("body_kind", "project"): "Project group",
    ("body_kind", "working_group"): "Working group",
    ("body_kind", "network"): "Network",
    ("body_kind", "other"): "Other body",
    ("overlap", "overlapping"): "overlapping",
    ("overlap", "disjoint"): "apart from the others",
}
"""Names of the codes that belong to fbdesk and not to a programme."""


def wording_in(language: str, programme: Programme, translate: Translate | None = None) -> Wording:
    """Return the wording of a language (`nb`, `nn` or `en`) for a programme."""
    words = translate or translator(language)
    return Wording(language, words, numbers_in(language, words), programme)
