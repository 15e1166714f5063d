"""The tables of a review, for any database SQLAlchemy speaks to."""

from __future__ import annotations

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text

METADATA = MetaData()

ENTRIES = Table(
    "entries",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    *(Column(name, Text, nullable=False) for name in ("at", "author", "action", "source", "name", "subject", "rule")),
    *(Column(name, Integer, nullable=False) for name in ("line", "start", "stop")),
    *(Column(name, Text, nullable=False) for name in ("text", "what", "reason")),
    Column("refers", Integer, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("detail", "previous", "hash")),
)

HEAD = Table(
    "head",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("hash", Text, nullable=False),
)

SOURCES = Table(
    "sources",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)
