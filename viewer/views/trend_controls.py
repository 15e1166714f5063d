"""The controls over the trend chart: which lines, as what, over which periods, of which vintage, drawn how."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QInputDialog, QMenu, QToolButton, QWidget

from viewer.models.trend_chart import ChartKind
from viewer.statements.words import MONTHS
from viewer.trends.formula import FormulaError
from viewer.trends.mapping import Suggestion
from viewer.trends.measures import own_measure
from viewer.trends.policy import Policy, PolicyKind
from viewer.trends.series import Choice, Frequency
from viewer.trends.views import LONGEST_NAME, READY_MADE_VIEWS, TrendView, Wish
from viewer.views.flow import Flow
from viewer.views.plain_text import menu_text, shortened

FREQUENCIES = (
    (Frequency.QUARTER, "Quarters"),
    (Frequency.YTD, "Year to date"),
    (Frequency.YEAR, "Years"),
    (Frequency.TTM, "Twelve months"),
)
POLICIES = (
    (PolicyKind.ORIGINAL, "As first reported"),
    (PolicyKind.LATEST, "As last reported"),
    (PolicyKind.AS_OF, "As known on"),
    (PolicyKind.ALL, "All vintages"),
)
KINDS = ((ChartKind.LINES, "Lines"), (ChartKind.BARS, "Bars"), (ChartKind.PANELS, "Small multiples"))
SHOWN_AS = (
    ("", "Amounts"),
    ("growth", "Growth on period before"),
    ("growth_on_year", "Growth on year before"),
    ("compound_growth", "Compound growth"),
    ("of_sales", "Percent of sales"),
    ("of_assets", "Percent of total assets"),
)
PICTURE_SIZES = (
    ("&Picture, 1200 by 700…", QSize(1200, 700)),
    ("Picture for a &slide, 1600 by 900…", QSize(1600, 900)),
    ("Picture for a &column, 720 by 480…", QSize(720, 480)),
)
OWN_LINES = "Own lines"
MOST_SUGGESTIONS = 30
MOST_COMPANIES = 12


class TrendControls(QWidget):
    """Everything that can be chosen; it keeps the reader's named views too."""

    wish_changed = Signal()
    views_changed = Signal()
    kind_changed = Signal(object)  # ChartKind
    log_toggled = Signal(bool)
    table_toggled = Signal(bool)
    growth_toggled = Signal(bool)
    reset_requested = Signal()
    picture_requested = Signal(object)  # QSize
    data_requested = Signal()
    formula_refused = Signal(str)
    join_requested = Signal(str, str)  # normalised caption, and the one it is the same line as
    separation_requested = Signal()
    year_end_requested = Signal(str, int)  # company; month, 0 for what its releases say

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: TrendView | None = None
        self._saved: tuple[TrendView, ...] = ()
        self.calendars: Callable[[], Sequence[tuple[str, int]]] = tuple
        self.suggested: Callable[[], Sequence[Suggestion]] = tuple
        self.view_button = self._button(self.tr("Selected rows"), self.tr("Which lines are shown"))
        self.view_menu = QMenu(self.view_button)
        self.view_menu.aboutToShow.connect(self._fill_view_menu)
        self.view_button.setMenu(self.view_menu)
        self.view_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.shown_as = self._combo(self.tr("What is shown of the lines"), SHOWN_AS)
        self.frequency = self._combo(self.tr("Length of the periods"), FREQUENCIES)
        self.policy = self._combo(self.tr("Which vintage of a figure"), POLICIES)
        self.day = QDateEdit(QDate.currentDate(), self)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setAccessibleName(self.tr("Date of knowledge"))
        self.kind = self._combo(self.tr("Kind of chart"), KINDS)
        self.mixed = self._box(self.tr("Mixed"), self.tr("Derive periods from figures of different releases, and mark them"))
        self.log = self._box(self.tr("Log"), self.tr("Logarithmic heights; amounts that are not above zero are not drawn"))
        self.table = self._box(self.tr("Table"), self.tr("Show the figures instead of the chart"))
        self.growth = self._box(self.tr("Growth"), self.tr("Columns of growth on the year before"))
        self.reset = self._button(self.tr("Reset"), self.tr("Show all periods (Esc)"))
        self.export = self._button(self.tr("Export"), self.tr("Write the picture or its figures into a file"))
        self._lay_out()
        self._connect()

    @property
    def wish(self) -> Wish:
        """What is to be shown."""
        day = date(self.day.date().year(), self.day.date().month(), self.day.date().day())
        kind = PolicyKind(self.policy.currentData())
        policy = Policy(kind, day if kind is PolicyKind.AS_OF else None)
        choice = Choice(Frequency(self.frequency.currentData()), policy, self.mixed.isChecked())
        return Wish(self._view, str(self.shown_as.currentData()), choice)

    @property
    def saved_views(self) -> tuple[TrendView, ...]:
        """The reader's own views."""
        return self._saved

    def set_wish(self, wish: Wish) -> None:
        """Choose what an earlier session showed."""
        with QSignalBlocker(self):
            policy = wish.choice.policy
            for combo, data in ((self.shown_as, wish.shown_as), (self.frequency, wish.choice.frequency), (self.policy, policy.kind)):
                combo.setCurrentIndex(max(combo.findData(data), 0))
            if policy.date:
                self.day.setDate(QDate(policy.date.year, policy.date.month, policy.date.day))
            self.mixed.setChecked(wish.choice.mixed)
            self.show_view(wish.view)
        self._tell_wish()

    def set_saved_views(self, views: Sequence[TrendView]) -> None:
        """Offer views of an earlier session."""
        self._saved = tuple(views)

    def show_view(self, view: TrendView | None) -> None:
        """Show a set of lines, or the selected rows."""
        self._view = view
        self.view_button.setText(menu_text(view.name) if view else self.tr("Selected rows"))
        self.wish_changed.emit()

    def save_view(self, name: str) -> None:
        """Keep the present lines under a name; an earlier view of that name gives way."""
        if self._view is None or not name.strip():
            return
        view = TrendView(name.strip()[:LONGEST_NAME], self._view.lines, self._view.measures, self._view.formulas)
        self._saved = (*(other for other in self._saved if other.name != view.name), view)
        self.show_view(view)
        self.views_changed.emit()

    def remove_view(self, view: TrendView) -> None:
        """Forget a view; what it shows stays until another is chosen."""
        self._saved = tuple(other for other in self._saved if other is not view)
        self.views_changed.emit()

    def add_formula(self, text: str) -> None:
        """Show a formula beside the present lines."""
        try:
            own_measure(text)
        except FormulaError as error:
            self.formula_refused.emit(str(error))
            return
        view = self._view or TrendView(OWN_LINES)
        self.show_view(TrendView(view.name, view.lines, view.measures, (*view.formulas, text)))

    def _combo(self, about: str, entries: Sequence[tuple[object, str]]) -> QComboBox:
        combo = QComboBox(self)
        for data, text in entries:
            combo.addItem(self.tr(text), data)
        combo.setToolTip(about)
        combo.setAccessibleName(about)
        return combo

    def _button(self, text: str, about: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(about)
        return button

    def _box(self, text: str, about: str) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setToolTip(about)
        return box

    def _lay_out(self) -> None:
        row = Flow(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        shown = (self.view_button, self.shown_as, self.frequency, self.policy, self.day, self.kind)
        for widget in (*shown, self.mixed, self.log, self.table, self.growth, self.reset, self.export):
            row.addWidget(widget)
        self.day.hide()
        self.growth.hide()
        menu = QMenu(self.export)
        for name, size in PICTURE_SIZES:
            action = menu.addAction(self.tr(name))
            action.triggered.connect(lambda _on=False, size=size: self.picture_requested.emit(size))
        menu.addSeparator()
        menu.addAction(self.tr("&Data…"), self.data_requested.emit)
        self.export.setMenu(menu)
        self.export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _connect(self) -> None:
        for combo in (self.shown_as, self.frequency, self.policy):
            combo.currentIndexChanged.connect(self._tell_wish)
        self.day.dateChanged.connect(self._tell_wish)
        self.mixed.toggled.connect(self._tell_wish)
        self.kind.currentIndexChanged.connect(lambda: self.kind_changed.emit(ChartKind(self.kind.currentData())))
        self.log.toggled.connect(self.log_toggled)
        self.table.toggled.connect(self._toggle_table)
        self.growth.toggled.connect(self.growth_toggled)
        self.reset.clicked.connect(self.reset_requested.emit)

    def _toggle_table(self, on: bool) -> None:
        for widget in (self.kind, self.log, self.reset):
            widget.setVisible(not on)
        self.growth.setVisible(on)
        self.table_toggled.emit(on)

    def _tell_wish(self) -> None:
        self.day.setVisible(PolicyKind(self.policy.currentData()) is PolicyKind.AS_OF)
        self.wish_changed.emit()

    def _fill_view_menu(self) -> None:
        menu = self.view_menu
        menu.clear()
        self._offer(menu, None)
        menu.addSeparator()
        for view in READY_MADE_VIEWS:
            self._offer(menu, view)
        if self._saved:
            menu.addSeparator()
        for view in self._saved:
            self._offer(menu, view)
        menu.addSeparator()
        menu.addAction(self.tr("Add a &formula…"), self._ask_for_formula)
        menu.addAction(self.tr("&Save as…"), self._ask_for_name).setEnabled(self._view is not None)
        current = next((view for view in self._saved if view == self._view), None)
        if current is not None:
            menu.addAction(self.tr("&Remove “{}”").format(menu_text(current.name)), lambda: self.remove_view(current))

        self._offer_joins(menu)
        for company, month in list(self.calendars())[:MOST_COMPANIES]:
            self._offer_year_ends(menu, company, month)

    def _offer_year_ends(self, menu: QMenu, company: str, current: int) -> None:
        """The month that closes a company's fiscal year, where the releases do not say it rightly."""
        name = menu_text(shortened(company, LONGEST_NAME))
        months = menu.addMenu(self.tr("Fiscal year of {}: to {}").format(name, MONTHS[current - 1]))
        months.addAction(self.tr("As the releases say"), lambda: self.year_end_requested.emit(company, 0))
        for number, month in enumerate(MONTHS, 1):
            action = months.addAction(month)
            action.triggered.connect(lambda _on=False, number=number: self.year_end_requested.emit(company, number))
            action.setCheckable(True)
            action.setChecked(number == current)

    def _offer_joins(self, menu: QMenu) -> None:
        """Captions that may be one line, each with the reason; what is chosen is remembered."""
        menu.addSeparator()
        joins = menu.addMenu(self.tr("Captions of &one line"))
        for suggestion in list(self.suggested())[:MOST_SUGGESTIONS]:
            one, other = (shortened(label, LONGEST_NAME) for label in suggestion.labels)
            action = joins.addAction(menu_text(f"{one} = {other}  ({suggestion.reason})"))
            action.triggered.connect(lambda _on=False, chosen=suggestion: self.join_requested.emit(chosen.caption, chosen.same_as))
        joins.addSeparator()
        joins.addAction(self.tr("&Forget what was joined"), self.separation_requested.emit)

    def _offer(self, menu: QMenu, view: TrendView | None) -> None:
        action = menu.addAction(menu_text(view.name) if view else self.tr("Selected rows"))
        action.setCheckable(True)
        action.setChecked(view == self._view)
        action.triggered.connect(lambda: self.show_view(view))

    def _ask_for_name(self) -> None:
        name, agreed = QInputDialog.getText(self, self.tr("Save lines"), self.tr("Name:"))
        if agreed:
            self.save_view(name)

    def _ask_for_formula(self) -> None:
        about = self.tr(
            "NAME = FORMULA, of concepts and quoted captions:\nmargin = ('Net sales' - 'Cost of goods sold') / 'Net sales' * 100"
        )
        text, agreed = QInputDialog.getText(self, self.tr("Add a formula"), about)
        if agreed:
            self.add_formula(text)
