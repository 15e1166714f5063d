"""What the program remembers between two starts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from viewer.views.theme import ThemeChoice

RECENT = 12


class Settings:
    """Typed access to the stored settings; nothing is stored where no store is given."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store

    @classmethod
    def of_user(cls) -> Settings:
        """The settings of the user who runs the program."""
        return cls(QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "statement-viewer", "statement-viewer"))

    @property
    def theme(self) -> ThemeChoice:
        """The chosen theme."""
        value = self._get("theme")
        return next((choice for choice in ThemeChoice if choice == value), ThemeChoice.SYSTEM)

    @theme.setter
    def theme(self, choice: ThemeChoice) -> None:
        self._set("theme", str(choice))

    @property
    def zoom(self) -> int:
        """Steps of text size away from the system's."""
        value = self._get("zoom")
        return int(value) if isinstance(value, str) and value.lstrip("-").isdecimal() else 0

    @zoom.setter
    def zoom(self, steps: int) -> None:
        self._set("zoom", str(steps))

    @property
    def locked(self) -> bool:
        """Whether both panes scroll together."""
        return self._get("locked") != "no"

    @locked.setter
    def locked(self, on: bool) -> None:
        self._set("locked", "yes" if on else "no")

    @property
    def numbers_lit(self) -> bool:
        """Whether every number of the raw text is lit by what it was taken for."""
        return self._get("numbers_lit") == "yes"

    @numbers_lit.setter
    def numbers_lit(self, on: bool) -> None:
        self._set("numbers_lit", "yes" if on else "no")

    @property
    def ruler(self) -> bool:
        """Whether the ruler lies on the raw text."""
        return self._get("ruler") == "yes"

    @ruler.setter
    def ruler(self, on: bool) -> None:
        self._set("ruler", "yes" if on else "no")

    @property
    def author(self) -> str:
        """The reviewer's name, empty where it was never given."""
        return self._text("author")

    @author.setter
    def author(self, name: str) -> None:
        self._set("author", name)

    @property
    def last_session(self) -> str:
        """What was open when the window was closed, as `viewer.app.last_session` writes it."""
        return self._text("last_session")

    @last_session.setter
    def last_session(self, text: str) -> None:
        self._set("last_session", text)

    @property
    def recent(self) -> tuple[Path, ...]:
        """Files and folders opened lately, the latest first."""
        return tuple(Path(line) for line in self._text("recent").split("\n") if line)

    def add_recent(self, path: Path) -> None:
        """Put a file or folder at the top of the recent ones."""
        absolute = path.absolute()
        paths = [absolute, *(other for other in self.recent if other != absolute)]
        self._set("recent", "\n".join(str(other) for other in paths[:RECENT]))

    @property
    def recent_reviews(self) -> tuple[Path, ...]:
        """Reviews worked in lately, the latest first."""
        return tuple(Path(line) for line in self._text("recent_reviews").split("\n") if line)

    def add_recent_review(self, path: Path) -> None:
        """Put a review at the top of the recent ones."""
        paths = [path, *(other for other in self.recent_reviews if other != path)]
        self._set("recent_reviews", "\n".join(str(other) for other in paths[:RECENT]))

    def clear_recent(self) -> None:
        """Forget the files and folders opened lately."""
        self._set("recent", "")

    @property
    def comes_back(self) -> bool:
        """Whether the last session is opened at a start that names no files."""
        return self._get("comes_back") != "no"

    @comes_back.setter
    def comes_back(self, on: bool) -> None:
        self._set("comes_back", "yes" if on else "no")

    @property
    def own_checks(self) -> str:
        """The reviewer's own checks, as `viewer.models.own_checks` writes them."""
        return self._text("own_checks")

    @own_checks.setter
    def own_checks(self, text: str) -> None:
        self._set("own_checks", text)

    @property
    def saved_searches(self) -> str:
        """The searches kept under names, as `viewer.models.search_query` writes them."""
        return self._text("saved_searches")

    @saved_searches.setter
    def saved_searches(self, text: str) -> None:
        self._set("saved_searches", text)

    @property
    def trend_views(self) -> str:
        """The reader's named sets of lines, as `viewer.trends.views` writes them."""
        return self._text("trend_views")

    @trend_views.setter
    def trend_views(self, text: str) -> None:
        self._set("trend_views", text)

    @property
    def trend_wish(self) -> str:
        """What the trend showed last, as `viewer.trends.views` writes it."""
        return self._text("trend_wish")

    @trend_wish.setter
    def trend_wish(self, text: str) -> None:
        self._set("trend_wish", text)

    @property
    def trend_year_ends(self) -> str:
        """The months that the reader closes companies' fiscal years with, as JSON."""
        return self._text("trend_year_ends")

    @trend_year_ends.setter
    def trend_year_ends(self, text: str) -> None:
        self._set("trend_year_ends", text)

    @property
    def trend_mapping(self) -> str:
        """Which captions the reader takes for one line, as `viewer.trends.mapping` writes it."""
        return self._text("trend_mapping")

    @trend_mapping.setter
    def trend_mapping(self, text: str) -> None:
        self._set("trend_mapping", text)

    def state(self, name: str) -> QByteArray | None:
        """A stored state of the window: `geometry`, `docks`, `panes`."""
        value = self._get(f"window/{name}")
        return value if isinstance(value, QByteArray) else None

    def set_state(self, name: str, state: QByteArray) -> None:
        """Store a state of the window."""
        self._set(f"window/{name}", state)

    def store(self) -> None:
        """Write everything to disk now."""
        if self._store is not None:
            self._store.sync()

    def _text(self, key: str) -> str:
        value = self._get(key)
        return value if isinstance(value, str) else ""

    def _get(self, key: str) -> object:
        return self._store.value(key) if self._store is not None else None

    def _set(self, key: str, value: object) -> None:
        if self._store is not None:
            self._store.setValue(key, value)
