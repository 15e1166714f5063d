"""What of a caption carries its meaning: a key that printed variants share."""

from __future__ import annotations

from viewer.regex import regex
from viewer.remembered import remembered

FOOTNOTE_MARK = regex(r"[({\[](?:[0-9]{1,2}|[a-z]|(?:see )?notes? [0-9a-z][0-9a-z ,&]{0,16})[)}\]]")
LEADING_RATE = regex(r"^[^a-z]*[0-9][0-9./]* ?% ?")
CLAUSE = regex(
    r"[$%]|[,;:(-] *[0-9]|-- *shares\b|\bnet of\b|\bless (?:allowances?|accumulated|reserves?|unamortized|provision|discount)\b"
    r"|\bpar value\b|\bno par\b|\bnone issued\b|\bauthorized\b|\bat (?:cost|market|fair value|lower|amortized)\b"
    r"|\bprincipally\b|\((?:including|net|less|note|see|in|as)\b"
)
WORD = regex(r"[a-z]+")
SKIPPED = frozenset({"and", "the", "a", "an"})
JOINED = frozenset({"non", "pre", "sub"})
SYNONYMS = {
    "shareholder": "stockholder",
    "shareowner": "stockholder",
    "ownership": "equity",
    "earning": "income",
    "writeoff": "write off",
    "writedown": "write down",
    "licence": "license",
    "admin": "administrative",
    "acct": "account",
    "amort": "amortization",
    "deprec": "depreciation",
    "equip": "equipment",
    "dev": "development",
}


def caption_key(text: str) -> str:
    """The words of a caption that carry its meaning, in order and in one form.

    `Stockholders' equity (deficit)` and `SHARE-OWNERS' EQUITY (DEFICIT)` have the key `stockholder equity deficit`;
    `Cash & cash equivalents(1)` is `cash cash equivalent`. Empty for a text without words.
    """
    return _key(_plain(text))


def core_key(text: str) -> str:
    """The key of what stands before the first amount and before clauses that only qualify.

    `Accounts receivable, net of allowance for doubtful accounts of $311 (2003)` has the core `account receivable`,
    `Common stock, $0.10 par - shares, Authorized 40,000` has `common stock`.
    """
    plain = LEADING_RATE.sub("", _plain(text))
    clause = CLAUSE.search(plain)
    return _key(plain[: clause.start()] if clause else plain)


def alternatives(caption: str) -> tuple[str, ...]:
    """Every caption that one with brackets stands for.

    A bracket adds to the words before it, replaces as many of them as it holds, changes places with them or is left out.
    At the front it does so with the words behind it.
    """
    if "(" not in caption:
        return (caption,)
    words = caption.split(" ")
    opening = next(at for at, word in enumerate(words) if word.startswith("("))
    closing = next((at for at in range(opening, len(words)) if ")" in words[at]), len(words) - 1)
    bracket = [word.strip("(),") for word in words[opening : closing + 1]]
    rest = words[closing + 1 :]
    if opening == 0:
        other, ahead, behind = rest[: len(bracket)], [], rest[len(bracket) :]
    else:
        other, ahead, behind = words[max(0, opening - len(bracket)) : opening], words[: max(0, opening - len(bracket))], rest
    forms = [[*ahead, *part, *behind] for part in (other + bracket, other, bracket, bracket + other)]
    return tuple(dict.fromkeys(whole for form in forms for whole in alternatives(" ".join(form))))


def _plain(text: str) -> str:
    """Small letters without apostrophes and footnote marks."""
    lowered = text.lower().replace("'", "").replace("\u2019", "").replace("\u2018", "").replace("`", "")
    return FOOTNOTE_MARK.sub(" ", lowered) if "(" in lowered or "{" in lowered or "[" in lowered else lowered


def _key(plain: str) -> str:
    words = [canonical(word) for word in WORD.findall(plain) if word not in SKIPPED]
    for at in range(len(words) - 2, -1, -1):
        if words[at] in JOINED:
            words[at : at + 2] = [words[at] + words[at + 1]]
        elif words[at] == "share" and words[at + 1] in {"owner", "holder"}:
            words[at : at + 2] = ["stockholder"]
        elif words[at] == "used" and words[at + 1] in {"for", "by"}:
            words[at + 1] = "in"
    return " ".join(words)


@remembered(4096)
def canonical(word: str) -> str:
    """A word in the singular, the more usual of two words for the same."""
    singular = _singular(word)
    return SYNONYMS.get(singular, singular)


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is", "series")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("xes", "ches", "shes", "sses")):
        return word[:-2]
    return word[:-1]
