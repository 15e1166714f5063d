import re
import tomllib
from collections import defaultdict

import pytest

from viewer.assets import resource
from viewer.statements.captions import alternatives, caption_key
from viewer.statements.glossary import READY, made_ready
from viewer.statements.period import PeriodType
from viewer.statements.vocabulary import Balance, Place, vocabulary


def test_no_caption_has_two_meanings_in_one_place() -> None:
    tables = tomllib.loads(resource("concepts.toml").read_text(encoding="utf-8"))
    meanings: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for place, elements in tables.items():
        for name, fields in elements.items():
            for caption in fields["captions"].strip().split("\n"):
                meanings[place, caption_key(caption)].add(name)
    assert {at: names for at, names in meanings.items() if len(names) > 1} == {}


def test_the_file_is_tidy() -> None:
    tables = tomllib.loads(resource("concepts.toml").read_text(encoding="utf-8"))
    for elements in tables.values():
        for fields in elements.values():
            assert set(fields) <= {"means", "captions", "balance", "period", "total"}
            captions = fields["captions"].strip().split("\n")
            assert captions == [caption.strip() for caption in dict.fromkeys(captions)]


def test_every_concept_says_what_it_means_in_a_sentence() -> None:
    for concept in vocabulary().concepts.values():
        assert re.fullmatch(r"[A-Z][^.]{10,130}\.", concept.means), concept.name


@pytest.mark.parametrize(
    ("element", "period", "balance"),
    [
        ("AccountsPayableCurrent", PeriodType.INSTANT, Balance.CREDIT),
        ("AccumulatedDepreciationDepletionAndAmortizationPropertyPlantAndEquipment", PeriodType.INSTANT, Balance.CREDIT),
        ("TreasuryStockValue", PeriodType.INSTANT, Balance.DEBIT),
        ("Revenues", PeriodType.DURATION, Balance.CREDIT),
        ("IncomeTaxExpenseBenefit", PeriodType.DURATION, Balance.DEBIT),
        ("PaymentsOfDividends", PeriodType.DURATION, Balance.CREDIT),
        ("EarningsPerShareBasic", PeriodType.DURATION, None),
        ("CommonStockSharesOutstanding", PeriodType.INSTANT, None),
    ],
)
def test_a_concept_knows_its_period_and_side(element: str, period: PeriodType, balance: Balance | None) -> None:
    concept = vocabulary().concepts[element]
    assert (concept.period, concept.balance) == (period, balance)


@pytest.mark.parametrize(
    ("caption", "place", "weight"),
    [
        ("Less accumulated depreciation", Place.PROPERTY, -1),
        ("Treasury stock, at cost", Place.EQUITY, -1),
        ("Net sales", Place.REVENUE, 1),
        ("Provision for income taxes", Place.INCOME, -1),
        ("Capital expenditures", Place.INVESTING, -1),
    ],
)
def test_what_is_deducted_has_a_negative_weight(caption: str, place: Place, weight: int) -> None:
    assert [entry.weight for entry in vocabulary().find(caption) if entry.place is place] == [weight]


def test_a_name_of_ours_is_no_element() -> None:
    assert vocabulary().concepts["ebitda"].element is None
    assert vocabulary().concepts["Revenues"].element == "Revenues"


def test_every_listed_caption_is_found_in_all_its_forms() -> None:
    tables = tomllib.loads(resource("concepts.toml").read_text(encoding="utf-8"))
    captions = [
        caption for elements in tables.values() for fields in elements.values() for caption in fields["captions"].strip().split("\n")
    ]
    assert [form for caption in captions for form in alternatives(caption) if not vocabulary().find(form)] == []


def test_what_is_loaded_was_made_ready_from_what_people_keep() -> None:
    ready = resource(READY).read_text(encoding="utf-8")
    assert ready == made_ready(), "run `python -m viewer.statements.glossary`"
