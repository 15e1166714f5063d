"""The results on the way to net income, and what stands between them: before extraordinary items, from continuing operations, EBITDA."""

from __future__ import annotations

from itertools import product

from viewer.checks.narrative.items.common_items import PRETAX, REVENUE
from viewer.checks.narrative.items.item import Item, Nature, item

EBITDA, BEFORE_EXTRAORDINARY, CONTINUING = "ebitda", "before_extraordinary", "continuing"
EXTRAORDINARY = tuple(f"extraordinary {noun}" for noun in ("item", "loss", "gain", "charge", "credit", "expense", "item net of tax"))
CHANGES = tuple(
    f"{effect}{change}"
    for effect in ("cumulative effect of ", "cumulative effect adjustment for ", "effect of ", "")
    for change in (
        *("accounting change", "change in accounting", "change in accounting principle", "change in accounting method"),
        *("change in accounting policy", "change in accounting for income tax", "new accounting standard", "change in principle"),
    )
)
NET_OF_TAX = ("", " net of tax", " net of income tax")


def _joined(*parts: tuple[str, ...]) -> str:
    """Every way to say some parts one after the other, divided by bars."""
    return "|".join(" ".join(words) for words in product(*parts))


RESULTS = ("income", "earning", "loss", "profit", "net income", "net earning", "net loss", "income or loss")
TAXES = (
    *("tax", "income tax", "federal income tax", "tax on income", "provision for income tax", "provision for tax"),
    *("provision for tax on income", "income tax expense"),
    *("benefit from income tax", "income tax and minority interest", "minority interest and income tax", "income tax and other item"),
)
BOTH = tuple(f"{one} and {two}" for one in EXTRAORDINARY[:2] for two in CHANGES)
BOTH += tuple(f"{two} and {one}" for one in EXTRAORDINARY[:2] for two in CHANGES)

RESULT_ITEMS: tuple[Item, ...] = (
    item(BEFORE_EXTRAORDINARY, Nature.RESULT, _joined(RESULTS, ("before",), (*EXTRAORDINARY[:-1], *CHANGES, *BOTH))),
    item(
        CONTINUING,
        Nature.RESULT,
        _joined(RESULTS, ("from continuing operation",)) + "|continuing earning",
    ),
    item(
        PRETAX,
        Nature.RESULT,
        _joined(RESULTS, ("before", "from continuing operation before"), TAXES)
        + "|"
        + _joined(("pretax", "pre tax"), ("income", "loss", "profit", "earning", "income from continuing operation"))
        + "|"
        + _joined(("~pretax", "~pre tax"), ("operating",), ("income", "loss", "profit", "earning")),
        "IncomeLossFromContinuingOperationsBeforeIncomeTaxes",
    ),
    item("extraordinary", Nature.FLOW, "|".join(f"~{name}" for name in EXTRAORDINARY)),
    # `change in …` and `cumulative effect of …` may be an amount; `effect of …` and `accounting change` only say what is left out
    item("accounting_change", Nature.FLOW, "|".join(f"~{name}{end}" for name in CHANGES if name[0] == "c" for end in NET_OF_TAX)),
    item(
        EBITDA,
        Nature.RESULT,
        """ebitda | ebitd | ~adjusted ebitda | ~operating ebitda | ~ebitdar | ~ebitdax |
        earning before interest tax depreciation and amortization | ~earning before interest tax and depreciation |
        ~earning before interest depreciation and tax | earning before interest income tax depreciation and amortization |
        ~income before interest tax depreciation and amortization""",
    ),
    item("ebitda_margin", Nature.RATIO, "~ebitda margin|~adjusted ebitda margin|~operating ebitda margin", "", (EBITDA, REVENUE)),
)
