"""Tests of reading a template: what it says is taken, and each mistake is told with its line."""

import re
from pathlib import Path

import pytest

from fbdesk.errors import FileError
from fbdesk.reports.look import STANDARD
from fbdesk.reports.templates.chapter_names import CHAPTERS, HEADED_BY_THE_PLAN, rewordable
from fbdesk.reports.templates.reading import named_document, read_template
from fbdesk.reports.templates.standard import own_template, standard_template
from fbdesk.reports.templates.template import OwnText, Template
from tests.reports.templates.given_templates import a_file, a_template

FOREWORD = '[own.foreword]\nheading.nb = "Forord"\ntext.nb = "Vi vil."\n'


def test_a_template_of_one_line_is_the_standard_one(tmp_path: Path) -> None:
    assert a_template(tmp_path, "") == standard_template("agreement", "nb")


def test_what_a_template_says_takes_the_place_of_the_usual(tmp_path: Path) -> None:
    held = a_template(
        tmp_path,
        '[title]\nnb = "Klimaavtale"\n'
        '[chapters]\norder = ["foreword", "new-page", "parties"]\n'
        f'[headings.parties]\nnb = "Med {{city}}"\n{FOREWORD}'
        '[pages]\ncover = "head"\n',
    )
    assert held.title == "Klimaavtale"
    assert held.subtitle == ""
    assert held.chapters == ("foreword", "new-page", "parties")
    assert held.headings == {"parties": "Med {city}"}
    assert held.own == {"foreword": OwnText("Forord", "Vi vil.")}
    assert held.look.cover == "head"
    assert held.look.colours == STANDARD.colours
    assert held.look.contents is False  # as in the standard agreement


def test_a_folder_gives_the_template_that_is_called_by_the_document(tmp_path: Path) -> None:
    (tmp_path / "minutes.toml").write_text('document = "minutes"\n[title]\nnb = "Møtebok"\n')
    assert own_template(tmp_path, "minutes", "nb").title == "Møtebok"
    folder = re.escape(tmp_path.name)
    with pytest.raises(FileError, match=rf"folder {folder} has no template agreement\.toml"):
        own_template(tmp_path, "agreement", "nb")


def test_only_the_language_asked_for_must_be_there(tmp_path: Path) -> None:
    file = a_file(tmp_path, '[title]\nnb = "Avtale"\nen = "Agreement"\n')
    assert own_template(file, "agreement", "en").title == "Agreement"
    with pytest.raises(FileError, match=r'line 2: the text is not given in nynorsk\. .* nn = "…"'):
        own_template(file, "agreement", "nn")


def test_a_message_stays_one_line_whatever_it_quotes(tmp_path: Path) -> None:
    file = tmp_path / "mal.toml"
    file.write_text('document = "ag\\nreement\\u202e"\n', encoding="utf-8")
    with pytest.raises(FileError, match=r"line 1: there is no document ag\\nreement\\u202e\."):
        own_template(file, "agreement", "nb")


def test_the_document_of_a_file_can_be_asked_for(tmp_path: Path) -> None:
    assert named_document(a_file(tmp_path, "", "minutes")) == "minutes"
    (tmp_path / "tom.toml").write_text("# ingenting\n")
    with pytest.raises(FileError, match=r'tom\.toml, line 1: .* Write document = "action-plan"'):
        named_document(tmp_path / "tom.toml")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("colour = 1\n", "line 2: there is nothing called colour here. What can stand here: doc"),
        ("title = 1\n", "line 2: title must be a part in square brackets, such as [title]."),
        ("[title]\nnb = 1\n", "line 3: title.nb must be a text in quotation marks."),
        ('[title]\nnb = "{number}"\n', "line 3: there is nothing that could stand in place of {nu"),
        ('[chapters]\nlist = ["a"]\n', "line 3: there is nothing called list here. What can stan"),
        ('[chapters]\norder = "parties"\n', "line 3: chapters.order must be a list of texts in s"),
        ("[chapters]\norder = []\n", "line 3: there are no chapters. Take the part out to have t"),
        ('[chapters]\norder = ["new-page"]\n', "line 3: there are no chapters."),
        (
            '[chapters]\norder = [\n  "parties",\n  "partys",\n]\n',
            "line 5: there is no chapter partys. Chapters of agreement: parties, sections, signat",
        ),
        (
            '[chapters]\norder = [\n  "parties",\n  "parties",\n]\n',
            "line 5: the chapter parties stands here twice.",
        ),
        (FOREWORD, "line 2: the text foreword is not in the list of chapters. Put it there, or"),
        (
            FOREWORD.replace("foreword", "parties"),
            "line 2: parties is a chapter already. Call the text otherwise.",
        ),
        (FOREWORD.replace("foreword", "new-page"), "line 2: new-page is a chapter already."),
        ("[own]\nforeword = 1\n", "line 3: own.foreword must be a part in square brackets"),
        ('[own.foreword]\nheading.nb = "Forord"\n', "line 2: the text is not given in bokmål."),
        (
            f"{FOREWORD}size = 3\n",
            "line 5: there is nothing called size here. What can stand here: heading, text, numb",
        ),
        (f"{FOREWORD}numbered = 0\n", "line 5: own.foreword.numbered must be true or false."),
        (
            '[own.foreword]\ntext.nb = "Vi vil."\n',
            "line 2: the text foreword needs a heading here, so that an edited Word file can be",
        ),
        (
            '[headings.sections]\nnb = "Punkter"\n',
            "line 2: the chapter sections has no heading of its own: the plan gives its headings.",
        ),
        (
            '[headings.party]\nnb = "Punkter"\n',
            "line 2: there is nothing called party here. What can stand here: parties, signatures",
        ),
        ('[headings]\nparties = "P"\n', "line 3: headings.parties must be a part in square brac"),
        ("[headings.parties]\n", "line 2: the text is not given in bokmål."),
        ('[pages]\ncover = "none"\n', "line 3: there is no cover none. Covers: page, head."),
        ("[pages]\ncover = true\n", "line 3: pages.cover must be a text in quotation marks."),
        ('[pages]\ncontents = "no"\n', "line 3: pages.contents must be true or false."),
        ("[pages]\nfoot = 1\n", "line 3: there is nothing called foot here."),
        ("[logo]\nfile = 3\n", "line 3: logo.file must be a text in quotation marks."),
        ('[logo]\npicture = "a"\n', "line 3: there is nothing called picture here."),
        ('[colours]\nink = "black"\n', "line 3: black is no colour."),
    ],
)
def test_each_mistake_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(FileError) as error:
        a_template(tmp_path, text)
    assert str(error.value).startswith(f"mal.toml, {told}")


def test_a_template_for_nothing_or_for_another_document_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"line 1: the template is for .* minutes, not for agree"):
        own_template(a_file(tmp_path, "", "minutes"), "agreement", "nb")
    with pytest.raises(FileError, match=r"line 1: there is no document letter\. .*: action-plan,"):
        own_template(a_file(tmp_path, "", "letter"), "agreement", "nb")
    (tmp_path / "mal.toml").write_text('[title]\nnb = "x"\n')
    with pytest.raises(FileError, match=r'line 1: .* Write document = "agreement" at the top'):
        own_template(tmp_path / "mal.toml", "agreement", "nb")


def test_a_name_below_the_title_is_no_name_at_the_top(tmp_path: Path) -> None:
    (tmp_path / "mal.toml").write_text('[title]\nnb = "x"\ndocument = "agreement"\n')
    with pytest.raises(FileError, match=r"line 1: the template does not say what it is for"):
        own_template(tmp_path / "mal.toml", "agreement", "nb")


def test_only_the_measure_card_has_a_number(tmp_path: Path) -> None:
    title = '[title]\nnb = "Tiltak {number} i {city}"\n'
    assert a_template(tmp_path, title, "measure-card").title == "Tiltak {number} i {city}"
    with pytest.raises(FileError, match=r"\{city\}, \{programme\}, \{day\}, \{subtitle\}\.$"):
        a_template(tmp_path, title, "minutes")


@pytest.mark.parametrize("document", CHAPTERS)
def test_each_chapter_may_stand_alone_and_be_reworded_where_it_has_a_heading(
    tmp_path: Path, document: str
) -> None:
    fixed = HEADED_BY_THE_PLAN.get(document, frozenset())
    assert fixed <= set(CHAPTERS[document])
    for name in CHAPTERS[document]:
        order = f'[chapters]\norder = ["{name}"]\n'
        assert a_template(tmp_path, order, document).chapters == (name,)
        assert (name in rewordable(document)) is (name not in fixed)
        heading = f'[headings.{name}]\nnb = "Nytt"\n'
        if name in fixed:
            with pytest.raises(FileError, match="the plan gives its headings"):
                a_template(tmp_path, heading, document)
        else:
            assert a_template(tmp_path, heading, document).headings == {name: "Nytt"}


def test_the_standard_template_is_read_as_any_other(tmp_path: Path) -> None:
    file = a_file(tmp_path, "", "minutes")
    bare = read_template(file, "minutes", "nb", Template("minutes"))
    assert bare.chapters == ()
    assert bare.look == STANDARD
