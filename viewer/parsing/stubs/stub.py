"""The stub: which lines of words make the caption of a row, which are headings, which are rows left blank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from viewer.parsing.captions.wording import COLON_AND_NOTE, NOTE_ALONE, is_unfinished, tidy
from viewer.parsing.lines.beside import Beside, without_years
from viewer.parsing.lines.line import RULE, RULE_CHARACTERS, TAG, TEXT, Line
from viewer.parsing.stubs.continuation import ends_heading, goes_on
from viewer.parsing.stubs.entry import (
    Entry,
    Printed,
    Stub,
    captions_hang,
    drop_lone_leaders,
    headings_end_in_colons,
    rows_are_spaced,
    take_rule,
    whole_captions,
    wrapped_captions,
)
from viewer.parsing.stubs.headed import with_headings_beside
from viewer.parsing.stubs.remarks import with_remarks
from viewer.parsing.stubs.ruled import drop_rules
from viewer.parsing.stubs.slipped import fills, shares_row, with_captions_below
from viewer.parsing.stubs.stock import ends_stock
from viewer.parsing.stubs.turns import find_turns
from viewer.parsing.stubs.wrapping import caption_width, is_rest, lines_are_full
from viewer.parsing.tables.mailed import rest_of_row
from viewer.parsing.tables.overhead import end_of_words, is_figures
from viewer.parsing.times.heading import read_heading, speaks_only_of_time
from viewer.statements.statement import Statement
from viewer.text.value import Value

LOOKAHEAD = 6  # lines
BROKEN = "its line is broken before these values"
VALUES_READ = "dashes at the end of its caption may be values"
PERHAPS_WRAPPED = "the line above its caption is taken for a heading; it may be the beginning of it"


def read_entries(
    lines: list[Line],
    indices: list[int],
    laid: dict[int, list[tuple[int, Value]]],
    left: int,
    *,
    beside: Beside | None = None,
    above: Sequence[Statement] = (),
) -> list[Entry]:
    """Captions and rows of a table in order, wrapped captions joined.

    Args:
        lines: all lines of the source.
        indices: lines of the table's body, blank lines and rules among them.
        laid: for each line with values, its values by column.
        left: first column of the values, where captions end.
        beside: where columns of words between captions and values begin, where there are any.
        above: the statements above, whose captions may be the same.
    """
    entries = with_headings_beside(lines, _single(lines, indices, laid, left, beside))
    drop_rules(entries)
    labels = [entry.label for entry in entries]
    if not {"(", "-"}.isdisjoint([label[:1] for label in labels]):
        entries = with_remarks(entries)
        labels = [entry.label for entry in entries]
    if "." in [label[-1:] for label in labels]:
        drop_lone_leaders(lines, entries)
    if "" in labels:
        entries = with_captions_below(lines, entries)
    width = caption_width(lines, entries, left if beside is None else min(left, beside.words or left))
    return _join(entries, _stub_of(entries, width, above))


def _stub_of(entries: list[Entry], width: int, above: Sequence[Statement]) -> Stub:
    """What all captions of a table, up to `width` characters long, say of how they are set; others are those of the statements above."""
    labels = Counter([entry.label for entry in entries])
    return Stub(
        width,
        captions_hang(entries),
        headings_end_in_colons(entries),
        rows_are_spaced(entries),
        lines_are_full(entries, width),
        frozenset([entry.label for entry in entries if entry.values]),
        frozenset([label for label, count in labels.items() if count > 1]),
        whole_captions(entries),
        wrapped_captions(entries),
        Printed(above),
        find_turns(entries, width),
    )


def _single(
    lines: list[Line], indices: list[int], laid: dict[int, list[tuple[int, Value]]], left: int, beside: Beside | None
) -> list[Entry]:
    """One entry a line."""
    entries: list[Entry] = []
    blank, rule = True, 0
    for index in indices:
        line = lines[index]
        kind = line.kind
        if kind < TEXT and kind is not RULE:
            blank = blank or kind is not TAG
            if entries and blank:
                entries[-1].blank_below = True
            continue
        if kind is RULE:
            rule += take_rule(entries, line, index, left)
            continue
        values = laid.get(index, [])
        if not values and entries and index == entries[-1].line + 1 and (rest := rest_of_row(line, entries[-1].values, laid)):
            entries.append(Entry([], "", line.indent, rest, index, doubts=[BROKEN]))
            continue
        if not values and (is_figures(line, left) or not line.text.strip(RULE_CHARACTERS)):
            while entries and not entries[-1].values and is_unfinished(entries[-1].label):  # `Price range per` above its ranges
                entries.pop()
            continue
        start, end = line.indent, _caption_end(line, values, left, beside)
        words = line.text[start:end]
        pieces = [(index, start, end)] if words else []
        label = tidy(words)
        if not values and not label.strip(": "):
            continue
        colon = label.endswith(":") or (label.endswith(")") and COLON_AND_NOTE.search(label) is not None)
        entry = Entry(pieces, label.rstrip(": "), start if words else values[0][1].left, values, index, colon, blank, False, rule)
        if values and label[-1:] == "-" and {*"".join(label.split()[-2:])} == {"-"} and " " in label:
            entry.doubts.append(VALUES_READ)
        entry.led = not values and words.endswith(("..", " ."))
        if not label and entries and not (blank or rule) and fills(entry, entries[-1], lines[entries[-1].line]):
            entry.pieces, entry.label, entry.indent = list(entries[-1].pieces), entries[-1].label, entries[-1].indent
        entries.append(entry)
        blank, rule = False, 0
    return entries


def _caption_end(line: Line, values: list[tuple[int, Value]], left: int, beside: Beside | None) -> int:
    """Where the words of a line end that are its caption: before its values, and before what other columns say beside it."""
    end = line.label_end if values else end_of_words(line, left)
    if beside is not None:
        end = beside.caption_end(line.text, line.indent, end)
    return without_years(line.text, line.indent, end) if values and line.indent < end else end


def _join(entries: list[Entry], stub: Stub) -> list[Entry]:
    """Join the lines of wrapped captions."""
    joined: list[Entry] = []
    summed = {label[6:].lower() for label in _totals(entries)}
    for position, entry in enumerate(entries):
        if joined:
            above = joined[-1]
            if BROKEN in entry.doubts:
                entry.pieces, entry.label, entry.indent = list(above.pieces), above.label, above.indent
            elif not above.values and not _is_summed(above, entry, summed):
                on = goes_on(above, entry, entries[position + 1 : position + LOOKAHEAD], stub)
                if on:
                    joined[-1] = _joined(above, entry)
                    continue
                if on is None and not _is_time(above.label):
                    entry.doubts.append(PERHAPS_WRAPPED)
            if above.values and not entry.values and _is_rest(above, entry, entries[position + 1 : position + LOOKAHEAD], stub):
                _take_rest(above, entry)
                continue
            if above.values and shares_row(above, entry):
                _take_rest(above, entry)
                entry.pieces, entry.label, entry.indent = list(above.pieces), above.label, above.indent
        joined.append(entry)
    return joined


def _is_time(label: str) -> bool:
    """Whether words are a whole time, which heads rows and begins none: `Nine months ended September 30, 1997`."""
    return label[-1:].isdigit() and speaks_only_of_time(label) and bool(read_heading(label).year)


def _totals(entries: list[Entry]) -> Iterator[str]:
    """The captions of totals, of two lines too: `TOTAL OTHER INCOME` / `(EXPENSE), NET     -47`."""
    for at, entry in enumerate(entries):
        if entry.label[:6].lower() != "total ":
            continue
        if entry.values:
            yield entry.label
        elif at + 1 < len(entries) and entries[at + 1].values:
            yield f"{entry.label} {entries[at + 1].label}"


def _is_rest(above: Entry, entry: Entry, ahead: Sequence[Entry], stub: Stub) -> bool:
    return is_rest(above, entry, ahead, stub) or ends_stock(above, entry, ahead)


def _is_summed(above: Entry, entry: Entry, summed: set[str]) -> bool:
    """Whether a total names one of two lines alone, so that it is a heading: `Commercial lines` below `Net premiums (1)`."""
    headed = not entry.values and entry.label.lower() in summed and not entry.label[0].islower() and not is_unfinished(above.label)
    if headed or above.label.lower() not in summed:
        return headed
    # `Debt obligations` / `including the net effects` / `of exchange agreements`
    return bool(entry.values) or not (entry.label[:1].islower() or ends_heading(entry))


def _joined(above: Entry, entry: Entry) -> Entry:
    words = above.label + (":" if above.colon and entry.label else "")
    label = f"{words} {entry.label}".strip() if entry.label else above.label
    return Entry(
        [*above.pieces, *entry.pieces],
        label,
        above.indent,
        entry.values,
        entry.line,
        entry.colon if entry.label and not NOTE_ALONE.fullmatch(entry.label) else above.colon,
        above.blank_above,
        entry.blank_below,
        above.rule_above,
        entry.rule_below,
        above.doubts + entry.doubts,
        entry.led if entry.label else above.led,
        entry.underlined,
    )


def _take_rest(above: Entry, entry: Entry) -> None:
    above.pieces.extend(entry.pieces)
    above.label = f"{above.label}{':' if above.colon else ''} {entry.label}"
    above.colon = entry.colon
    above.blank_below = entry.blank_below
    above.rule_below += entry.rule_above + entry.rule_below
