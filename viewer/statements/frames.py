"""Pandas tables of the domain."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from viewer.statements.tidy import FIELDS, TidyFact

NUMBERS = ("statement", "column", "months", "weeks", "scale", "line", "first", "end_column")
FLAGS = ("audited",)
OBJECTS = ("released", "value")


def facts_frame(facts: Iterable[TidyFact]) -> pd.DataFrame:
    """One row a fact in the order given; the columns are those of `TidyFact`.

    Amounts stay `Decimal` (exact, in units, scale and sign applied), days stay `date`; both columns have the dtype object.
    Counts are `Int64` and `audited` is `boolean`, so that a missing one is no number. All else is text.
    """
    columns: dict[str, list[object]] = {name: [] for name in FIELDS}
    for fact in facts:
        for name, values in columns.items():
            values.append(getattr(fact, name))
    return pd.DataFrame({name: pd.Series(values, dtype=_dtype(name)) for name, values in columns.items()})


def _dtype(name: str) -> str:
    if name in NUMBERS:
        return "Int64"
    if name in FLAGS:
        return "boolean"
    return "object" if name in OBJECTS else "str"
