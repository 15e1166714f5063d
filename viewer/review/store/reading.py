"""The whole journal of an embedded file at once.

A hundred thousand entries are two million values, which the driver hands over one by one. SQLite writes them as JSON instead,
column by column, in a thread of its own while those before are taken in. What comes out otherwise than a journal that is
as it was written is read the long way, which names what is wrong.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Connection, func, select, text

from viewer.review.entry import Entry
from viewer.review.store.embedded import DatabaseFailure
from viewer.review.store.journal import read_entries
from viewer.review.store.tables import ENTRIES

TOGETHER = 5000  # entries, some megabytes of JSON
COLUMNS = ", ".join(f"json_group_array({column.name})" for column in ENTRIES.columns)
SOME = text(f"SELECT json_array({COLUMNS}) FROM entries WHERE number BETWEEN :first AND :last")  # noqa: S608 - our own names


def read_journal(connection: Connection) -> list[Entry]:
    """Every entry in order of its number, as `journal.read_entries` gives them."""
    try:
        return list(_quickly(connection))
    except (*DatabaseFailure, ValueError):  # a value is of a type, or a number in a place, that no program of ours gives it
        return read_entries(connection)


def _quickly(connection: Connection) -> Iterator[Entry]:
    count = connection.scalar(select(func.count()).select_from(ENTRIES)) or 0

    def written(first: int) -> str:
        return str(connection.scalar(SOME, {"first": first, "last": first + TOGETHER - 1}))

    with ThreadPoolExecutor(1, thread_name_prefix="journal") as aside:
        for first, some in zip(firsts := range(1, count + 1, TOGETHER), aside.map(written, firsts), strict=True):
            columns = json.loads(some)
            if columns[0] != list(range(first, min(first + TOGETHER, count + 1))):
                raise ValueError("the entries are not numbered through")
            yield from map(Entry._make, zip(*columns, strict=True))
