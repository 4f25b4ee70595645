"""The message bar: the newest first, nothing lost, and the same thing told once."""

from pytestqt.qtbot import QtBot

from fbdesk.errors import FileError
from fbdesk.ui.messages import WARNING, Message, Messages
from fbdesk.ui.widgets.message_bar import MessageBar


def test_the_newest_message_stands_first_and_the_others_wait() -> None:
    messages = Messages()
    messages.tell(Message("one"))
    messages.tell(Message("two"))
    assert [message.text for message in messages.waiting] == ["two", "one"]
    messages.put_away()
    assert [message.text for message in messages.waiting] == ["one"]


def test_the_same_message_twice_in_a_row_is_told_once() -> None:
    messages = Messages()
    messages.tell(Message("no room on the disk"))
    messages.tell(Message("no room on the disk"))
    assert len(messages.waiting) == 1


def test_an_error_is_told_with_its_values_as_a_warning() -> None:
    messages = Messages()
    messages.tell_error(FileError("{path} is gone.", path="plan.fbplan"))
    assert messages.waiting[0] == Message("plan.fbplan is gone.", WARNING)


def test_the_bar_is_seen_only_while_there_is_something_to_tell(qtbot: QtBot) -> None:
    messages = Messages()
    bar = MessageBar(messages)
    qtbot.addWidget(bar)
    assert bar.isHidden()
    messages.tell(Message("hello"))
    assert not bar.isHidden()
    assert bar.accessibleName() == "hello"
    messages.clear()
    assert bar.isHidden()


def test_the_way_to_mend_it_is_a_button_that_puts_the_message_away(qtbot: QtBot) -> None:
    messages = Messages()
    bar = MessageBar(messages)
    qtbot.addWidget(bar)
    mended: list[str] = []
    messages.tell(Message("broken", WARNING, "Mend", lambda: mended.append("yes")))

    bar._action.click()

    assert mended == ["yes"]
    assert messages.waiting == ()
