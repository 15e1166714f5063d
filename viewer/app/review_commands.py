"""The commands of the review: one key each, in the panes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from viewer.app.commands import Command, Menu, always
from viewer.review.marks import MarkState
from viewer.review.signing import SigningRole
from viewer.review.ticks import Legend

if TYPE_CHECKING:
    from viewer.app.review_panes import ReviewPanes
    from viewer.app.workbench import Workbench

TICKS = 9  # of the legend have a key

Key = tuple[str, str, Callable[[], object], tuple[str, ...]]  # id, title, function, keys


def review_commands(review: ReviewPanes, window: Workbench) -> tuple[Command, ...]:
    """The commands in the order of the menu."""
    return (
        *_keys("go", review.has_targets, ("review.agree_next", "&Agree and go on", review.agree_and_go, ("Space",))),
        *_keys("marks", review.has_targets, *_marks(review)),
        *(command for number in range(TICKS) for command in _tick(review, number)),
        *_keys("notes", review.has_targets, ("review.comment", "&Comment…", review.comment, ("C",))),
        *_keys(
            "notes",
            review.has_cell,
            ("review.correct", "Co&rrect the reading…", review.correct, ("K",)),
            ("review.second", "Read a second &time, blind…", review.read_again, ("B",)),
        ),
        *_shape(review),
        *_keys("places", review.has_release, *_places(review)),
        _filter(review),
        *_docks(window),
        *_whole(review),
        Command("edit.undo", "&Undo", Menu.EDIT, review.undo, ("Ctrl+Z",), enabled=review.can_undo, group="undo"),
        Command("edit.redo", "&Redo", Menu.EDIT, review.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), enabled=review.can_redo, group="undo"),
    )


def _keys(group: str, enabled: Callable[[], bool], *keys: Key) -> tuple[Command, ...]:
    """Commands with single keys, which hold in the panes alone."""
    return tuple(
        Command(identity, title, Menu.REVIEW, function, shortcuts, enabled=enabled, group=group, in_panes=True)
        for identity, title, function, shortcuts in keys
    )


def _marks(review: ReviewPanes) -> tuple[Key, ...]:
    return (
        ("review.agreed", "Mark as a&greed", partial(review.mark, MarkState.AGREED), ("A",)),
        ("review.exception", "Mark as &exception", partial(review.mark, MarkState.EXCEPTION), ("X",)),
        ("review.question", "Mark as &question", partial(review.mark, MarkState.QUESTION), ("Q",)),
        ("review.waived", "&Waive…", review.waive, ("W",)),
        ("review.clear", "Take the mar&k off", review.clear, ("Del", "Backspace")),
    )


def _tick(review: ReviewPanes, number: int) -> tuple[Command, ...]:
    """One of the legend's ticks, by its place there: the legend can change."""
    key = str(number + 1)
    command = (tick_command(number), f"Tick &{key}", partial(review.tick, number), (key,))
    return _keys("ticks", partial(review.has_tick, number), command)


def tick_command(number: int) -> str:
    """The name of a tick's command."""
    return f"review.tick_{number + 1}"


def tick_title(legend: Legend, number: int) -> str:
    """A tick's command as the menu shows it."""
    tick = legend[number] if number < len(legend) else None
    return f"Tick &{number + 1}" + (f" {tick.code}: {tick.meaning}".replace("&", "&&") if tick else "")


def _places(review: ReviewPanes) -> tuple[Key, ...]:
    return (
        ("review.next", "&Next number not looked at", partial(review.step, None), ("N",)),
        ("review.next_exception", "Next e&xception", partial(review.step, MarkState.EXCEPTION), ("Shift+X",)),
        ("review.next_question", "Next q&uestion", partial(review.step, MarkState.QUESTION), ("Shift+Q",)),
    )


def _shape(review: ReviewPanes) -> tuple[Command, ...]:
    """What is read where: guides over the raw text, tables added and taken out."""
    guides = review.guides
    shown = Command(
        "review.guides",
        "Ad&just columns and rows",
        Menu.REVIEW,
        guides.toggle,
        ("G",),
        enabled=guides.has_statement,
        checked=lambda: guides.is_on,
        in_panes=True,
    )
    return (
        shown._replace(group="shape"),
        *_keys("shape", review.has_release, ("review.add_statement", "Rea&d the lines as a statement…", guides.add_region, ("R",))),
        *_keys("shape", guides.has_statement, ("review.no_statement", "Not a statement…", guides.remove_statement, ("Shift+R",))),
    )


def _filter(review: ReviewPanes) -> Command:
    """The choice of the state to see alone."""
    return Command(
        "review.filter",
        "Show on&ly one state…",
        Menu.REVIEW,
        review.filter.toggle,
        ("F",),
        enabled=review.has_release,
        checked=lambda: review.filter.is_on,
        group="places",
        in_panes=True,
    )


def _docks(window: Workbench) -> Iterator[Command]:
    """What tells of the whole review."""
    for name, title, keys in (("notes", "Notes", "Ctrl+Shift+B"), ("summary", "Summar&y", "Ctrl+Shift+M")):
        toggle, shown = partial(window.toggle_dock, name), partial(window.docks.shows, name)
        yield Command(f"review.{name}", title, Menu.REVIEW, toggle, (keys,), checked=shown, group="docks")


def _whole(review: ReviewPanes) -> tuple[Command, ...]:
    kept = review.files
    files = (
        ("review.open", "&Open a review…", kept.ask_for_review, (), always),
        ("review.report", "Write the re&port…", kept.ask_for_report, ("Ctrl+R",), review.has_review),
        ("review.copy_head", "Copy the journal's &head", kept.copy_head, (), review.has_review),
        ("review.open_legend", "Take a legend from a file…", kept.ask_for_legend, (), always),
        ("review.save_legend", "Save the legend to a &file…", kept.ask_where_legend, (), always),
        ("review.retry", "Save once &more", review.retry, (), review.has_unsaved),
        ("review.author", "Your name…", kept.ask_for_author, (), always),
    )
    return (
        *_signing(review),
        *(Command(name, title, Menu.REVIEW, act, keys, enabled=enabled, group="files") for name, title, act, keys, enabled in files),
    )


def _signing(review: ReviewPanes) -> tuple[Command, ...]:
    """Under the statement shown by one key, under the release as a whole from the menu."""
    statement = (
        ("review.sign_statement_preparer", "S&ign the statement as preparer", partial(review.sign_statement, SigningRole.PREPARER), ("S",)),
        (
            "review.sign_statement_reviewer",
            "Sign the statement as re&viewer",
            partial(review.sign_statement, SigningRole.REVIEWER),
            ("Shift+S",),
        ),
    )
    release = ((SigningRole.PREPARER, "Sign the release as preparer"), (SigningRole.REVIEWER, "&Sign the release as reviewer"))
    return (
        *_keys("signing", review.guides.has_statement, *statement),
        *(
            Command(f"review.sign_{role}", title, Menu.REVIEW, partial(review.sign_off, role), enabled=review.has_release, group="signing")
            for role, title in release
        ),
    )
