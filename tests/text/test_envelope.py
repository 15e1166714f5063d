"""Submissions are told from single documents, and their documents stand where the file says."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from tests.support.golden import GoldenCase, GoldenCheck, golden_cases
from tests.support.shared import shared_files
from viewer.text.content import ContentKind
from viewer.text.envelope import Envelope, read_envelope
from viewer.text.reading import read_source, source_of
from viewer.text.source import Source


def described(source: Source, envelope: Envelope) -> str:
    """The envelope in lines a person can read, each document with its first and last line."""
    lines = [f"{envelope.form} of {envelope.company}, filed {envelope.filed}, period {envelope.period}, header {envelope.header}"]
    lines += [f"  {field.label} = {field.text}" for field in envelope.fields]
    for document in envelope.documents:
        lines.append(f"{document.sequence} {document.type} {document.filename!r} {document.description!r} {document.kind} {document.lines}")
        first, last = document.lines
        lines += [f"  {line}" for line in (source.lines[first - 1 : first] + source.lines[last - 1 : last] if first <= last else ())]
    return "\n".join(lines)


@pytest.mark.parametrize("case", golden_cases(__file__), ids=str)
def test_envelopes(case: GoldenCase, golden: GoldenCheck) -> None:
    source = Source(case.path.name, case.text)
    envelope = read_envelope(source)
    golden(case, described(source, envelope) if envelope else "no envelope")
    if envelope:
        assert all(source[field.span] == field.text for field in envelope.fields)


@pytest.mark.parametrize("path", shared_files("corpus/submissions"), ids=lambda path: path.stem)
def test_real_submissions(path: Path) -> None:
    """Their names say what must be found: `company_day_form_accession`."""
    source = read_source(path)
    envelope = read_envelope(source)
    assert envelope
    company, day, form, _ = path.stem.split("_")
    assert (envelope.company or "").lower().split()[0] == company.split("-")[0]
    assert envelope.filed == date(int(day[:4]), int(day[4:6]), int(day[6:]))
    assert (envelope.form or "").lower() == form
    lines = source.lines
    assert len(envelope.documents) == sum(line.startswith("<DOCUMENT>") for line in lines)
    for document in envelope.documents:
        first, last = document.lines
        assert (lines[first - 2], lines[last]) == ("<TEXT>", "</TEXT>")
        assert document.type
        assert document.kind is ContentKind.TEXT


@pytest.mark.parametrize("path", [*shared_files("corpus/docs"), *shared_files("releases")], ids=lambda path: path.stem)
def test_a_single_document_has_no_envelope(path: Path) -> None:
    assert read_envelope(read_source(path)) is None


def test_an_exhibit_that_is_html_is_listed_as_such() -> None:
    source = source_of("exhibit.txt", b"<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n<html><head>\n</html>\n</TEXT>\n</DOCUMENT>\n")
    envelope = read_envelope(source)
    assert envelope
    assert [(document.kind, document.lines) for document in envelope.documents] == [(ContentKind.HTML, (4, 5))]


@pytest.mark.parametrize("line", ["<DOCUMENT>\n", "<DOCUMENT>\n<TYPE>EX-99\n", "<TYPE>" * 50 + "\n", "A" * 200 + "\n", " " * 200 + "\n"])
def test_cost_is_linear_in_the_text(line: str) -> None:
    def seconds(times: int) -> float:
        source = Source("hostile.txt", "<SEC-DOCUMENT>\n" + line * times)
        assert source.lines
        begun = time.process_time()
        read_envelope(source)
        return time.process_time() - begun

    assert seconds(20_000) < 40 * (min(seconds(2_000) for _ in range(3)) + 0.005)
