"""The vocabulary as people keep it, made ready for the program: `python -m viewer.statements.glossary` after a change of the file.

Every form of every caption is reduced to its key here, once, and not whenever the program starts.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from viewer.assets import resource
from viewer.statements.captions import alternatives, caption_key
from viewer.statements.period import PeriodType
from viewer.statements.vocabulary import ASSETS, BALANCE_SHEET, CASH_FLOW, CLAIMS_ON_ASSETS, Balance, Place

READY = "captions.json"
SIDE_OF_PLACE = {
    **dict.fromkeys((*ASSETS, Place.EXPENSES, Place.INTEREST_PAID, *CASH_FLOW), Balance.DEBIT),
    **dict.fromkeys(
        (*CLAIMS_ON_ASSETS, Place.REVENUE, Place.INTEREST_EARNED, Place.BANK_INCOME, Place.INCOME, Place.OTHER_INCOME), Balance.CREDIT
    ),
}

Fields = Mapping[str, object]
Item = list[object]


def made_ready() -> str:
    """What `vocabulary` loads, in JSON, a line for each concept, entry, caption and pair of words.

    A concept has its name, what it means, the captions it is printed under, its period and its side; an entry its place, the name of its
    concept, whether it is a total, and its weight; a caption's key the numbers of its entries.
    """
    concepts: dict[str, Item] = {}
    names: dict[str, list[str]] = {}
    entries: list[Item] = []
    captions: dict[str, list[int]] = {}
    for place, name, fields in _elements():
        if name not in concepts:
            names[name] = []
            concepts[name] = [name, fields["means"], names[name], _period(place, fields), _balance(place, fields)]
        side = SIDE_OF_PLACE.get(place)
        weight = 1 if side is None or concepts[name][-1] in {None, side} else -1
        entries.append([place, name, bool(fields.get("total")), weight])
        for caption in str(fields["captions"]).strip("\n").split("\n"):
            if caption not in names[name]:
                names[name].append(caption)
            for key in dict.fromkeys(map(caption_key, alternatives(caption))):
                known = captions.setdefault(key, [])
                if not any(entries[other][0] is place for other in known):
                    known.append(len(entries) - 1)
    parts = {
        "concepts": _lines("[]", map(json.dumps, concepts.values())),
        "entries": _lines("[]", map(json.dumps, entries)),
        "captions": _lines("{}", (f"{json.dumps(key)}: {json.dumps(numbers)}" for key, numbers in captions.items())),
        "bound": _lines("[]", map(json.dumps, _bound(captions))),
    }
    return _lines("{}", (f"{json.dumps(name)}: {part}" for name, part in parts.items())) + "\n"


def _lines(brackets: str, items: Iterable[str]) -> str:
    return ",\n".join(items).join((f"{brackets[0]}\n", f"\n{brackets[1]}"))


def _elements() -> Iterator[tuple[Place, str, Fields]]:
    for place, elements in tomllib.loads(resource("concepts.toml").read_text(encoding="utf-8")).items():
        for name, fields in elements.items():
            yield Place(place), name, fields


def _bound(captions: Iterable[str]) -> list[tuple[str, str]]:
    """Words that follow one another in captions, of which the first ends none."""
    ends = {key[key.rfind(" ") + 1 :] for key in captions}
    return sorted({pair for key in captions for pair in pairwise(key.split()) if pair[0] not in ends})


def _period(place: Place, fields: Fields) -> PeriodType:
    own = fields.get("period")
    return PeriodType(str(own)) if own else PeriodType.INSTANT if place in BALANCE_SHEET else PeriodType.DURATION


def _balance(place: Place, fields: Fields) -> Balance | None:
    own = fields.get("balance")
    if own == "none":
        return None
    return Balance(str(own)) if own else SIDE_OF_PLACE.get(place)


if __name__ == "__main__":
    resource(READY).write_text(made_ready(), encoding="utf-8")
