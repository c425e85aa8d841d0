"""What a PDF says of itself: plain, well formed, the same as in its information dictionary."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.render.pdf import print_one
from briefs.render.xmp import Metadata, Property, Schema, packet
from tests import tagtree
from tests.provenance import FOLDERS, in_language

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
PDF = "{http://ns.adobe.com/pdf/1.3/}"
OWN = Schema(
    "https://example.org/ns/",
    "own",
    "A schema of our own",
    (
        Property("seal", "0" * 64, "A hash"),
        Property("edition", "3", "A number", "Integer", "external"),
    ),
)
ODD = "Fish & chips <b>“ü”</b> (a\\b) 🎉"
FULL = Metadata(
    title=ODD,
    language="en",
    authors=("One", "Two, Three"),
    description="Said",
    keywords=("a", "b"),
    rights="TLP:CLEAR",
    source="A source",
    generator="Briefs",
    producer="A program",
    created="2026-01-05",
    modified="2026-01-06",
)


def read(data: bytes) -> ElementTree.Element:
    """The description in a packet."""
    found = ElementTree.fromstring(data).find(f".//{RDF}Description")
    assert found is not None
    return found


def listed(description: ElementTree.Element, name: str) -> list[str]:
    return [one.text or "" for one in description.findall(f"{name}//{RDF}li")]


def test_a_packet_says_what_it_is_given() -> None:
    found = read(packet(FULL))
    assert listed(found, f"{DC}title") == [ODD, ODD]  # by default, and in English
    assert listed(found, f"{DC}creator") == ["One", "Two, Three"]
    assert listed(found, f"{DC}publisher") == ["One", "Two, Three"]
    assert listed(found, f"{DC}subject") == ["a", "b"]
    assert listed(found, f"{DC}language") == ["en"]
    assert listed(found, f"{DC}rights") == ["TLP:CLEAR"] * 2
    assert found.findtext(f"{DC}source") == "A source"
    assert found.findtext(f"{PDF}Producer") == "A program"


def test_what_is_not_said_is_left_out() -> None:
    found = read(packet(Metadata()))
    names = {one.tag.rpartition("}")[2] for one in found}
    assert names == {"part", "conformance", "schemas"}


def test_schemas_are_described() -> None:
    plain = packet(replace(FULL, schemas=(OWN,))).decode()
    assert f"<own:seal>{'0' * 64}</own:seal>" in plain
    assert 'xmlns:own="https://example.org/ns/"' in plain
    for word in ("A schema of our own", "<pdfaProperty:name>seal<", "Integer", "external"):
        assert word in plain


@given(st.text(), st.text())
def test_any_text_can_be_said(title: str, source: str) -> None:
    found = read(packet(Metadata(title=title, language="en", source=source)))
    kept = [c for c in source if c in "\t\n\r" or " " <= c < "\ufffe" or c > "\uffff"]
    said = found.findtext(f"{DC}source") or ""
    assert said.split() == "".join(kept).split()


@pytest.mark.parametrize("title", ["A title", ODD, "Тітул", "x" * 300])
def test_both_places_say_the_same(title: str, tmp_path: Path) -> None:
    """ISO 19005-3, 6.6.2.2: the information dictionary may not differ from the packet."""
    escaped = title.replace("&", "&amp;").replace("<", "&lt;")
    html = (
        f'<!DOCTYPE html><html lang="en"><head><title>{escaped}</title>'
        '<style>html { font-family: "Source Serif 4" }</style>'
        '<meta name="author" content="One"><meta name="author" content="Two">'
        '<meta name="description" content="It says &quot;so&quot;">'
        '<meta name="keywords" content="a, b"><meta name="generator" content="Briefs">'
        '<meta name="dcterms.created" content="2026-01-05">'
        '<meta name="dcterms.modified" content="2026-01-06">'
        '<meta name="dcterms.rights" content="TLP:CLEAR">'
        '<meta name="dcterms.source" content="A source"></head><body><h1>T</h1></body></html>'
    )
    done = print_one(html, FOLDERS, schemas=(OWN,))
    assert done.complaints == ()
    path = tmp_path / "print.pdf"
    path.write_bytes(done.data)
    assert tagtree.everything(path, html) == []
    with pikepdf.open(io.BytesIO(done.data)) as pdf:
        assert str(pdf.docinfo.Title) == title
        assert str(pdf.docinfo.CreationDate) == "D:20260105"
        with pdf.open_metadata() as said:
            assert said["dc:title"] == title
            assert said["dc:creator"] == ["One", "Two"]
            assert said["dc:description"] == str(pdf.docinfo.Subject) == 'It says "so"'
            assert said["dc:rights"] == "TLP:CLEAR"
            assert said["dc:source"] == "A source"
            assert said["pdf:Keywords"] == str(pdf.docinfo.Keywords) == "a, b"
            assert said["pdf:Producer"] == str(pdf.docinfo.Producer)
            assert said["xmp:CreatorTool"] == str(pdf.docinfo.Creator) == "Briefs"
            assert (said["xmp:CreateDate"], said["xmp:ModifyDate"]) == ("2026-01-05", "2026-01-06")
            assert said["{https://example.org/ns/}seal"] == "0" * 64


def test_a_print_says_whose_it_is_and_from_what() -> None:
    made = in_language("base", "de")
    data = print_one(made.dossier_html, FOLDERS).data.decode("latin-1")
    said = data[data.index("<?xpacket begin") :].encode("latin-1").decode("utf-8", "replace")
    assert f'<rdf:li xml:lang="de">{made.whole.title}</rdf:li>' in said
    assert f">{made.whole.marking} · {made.whole.publisher}<" in said
    assert all(source.title in said for source in made.whole.sources)
