"""A passage cut into raw tokens: words, numbers, codes and marks, before numbers are put together with what stands around them.

A passage is cut at its blanks, and what stands between two of them is looked up: most of a release comes again.
"""

from __future__ import annotations

import re

from viewer.checks.narrative.prose.figures import CARDINALS, MULTIPLES
from viewer.checks.narrative.prose.token import CODE, MARK, NUMBER, WORD, Token
from viewer.regex import regex

TOKEN = regex(
    r"""
    (?:
    ((?i:January|February|March|April|May|June|July|August|September|October|November|December)(?=[0-9]{1,2}(?![0-9A-Za-z]))  # of `June30`
      |(?i:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.(?=[0-9]{1,2}(?![0-9A-Za-z]))  # of `Sept.30`
      |(?:FY|Q[1-4])(?='?[0-9]{2}(?![A-Za-z]))|[1-4]Q(?![A-Za-z])|[12]H(?=\ ?'?[0-9]{2})  # of `FY05`, `Q405`, `4Q04`, `1H 2005`
      |[A-Za-z][A-Za-z0-9]*(?:['&.][A-Za-z0-9]+(?:['&.][A-Za-z0-9]+)*|))  # word; most end with their first letters, and none then repeats
    | ([$\u00a3\u20ac]\ {0,2}\(?\ ?(?:[0-9]{1,3},\ [0-9]{3},[0-9]{3}\b|\.?[0-9](?:[0-9.,]*[0-9])?))  # money
    | ([0-9]{1,3}-(?:for|FOR)-[0-9]{1,3}\b|[0-9]{1,2}:[0-9](?![0-9:]))  # split of shares
    | ([0-9]+(?:-[0-9]+){2,}|[0-9]{3}-[0-9]{4}\b
      |[0-9]+-(?!month|week|quarter|year|cent|per|point|basis|fold|[mb]illion|thousand)[A-Za-z]+|[0-9]+:[0-9]+|[0-9]+(?:/[0-9]+)+)  # code
    | ('[0-9]{2}(?![0-9A-Za-z])|[0-9]{1,2}(?=,(?:19|20)[0-9]{2}(?!,?[0-9]))  # number, `'04`, the day of `30,1999`
      |\.?[0-9](?:[0-9.,]*[0-9])?)
    | (--|[.,;:()"%!?-])  # mark
    )\ *  # no token is looked for at the blanks behind one
    """,
    re.VERBOSE,
)
FIGURE_WORDS = frozenset(CARDINALS.keys() | MULTIPLES.keys())  # may begin a figure
MOST_PIECES = 4096  # that are kept
LONGEST_PIECE = 24  # characters
KINDS = {1: WORD, 2: NUMBER, 3: NUMBER, 4: CODE, 5: NUMBER, 6: MARK}  # by group of the pattern
OPEN = regex(r"(?:[$\u00a3\u20ac]\(?(?:[0-9]{1,3},)?|[12]H)\Z")  # what goes on behind a blank: `$ 1.5`, `$1, 200,000`, `1H 2005`

Places = tuple[tuple[int, int], ...]  # index and offset of tokens in a piece
# A run of characters without a blank: its tokens, their texts, those that a figure may begin with, its length with the blank behind it.
# A plain tuple is unpacked in a third of the time that a named one takes, and a release has thousands of pieces.
Piece = tuple[tuple[Token, ...], tuple[str, ...], Places, int]
GOES_ON: Places = ((-1, -1),)  # of a piece with a token that may go on behind the blank


class Pieces(dict[str, Piece]):
    """The pieces cut lately; most of a release come again, in it and in the next."""

    def __missing__(self, text: str) -> Piece:
        """Cut a piece, and keep it unless it is longer than any word."""
        piece = piece_of(text) if OPEN.search(text) is None else ((), (), GOES_ON, 0)
        if len(text) <= LONGEST_PIECE:
            if len(self) >= MOST_PIECES:
                self.clear()
            self[text] = piece
        return piece


PIECES = Pieces()


def piece_of(text: str) -> Piece:
    """A text cut into tokens, figures not put together yet."""
    found: list[Token] = []
    places: list[tuple[int, int]] = []
    end = -1
    for match in TOKEN.finditer(text):
        group = match.lastindex or 0
        start, printed = match.start(), match[group]
        kind, said = KINDS[group], printed.lower()
        if kind is WORD:
            said = said.removesuffix(".")  # of `Sept.30`
        if kind is NUMBER or said in FIGURE_WORDS:
            places.append((len(found), start))
        found.append(Token(kind, said, printed, start > end))
        end = match.end(group)
    return tuple(found), tuple([token.text for token in found]), tuple(places), len(text) + 1
