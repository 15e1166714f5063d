import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.statements.captions import alternatives, caption_key, core_key

KEYS = (
    ("Stockholders' equity (deficit)", "stockholder equity deficit"),
    ("SHARE-OWNERS\u2019 EQUITY (DEFICIT)", "stockholder equity deficit"),
    ("Cash & cash equivalents(1)", "cash cash equivalent"),
    ("Cash and cash equivalents", "cash cash equivalent"),
    ("TOTAL MARKET VALUE OF COMMON STOCK{1}", "total market value of common stock"),
    ("Income tax benefit (Note 7)", "income tax benefit"),
    ("Deferred income taxes-non current", "deferred income tax noncurrent"),
    ("Selling, general and admin. expenses", "selling general administrative expense"),
    ("Net cash used for investing", "net cash used in investing"),
    ("- Basic", "basic"),
    ("1994", ""),
    ("", ""),
)
CORES = (
    ("Accounts receivable, and due from factor net of allowance of $311 (2003) and $383(2002)", "account receivable due from factor"),
    ("Common stock, $0.10 par - shares, Authorized 40,000", "common stock"),
    ("8% redeemable perferred stock, $0.10 par value: Authorized shares-5,000", "redeemable perferred stock"),
    ("Treasury stock, 58,419 (2002) and 29,410 (2001) shares", "treasury stock"),
    ("Furniture and equipment (net of accumulated depreciation of $1,013,000 in 2004)", "furniture equipment"),
    ("Total assets less current liabilities", "total asset less current liability"),
    ("Retained earnings, including other comprehensive income of $1,787", "retained income including other comprehensive income of"),
)
ALTERNATIVES = (
    ("net sales", {"net sales"}),
    ("net income (loss)", {"net income loss", "net income", "net loss", "net loss income"}),
    (
        "cash provided by (used in) operations",
        {
            "cash provided by used in operations",
            "cash provided by operations",
            "cash used in operations",
            "cash used in provided by operations",
        },
    ),
    (
        "(increase) decrease in inventories",
        {"decrease increase in inventories", "decrease in inventories", "increase in inventories", "increase decrease in inventories"},
    ),
)


@pytest.mark.parametrize(("caption", "key"), KEYS)
def test_variants_share_a_key(caption: str, key: str) -> None:
    assert caption_key(caption) == key


@pytest.mark.parametrize(("caption", "core"), CORES)
def test_the_core_ends_before_amounts_and_qualifying_clauses(caption: str, core: str) -> None:
    assert core_key(caption) == core


@pytest.mark.parametrize(("caption", "forms"), ALTERNATIVES)
def test_brackets_give_alternatives(caption: str, forms: set[str]) -> None:
    assert set(alternatives(caption)) == forms


@given(st.text(max_size=200))
def test_any_text_has_a_key_that_is_stable(text: str) -> None:
    key = caption_key(text)
    assert caption_key(key) == key or {"non", "pre", "sub"} & set(key.split())
    assert key == caption_key(f"  {text} ...... ")


@given(st.sampled_from([caption for caption, _ in KEYS if caption.isascii()]))
def test_case_makes_no_difference(caption: str) -> None:
    assert caption_key(caption.upper()) == caption_key(caption.lower())
