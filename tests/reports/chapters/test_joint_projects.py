"""The annex of joint projects in print: only the newest year, with lead, parties and money."""

from fbdesk.models.agreement import JointProject, JointProjectParty, JointProjectYear
from fbdesk.models.city import Party
from fbdesk.models.row import Row
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.joint_projects import annex_of_joint_projects
from tests.reports.given_plans import a_basis, headings, rows, table

SKIEN = Party(key="skien", name="Skien kommune", kind="municipality", position=0)
COUNTY = Party(key="county", name="Telemark fylkeskommune", kind="county", position=1)
STATE = Party(key="state", name="Miljøverndepartementet", kind="ministry", position=2)
SCHOOL = JointProject(key="school", title="Klimaskole", lead="skien", position=0)
MAPS = JointProject(key="maps", title="Klimakart", position=1)
ENDED = JointProject(key="ended", title="Avsluttet", position=2)
CAPTION = "Hva partene gjør sammen i 2010"
PROJECTS: tuple[Row, ...] = (SKIEN, COUNTY, STATE, SCHOOL, MAPS, ENDED)


def in_year(project: str, year: int, activity: str = "", ore: int | None = None) -> Row:
    return JointProjectYear(joint_project=project, year=year, activity=activity, amount_ore=ore)


def takes_part(project: str, *parties: str) -> tuple[Row, ...]:
    return tuple(JointProjectParty(joint_project=project, party=party) for party in parties)


def basis_with(*contents: Row) -> Basis:
    return a_basis(*PROJECTS, *contents)


def test_a_plan_without_joint_projects_has_no_annex_of_them() -> None:
    assert annex_of_joint_projects(a_basis()) == ()
    assert annex_of_joint_projects(basis_with()) == ()  # in no year yet


def test_only_the_newest_year_of_the_annex_is_printed() -> None:
    basis = basis_with(
        in_year("ended", 2009, "Slutt"),
        in_year("school", 2009, "Gammel aktivitet"),
        in_year("school", 2010, "Kurs for lærere", 250_000_00),
        in_year("maps", 2010),
    )
    blocks = annex_of_joint_projects(basis)
    assert headings(blocks) == ["Vedlegg. Fellesprosjekter i 2010"]
    school, maps = rows(table(blocks, CAPTION))
    assert (school[0], maps[0]) == ("Klimaskole", "Klimakart")
    assert school[3:] == ("Kurs for lærere", "250")
    assert maps[3:] == ("", "–")  # an amount that is not known is not 0


def test_lead_and_those_who_take_part_are_named_once_in_the_parties_order() -> None:
    basis = basis_with(
        in_year("school", 2010),
        in_year("maps", 2010),
        *takes_part("school", "state", "skien", "county"),
    )
    school, maps = rows(table(annex_of_joint_projects(basis), CAPTION))
    assert school[1:3] == ("Skien kommune", "Telemark fylkeskommune, Miljøverndepartementet")
    assert maps[1:3] == ("mangler", "")
