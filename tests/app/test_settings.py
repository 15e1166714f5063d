"""What is remembered, and that damaged settings do no harm."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from viewer.app.settings import RECENT, Settings
from viewer.views.theme import ThemeChoice


def stored(path: Path) -> Settings:
    return Settings(QSettings(str(path / "settings.ini"), QSettings.Format.IniFormat))


def test_choices_come_back(tmp_path: Path) -> None:
    settings = stored(tmp_path)
    settings.theme, settings.zoom, settings.locked = ThemeChoice.DARK, -2, False
    settings.set_state("docks", QByteArray(b"abc"))
    again = stored(tmp_path)
    assert (again.theme, again.zoom, again.locked, again.state("docks")) == (ThemeChoice.DARK, -2, False, QByteArray(b"abc"))


def test_nothing_stored_is_the_usual(tmp_path: Path) -> None:
    for settings in (stored(tmp_path), Settings()):
        assert (settings.theme, settings.zoom, settings.locked, settings.recent) == (ThemeChoice.SYSTEM, 0, True, ())


def test_damaged_settings_are_the_usual(tmp_path: Path) -> None:
    (tmp_path / "settings.ini").write_text("[General]\ntheme=pink\nzoom=@Invalid()\nlocked=7\nrecent=@ByteArray(x)\n[window]\ndocks=1\n")
    settings = stored(tmp_path)
    assert (settings.theme, settings.zoom, settings.locked, settings.state("docks")) == (ThemeChoice.SYSTEM, 0, True, None)


def test_recent_files_are_few_and_each_stands_once(tmp_path: Path) -> None:
    settings = stored(tmp_path)
    for number in range(20):
        settings.add_recent(tmp_path / f"{number}, a.txt")
    settings.add_recent(tmp_path / "15, a.txt")
    recent = stored(tmp_path).recent
    assert len(recent) == RECENT
    assert recent[:2] == (tmp_path / "15, a.txt", tmp_path / "19, a.txt")


def test_the_users_settings_lie_in_their_home(home: Path) -> None:
    settings = Settings.of_user()
    settings.zoom = 3
    del settings
    assert [path.name for path in home.rglob("*.ini")] == ["statement-viewer.ini"]
