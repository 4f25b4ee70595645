"""The one calm message above the page: what, why it matters, and the way to mend it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from fbdesk.ui.messages import Messages
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import IconButton, button
from fbdesk.ui.widgets.labels import label, set_role


class MessageBar(QFrame):
    """Shows the newest message and how many wait behind it."""

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self.setProperty("role", "message")
        self._messages = messages
        self._has_parts = False
        messages.changed.connect(self._show)
        self._show()

    def _make_parts(self) -> None:
        """Make what the bar is put together of; a start that has nothing to tell goes without."""
        self._has_parts = True
        self._text = label("", wrap=True)
        self._more = label("", "caption")
        self._action = button("", self._act, kind="link")
        self._close = IconButton("x", tr("Put the message away"))
        self._close.clicked.connect(self._messages.put_away)
        row = QHBoxLayout(self)
        margins(row, 16, 8, 12, 8)
        spacing(row, 12)
        row.addWidget(self._text, 1)
        for part in (self._more, self._action, self._close):
            row.addWidget(part)

    def _show(self) -> None:
        waiting = self._messages.waiting
        if waiting and not self._has_parts:
            self._make_parts()
        self.setVisible(bool(waiting))
        if not waiting:
            return
        message = waiting[0]
        self._text.setText(message.text)
        self._more.setText(tr("1 of {number}", number=len(waiting)))
        self._more.setVisible(len(waiting) > 1)
        self._action.setText(message.action_text)
        self._action.setVisible(message.action is not None)
        set_role(self, tone=message.tone)
        self.setAccessibleName(message.text)

    def _act(self) -> None:
        message = self._messages.waiting[0]
        self._messages.put_away()
        if message.action is not None:
            message.action()
