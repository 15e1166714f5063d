"""The commands of the review: one key each, in the panes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from viewer.app.commands import Command, Menu
from viewer.review.marks import MarkState
from viewer.review.signing import SigningRole

if TYPE_CHECKING:
    from viewer.app.review_panes import ReviewPanes

TICKS = 9  # of the legend have a key


def review_commands(review: ReviewPanes) -> tuple[Command, ...]:
    """The commands in the order of the menu."""
    return (*_marks(review), *_ticks(review), *_notes(review), *_places(review), *_whole(review))


def _marks(review: ReviewPanes) -> tuple[Command, ...]:
    at_number = review.has_targets
    return (
        Command("review.agree_next", "&Agree and go on", Menu.REVIEW, review.agree_and_go, ("Space",), "", at_number, group="go"),
        Command("review.agreed", "Mark as a&greed", Menu.REVIEW, partial(review.mark, MarkState.AGREED), ("A",), "", at_number, group="m"),
        Command(
            "review.exception", "Mark as &exception", Menu.REVIEW, partial(review.mark, MarkState.EXCEPTION), ("X",), "", at_number, group="m"
        ),
        Command(
            "review.question", "Mark as &question", Menu.REVIEW, partial(review.mark, MarkState.QUESTION), ("Q",), "", at_number, group="m"
        ),
        Command("review.waived", "&Waive…", Menu.REVIEW, review.waive, ("W",), "", at_number, group="m"),
        Command("review.clear", "Take the mark &off", Menu.REVIEW, review.clear, ("Del", "Backspace"), "", at_number, group="m"),
    )


def _ticks(review: ReviewPanes) -> tuple[Command, ...]:
    ticks = review.legend[:TICKS]
    return tuple(
        Command(
            f"review.tick_{number}",
            f"Tick &{number} {tick.code.replace('&', '&&')}: {tick.meaning.replace('&', '&&')}",
            Menu.REVIEW,
            partial(review.tick, tick.code),
            (str(number),),
            "",
            review.has_targets,
            group="t",
        )
        for number, tick in enumerate(ticks, start=1)
    )


def _notes(review: ReviewPanes) -> tuple[Command, ...]:
    return (
        Command("review.comment", "&Comment…", Menu.REVIEW, review.comment, ("C",), "", review.has_targets, group="n"),
        Command("review.correct", "Co&rrect the reading…", Menu.REVIEW, review.correct, ("K",), "", review.has_cell, group="n"),
        Command("review.second", "Read a second &time, blind…", Menu.REVIEW, review.read_again, ("B",), "", review.has_cell, group="n"),
    )


def _places(review: ReviewPanes) -> tuple[Command, ...]:
    is_open = review.has_release
    return (
        Command("review.next", "&Next number not looked at", Menu.REVIEW, partial(review.step, None), ("N",), "", is_open, group="p"),
        Command(
            "review.next_exception",
            "Next e&xception",
            Menu.REVIEW,
            partial(review.step, MarkState.EXCEPTION),
            ("Shift+X",),
            "",
            is_open,
            group="p",
        ),
        Command(
            "review.next_question",
            "Next q&uestion",
            Menu.REVIEW,
            partial(review.step, MarkState.QUESTION),
            ("Shift+Q",),
            "",
            is_open,
            group="p",
        ),
    )


def _whole(review: ReviewPanes) -> tuple[Command, ...]:
    is_open = review.has_release
    return (
        Command(
            "review.sign_preparer", "Sign as &preparer", Menu.REVIEW, partial(review.sign_off, SigningRole.PREPARER), enabled=is_open, group="s"
        ),
        Command(
            "review.sign_reviewer", "&Sign as reviewer", Menu.REVIEW, partial(review.sign_off, SigningRole.REVIEWER), enabled=is_open, group="s"
        ),
        Command("review.open", "&Open a review…", Menu.REVIEW, review.ask_for_review, group="f"),
        Command("review.report", "Write the re&port…", Menu.REVIEW, review.ask_for_report, ("Ctrl+R",), "", review.has_review, group="f"),
        Command("review.retry", "Save once &more", Menu.REVIEW, review.retry, enabled=review.has_unsaved, group="f"),
        Command("review.author", "Your na&me…", Menu.REVIEW, review.ask_for_author, group="f"),
        Command("edit.undo", "&Undo", Menu.EDIT, review.undo, ("Ctrl+Z",), enabled=review.can_undo, group="undo"),
        Command("edit.redo", "&Redo", Menu.EDIT, review.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), enabled=review.can_redo, group="undo"),
    )
