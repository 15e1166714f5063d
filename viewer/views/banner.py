"""A bar over the panes that says what went wrong, where, and goes away when it is closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from viewer.models.tips import plain_tip
from viewer.override import override
from viewer.views.measure import letters
from viewer.views.plain_text import menu_text, plain_label, shortened
from viewer.views.theme import theme_of

SHOWN = 5
SHARE = 6  # of the height of the window there is for messages: the panes need the rest
TOLD = 30  # messages in a tip
NARROWEST = 24  # letters beside the buttons


class Offer(NamedTuple):
    """What can be done about a message.

    Attributes:
        words: what the button says that does it.
        all_words: what it says where several messages offer the same: `Reload {count} files`.
        function: does it.
    """

    words: str
    all_words: str
    function: Callable[[], object]


class Banner(QWidget):
    """Messages, the newest last; the text can be selected and copied.

    What several messages offer is one button, so that twenty files that change at once do not make the window wider.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages: list[str] = []
        self._offers: dict[str, Offer] = {}  # by message
        self._buttons: list[QPushButton] = []
        self._label = plain_label()
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._label.setMinimumWidth(letters(self, NARROWEST))
        self._label.setAccessibleName(self.tr("Problems"))
        copy = QPushButton(self.tr("&Copy"))
        copy.setToolTip(self.tr("Copy the messages, to send them to somebody"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText("\n".join(self._messages)))
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.addWidget(self._label, 1)
        layout.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(self.tr("Problems"))
        self.setAutoFillBackground(True)
        self.hide()

    @property
    def messages(self) -> tuple[str, ...]:
        """Everything said since the banner was last closed."""
        return tuple(self._messages)

    def add(self, message: str, offer: Offer | None = None) -> None:
        """Say one more thing, and what can be done about it; the same thing again takes the place of the first."""
        message = shortened(message, 500)
        self._forget(message)
        if offer is not None:
            self._offers[message] = offer
        self._messages.append(message)
        self._show()

    def take_back(self, message: str) -> None:
        """Say something no longer."""
        self._forget(shortened(message, 500))
        self._show()

    def clear(self) -> None:
        """Forget all messages and what was offered."""
        self._offers = {}
        self._messages = []
        self._show()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say()

    def _say(self) -> None:
        """Say as many messages, the newest, as there is room for; what is left out is told by the tip."""
        most = min(SHOWN, len(self._messages))
        room = self.window().height() // SHARE
        shown = next((count for count in range(most, 1, -1) if self._height_of(self._words(count)) <= room), min(1, most))
        words = self._words(shown)
        if words != self._label.text():
            self._label.setText(words)
        self._label.setToolTip(plain_tip("\n".join(self._messages[-TOLD:])) if shown < len(self._messages) else "")

    def _words(self, count: int) -> str:
        """The newest messages, so many, and how many there are before them."""
        first = len(self._messages) - count
        lines = [f"⚠ {message}" for message in self._messages[first:]]
        if first:
            lines.insert(0, self.tr("1 earlier problem") if first == 1 else self.tr("{count} earlier problems").format(count=first))
        return "\n".join(lines)

    def _height_of(self, words: str) -> int:
        room = QRect(0, 0, max(self._label.width(), self._label.minimumWidth()), 0)
        return self._label.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()

    def _show(self) -> None:
        """Draw the messages and the buttons anew."""
        self._say()
        palette = self.palette()
        palette.setColor(self.foregroundRole(), theme_of(palette).error)
        self._label.setPalette(palette)
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(kind) for kind in dict.fromkeys(offer.all_words for offer in self._offers.values())]
        self.setVisible(bool(self._messages))

    def _button(self, kind: str) -> QPushButton:
        """Does all that is offered of one kind."""
        offers = {message: offer for message, offer in self._offers.items() if offer.all_words == kind}
        words = next(iter(offers.values())).words if len(offers) == 1 else kind.format(count=len(offers))
        button = QPushButton(menu_text(shortened(words, 60)))
        button.clicked.connect(lambda: self._do(offers))
        layout = self.layout()
        if isinstance(layout, QHBoxLayout):
            layout.insertWidget(layout.count() - 2, button, 0, Qt.AlignmentFlag.AlignTop)
        button.show()
        return button

    def _do(self, offers: dict[str, Offer]) -> None:
        """What was offered, once; what else was said stays."""
        for message in offers:
            self._forget(message)
        self._show()
        for offer in offers.values():
            offer.function()

    def _forget(self, message: str) -> None:
        self._offers.pop(message, None)
        self._messages = [said for said in self._messages if said != message]
