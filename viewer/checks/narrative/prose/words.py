"""The small words that carry a sentence about figures, in sets by what they do."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


# Words of a rise.
RISE = words("""
    increase increases increased increasing up rise rises rose rising risen grow grows grew growing grown growth gain
    gains gained climb climbs climbed climbing higher greater improve improves improved improving improvement advance advances
    advanced jump jumps jumped jumping surge surged surging expand expanded soar soared widened rebounded strengthened
""")
# Words of a fall.
FALL = words("""
    decrease decreases decreased decreasing down fall falls fell falling fallen decline declines declined declining
    lower drop drops dropped dropping reduction reduce reduced reducing shrink shrank slip slipped dip dipped narrowed contracted
    contracting tumbled plunged plummeted slid eased deteriorated worsened
""")
# Words of no change, or that leave it to the amounts which way it went: `went from $33 million to $39 million`.
LEVEL_WORDS = words("flat unchanged steady even went")
MOVED = words("changed varied")  # where it is said by how much: `changed favorably by $400 million`
# Words that name a change behind a figure: `a 12% increase`.
CHANGE_NOUNS = words("""
    increase decrease growth gain rise improvement decline drop reduction jump climb surge advance fall higher lower
    greater above below better worse
""")
ALTERATIONS = words("change difference")  # name one before its amount that goes either way: `a change of $2 million`
CHANGES = words("increases decreases declines reductions improvements")  # of several: `the $7 million and $9 million increases`
# Words that open a comparison.
COMPARED = words("compared compare versus vs against comparing comparison compares contrasted relative comparable similar")
LIKENED = words("relative comparable similar")  # open one only before `to` or `with`
# Words that say what a line item is.
LINKS = words("""
    was were is are be been being has have had totaled totalled totaling totalling amounted amounts reached reaching
    came stood equaled equalled hit exceeded exceeding approximated approximating remained remains
""")
# Words that say that it was reported.
REPORTING = words("""
    reported report reports posted posts posting recorded record records recording generated generates generating
    generate realized achieved achieves achieving earned announced announces experienced experiences incurred delivered
    delivers produced produces showed shows had has returned saw sees registered recognized sustained loses lost set
    reflecting resulted resulting totaling on attained attains
""")
DETERMINERS = words("the a an its our their this that these those both all such each another any his")
# Words that neither name nor narrow anything.
SMALL = words("""
    of in for to from by with at on during throughout since into as and or than which what while when but also again
    only just now today still even more less some approximately about roughly nearly almost around over under above
    below excess slightly sharply significantly substantially respectively year-over-year sequential sequentially not
    basis fully full diluted basic outstanding per share shares common stock average it we us they who there here then
    so will be no net total combined consolidated overall record annual quarterly gaap pro forma reported result results
    period quarter year fiscal comparable cash non high strong solid new best highest largest time percentage percent
    rate level amount amounts expense expenses cost costs charge charges available attributable applicable group
    financial yoy compared before after same amounting up down flat unchanged another an end beginning
""")
# Words that may stand before a line item without narrowing it.
MODIFIERS = words("""
    the a an its our their net total combined consolidated overall record annual quarterly gaap forma pro reported fully
    diluted basic both higher greater lower increased decreased improved strong stronger weak weaker company company's
    corporation's group's firm's average actual current previously restated adjusted underlying all solid full per share positive
    negative annualized worldwide global companywide consistent robust healthy excellent outstanding good continued continuing
""")
# Words of the future.
FORWARD = words("""
    expect expects expecting anticipate anticipates anticipated anticipating will should guidance outlook forecast
    forecasts projecting projected foresee foster target targets targeting may could might would intends intend
    plans potential hope
""")
# Words of results that are not by the accounting rules.
ADJUSTED = words("forma adjusted proforma underlying")
# Words that take something out of what is said.
EXCLUDING = words("excluding exclude excludes excluded exclusive before")
ABOUT = words("approximately about roughly around some approximate circa")
OVER = words("over exceeding exceed exceeds exceeded excess least above topped tops topping surpassed surpasses surpassing crossed")
UNDER = words("nearly almost under below")

# Words that may be part of a longer name.
NAMING = words("""
    cash common stock group financial new high best time share shares expense expenses cost costs charge charges non level rate percentage
""")
CLAUSE_WORDS = words("while whereas although though but")
ASIDES = words("including inclusive excluding despite notwithstanding")
SURPASSING = words("exceeded surpassed topped exceeding surpassing topping")
AHEAD = words("ahead above below")
COMPARING = SURPASSING | AHEAD | words("from than over")  # open a comparison in some places
VERBS = LINKS | RISE | FALL | REPORTING
DRIVING = words("drove led")  # said of a part, a product or a reason
NEUTRAL = VERBS | DETERMINERS | SMALL | COMPARED  # weaken no bond between a subject and its figure
BOUNDARIES = (NEUTRAL | CLAUSE_WORDS | {"because"}) - NAMING  # stand before a subject without being part of its name
CONDITIONAL = words("would could might should")
HALF_FORWARD = words("expected projected estimated planned")  # of the future only in `is expected` and `expected to`
# Words that turn or colour a sentence.
SPEAKING = RISE | FALL | LEVEL_WORDS | COMPARED | COMPARING | CLAUSE_WORDS | ASIDES | EXCLUDING | ADJUSTED | FORWARD | HALF_FORWARD
ADDED, TAKEN = words("plus"), words("less minus")  # a line item to another, or from it
SEQUENTIAL = words("sequential sequentially qoq")
SPEAKING |= SEQUENTIAL | {"to", "gaap", "which", "after"}
# Words that say nothing to the grammar wherever they stand.
IDLE = (NEUTRAL | {"company"}) - SPEAKING  # `expenses for the Company increased`; but `214 company restaurants` are counted
# Words that lead to something else than what was spoken of.
OFFSETTING = words("offset offsets offsetting")  # to parts of it: `partially offset by a decrease of $0.4 million`
EFFECTS = words("impact effect")  # `a favorable currency impact of 7%`
BEING = words("was were is")
# Words that say what is a share of something, and no noun behind a line item: `core deposits make up 55% of total deposits`.
COMPOSING = words("represent represents make makes comprise comprises constitute constitutes account accounts")
CAUSES = words("due because driven owing")  # lead to why it is so: `driven by better returns in the fourth quarter of 2003`
QUALIFIERS = DETERMINERS | MODIFIERS
