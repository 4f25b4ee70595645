"""Choosing the template of a document: the standard one, or one's own, or a copy to begin with."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from fbdesk.document.writing import replace_file
from fbdesk.errors import PlanError
from fbdesk.reports.templates.chapter_names import CHAPTERS
from fbdesk.reports.templates.reading import ENDING
from fbdesk.reports.templates.standard import own_template, standard_file, standard_text
from fbdesk.ui.autosave import lies_on_share
from fbdesk.ui.chosen_templates import ChosenTemplates
from fbdesk.ui.desk import Desk
from fbdesk.ui.locking import only_looks
from fbdesk.ui.pages.documents.watched_file import WatchedFile
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import IconButton
from fbdesk.ui.widgets.choices import ChoiceField

STANDARD = ""


class TemplateChooser(QWidget):
    """The template of one document, and a menu to find another, read it again, or copy one."""

    changed = Signal()
    """Another template was chosen, or the same one was written anew or shall be read again."""

    def __init__(self, desk: Desk, document: str, language: ChoiceField) -> None:
        """`language` is where the document's language is chosen: a template must be given in it."""
        super().__init__()
        self._language = language
        self._desk = desk
        self._document = document
        self._kept = ChosenTemplates(desk.preferences)
        self._watched = WatchedFile(self)
        self._watched.changed.connect(self.changed)
        self._known = tuple(file for file in (self._kept.of(document),) if file)
        self.choice = only_looks(ChoiceField())
        self.choice.setAccessibleName(tr("Template"))
        self.more = only_looks(IconButton("ellipsis", tr("More about the template")))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        self.find_file = menu.addAction(tr("Choose a template …"), self._find)
        self.again = menu.addAction(tr("Read the template again"), self.changed.emit)
        self.save_copy = menu.addAction(tr("Save a copy of the standard template …"), self._copy)
        self.more.setMenu(menu)
        self.choice.committed.connect(self._choose)
        self._show(self._kept.of(document))
        row = QHBoxLayout(self)
        margins(row, 0, 0, 0, 0)
        spacing(row, 4)
        row.addWidget(self.choice, 1)
        row.addWidget(self.more)
        self.setFocusProxy(self.choice)

    @staticmethod
    def is_for(document: str) -> bool:
        """Return whether a document can be made by a template of one's own."""
        return document in CHAPTERS

    @property
    def template(self) -> Path | None:
        """Return the template chosen, None for the standard one."""
        return Path(self.choice.value) if self.choice.value else None

    def use(self, template: Path) -> bool:
        """Choose a template after reading it; say what is wrong with it, and keep the old one."""
        try:
            own_template(template, self._document, self._language.value)
        except PlanError as error:
            self._desk.messages.tell_error(error)
            return False
        self._known = (*(file for file in self._known if file != template), template)
        self._show(template)
        self._choose(str(template))
        return True

    def _choose(self, chosen: object) -> None:
        self._kept.choose(self._document, Path(str(chosen)) if chosen else None)
        self._show(self.template)
        self.changed.emit()

    def _show(self, template: Path | None) -> None:
        choices = tuple((str(file), file.name) for file in self._known)
        self.choice.set_choices(((STANDARD, tr("The standard template")), *choices))
        self.choice.show_value(str(template or STANDARD))
        self.choice.setToolTip(str(template or ""))
        self.again.setEnabled(template is not None)
        near = template is not None and not lies_on_share(template)  # a share may be away
        self._watched.follow(template if near else None)

    def _find(self) -> None:
        kinds = f"{tr('Templates')} (*{ENDING})"
        found = self._desk.questions.file_to_open(tr("Choose a template"), kinds, self._folder())
        if found is not None:
            self.use(found)

    def _copy(self) -> None:
        """Save the standard template where the user wants it, and say what can be done with it."""
        kinds = f"{tr('Templates')} (*{ENDING})"
        proposed = self._folder() / standard_file(self._document).name
        target = self._desk.questions.file_to_save(
            tr("Save a copy of the template"), kinds, proposed
        )
        if target is None:
            return
        try:
            replace_file(target, standard_text(self._document))
        except PlanError as error:
            self._desk.messages.tell_error(error)
            return
        self.use(target)
        self._desk.tell(
            tr(
                "{file} is saved and chosen. Change it in a program for plain text: "
                "the pages follow each time you save it.",
                file=target.name,
            )
        )

    def _folder(self) -> Path:
        """Return where to look first: beside the chosen template, or beside the plan."""
        plan_file = self._desk.editor.document.path
        near = self.template or plan_file
        return near.parent if near else Path.home()
