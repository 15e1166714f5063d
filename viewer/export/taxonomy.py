"""The taxonomy of an xBRL-JSON report: an XML schema that defines each concept it uses."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from viewer.export.safe import clean
from viewer.frozen import frozen
from viewer.regex import regex
from viewer.statements.facts import Line
from viewer.statements.unit import UnitKind, kind_of
from viewer.statements.vocabulary import vocabulary

NAMESPACE = "urn:statement-viewer:taxonomy"
ITEM_TYPES = {
    UnitKind.MONEY: "xbrli:monetaryItemType",
    UnitKind.PER_SHARE: "xbrli:decimalItemType",
    UnitKind.SHARES: "xbrli:sharesItemType",
    UnitKind.PURE: "xbrli:pureItemType",
}
ENDINGS = {UnitKind.MONEY: "", UnitKind.PER_SHARE: "PerShare", UnitKind.SHARES: "Shares", UnitKind.PURE: "Ratio"}
WORD = regex(r"[A-Za-z0-9]+")
LONGEST_NAME = 120
HEAD = f"""<?xml version="1.0" encoding="utf-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
  xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xbrldt="http://xbrl.org/2005/xbrldt"
  xmlns:sv="{NAMESPACE}" targetNamespace="{NAMESPACE}" elementFormDefault="qualified">
<xs:annotation><xs:appinfo>
<link:linkbase>
<link:labelLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">
"""
MIDDLE = """</link:labelLink>
</link:linkbase>
</xs:appinfo></xs:annotation>
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:import namespace="http://xbrl.org/2005/xbrldt" schemaLocation="http://www.xbrl.org/2005/xbrldt-2005.xsd"/>
<xs:element name="ColumnNumber" id="sv_ColumnNumber" type="xs:string"/>
<xs:element name="Column" id="sv_Column" type="xbrli:stringItemType" substitutionGroup="xbrldt:dimensionItem" abstract="true"
  nillable="true" xbrli:periodType="duration" xbrldt:typedDomainRef="#sv_ColumnNumber"/>
"""


@frozen
class Definition:
    """A concept of the taxonomy.

    Attributes:
        name: of the element.
        label: for people.
        type: of its values.
        period: instant or duration.
        balance: debit, credit or empty.
    """

    name: str
    label: str
    type: str
    period: str
    balance: str


class Taxonomy:
    """Collects the concepts that facts need."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, ...], Definition] = {}
        self._names: set[str] = set()

    def concept(self, line: Line, section: str, caption: str, *, instant: bool) -> str:
        """The concept of a line, defined on first use.

        Args:
            line: what the figure is of.
            section: the innermost heading as printed, empty without one.
            caption: as printed.
            instant: whether the figure holds at a moment.
        """
        kind = kind_of(line.unit)
        period = "instant" if instant else "duration"
        key = (line.concept, *(() if line.concept else (line.kind, line.section, line.caption)), kind, period, line.basis)
        if key not in self._made:
            known = vocabulary().concept(line.concept)
            wanted = line.concept or _camel_case(f"{section} {caption}") + ENDINGS[kind]
            label = ": ".join(part for part in (section, caption) if part) or wanted
            balance = str(known.balance) if known and known.balance and kind is UnitKind.MONEY else ""
            self._made[key] = Definition(self._free(wanted), label, ITEM_TYPES[kind], period, balance)
        return self._made[key].name

    def schema(self) -> str:
        """The XML schema with labels."""
        labels = "".join(map(_label, self._made.values()))
        return HEAD + labels + MIDDLE + "".join(map(_element, self._made.values())) + "</xs:schema>\n"

    def _free(self, wanted: str) -> str:
        """A name no other concept has; schemas tell capitals apart, file systems and people do not."""
        name, number = wanted, 1
        while name.lower() in self._names:
            number += 1
            name = f"{wanted}{number}"
        self._names.add(name.lower())
        return name


def _camel_case(text: str) -> str:
    name = "".join(word[0].upper() + word[1:].lower() for word in WORD.findall(text))[:LONGEST_NAME]
    return name if name[:1].isalpha() else f"Line{name}"


def _element(definition: Definition) -> str:
    balance = f' xbrli:balance="{definition.balance}"' if definition.balance else ""
    return (
        f'<xs:element name="{definition.name}" id="sv_{definition.name}" type="{definition.type}" substitutionGroup="xbrli:item" '
        f'nillable="true" xbrli:periodType="{definition.period}"{balance}/>\n'
    )


def _label(definition: Definition) -> str:
    name = definition.name
    return (
        f'<link:loc xlink:type="locator" xlink:href={quoteattr(f"#sv_{name}")} xlink:label="{name}"/>'
        f'<link:label xlink:type="resource" xlink:label="{name}_label" xlink:role="http://www.xbrl.org/2003/role/label" xml:lang="en">'
        f"{escape(clean(definition.label))}</link:label>"
        f'<link:labelArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/concept-label" xlink:from="{name}" '
        f'xlink:to="{name}_label"/>\n'
    )
