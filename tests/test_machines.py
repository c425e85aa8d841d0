"""What machines read of a site: feeds, the map of it, tables, references."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from xml.etree import ElementTree

import feedparser
import pytest

from briefs.dossier.archive import Archive
from briefs.records.dates import Date
from briefs.render import feeds
from briefs.render.prose import to_plain
from briefs.render.tables import csl_date, tables
from briefs.site.pages import Website
from tests.provenance import LANGUAGES, TREES, printed

EVERY = pytest.mark.parametrize("tree", TREES)
URL = "https://example.org/briefs/"
_NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def at_address(tree: str) -> Website:
    """The site of a tree as it is published at an address."""
    site = printed(tree)[0].site
    record = site.frames.site.model_copy(update={"url": URL})
    return replace(site, frames=replace(site.frames, site=record))


def files(site: Website) -> dict[str, bytes]:
    return {one.path: one.data for one in site.outputs()}


# -- feeds -------------------------------------------------------------------------------------


@EVERY
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_feed_has_every_briefing(tree: str, language: str) -> None:
    made = files(at_address(tree))
    found = feedparser.parse(made[f"{language}/feed.atom"])
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    assert found.feed.language == language
    for printed_one in printed(tree):
        if printed_one.wording.language != language:
            continue
        (entry,) = [
            one for one in found.entries if one.title == printed_one.dossier.title[language]
        ]
        assert entry.link == entry.id == f"{URL}{language}/{printed_one.dossier.id}.html"
        assert entry.updated == f"{printed_one.dossier.editions[-1].issued.text}T00:00:00Z"
        line = printed_one.dossier.bottom_line
        assert entry.get("summary", "") == (to_plain(line.text[language]) if line else "")


def test_whoever_is_named_has_a_feed_and_the_page_says_so() -> None:
    made = files(at_address("project"))
    found = feedparser.parse(made["de/states/UA.atom"])
    assert found.feed.title == "Ukraine"
    assert [one.title for one in found.entries] == [
        "Die Koalition der Willigen trifft sich in Paris"
    ]
    page = made["de/states/UA.html"].decode()
    assert 'type="application/atom+xml" title="Ukraine" href="UA.atom"' in page
    assert 'href="../feed.atom"' in page


def test_without_an_address_there_is_no_feed_and_no_map() -> None:
    made = files(printed("project")[0].site)
    assert not [path for path in made if path.endswith((".atom", "sitemap.xml"))]
    assert "atom+xml" not in made["en/index.html"].decode()
    assert b"Sitemap" not in made["robots.txt"]


def test_the_clock_is_not_asked() -> None:
    empty = feeds.Feed("https://e.org/f", "https://e.org/", "None", "Nobody", "en", ())
    assert b"<updated>2005-12-01T00:00:00Z</updated>" in feeds.atom(empty)


# -- the map -----------------------------------------------------------------------------------


@EVERY
def test_the_map_has_every_page_in_every_language(tree: str) -> None:
    made = files(at_address(tree))
    root = ElementTree.fromstring(made["sitemap.xml"])
    told = [one.findtext("s:loc", "", _NAMES) for one in root.findall("s:url", _NAMES)]
    pages = {path for path in made if path.endswith(".html") and path.startswith(LANGUAGES)}
    pages -= {f"{language}/search.html" for language in LANGUAGES}
    assert sorted(told) == sorted(URL + path for path in pages)
    for one in root.findall("s:url", _NAMES):
        others = {link.get("hreflang"): link.get("href") for link in one.findall("x:link", _NAMES)}
        assert set(others) == set(LANGUAGES)
        assert set(others.values()) <= set(told)


def test_nobody_is_told_to_read_what_is_internal() -> None:
    assert feeds.robots("https://e.org/sitemap.xml", is_public=True).endswith(b"sitemap.xml\n")
    assert feeds.robots("https://e.org/s.xml", is_public=False) == b"User-agent: *\nDisallow: /\n"
    assert b"Disallow: /\n" in files(printed("meeting-brief")[0].site)["robots.txt"]


# -- tables ------------------------------------------------------------------------------------


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


@EVERY
def test_the_tables_have_every_commitment_and_participant(tree: str) -> None:
    made = files(printed(tree)[0].site)
    dossier = printed(tree)[0].dossier
    commitments = read(made["data/commitments.csv"])
    assert [one["id"] for one in commitments] == [one.id for one in dossier.commitments]
    for row, one in zip(commitments, dossier.commitments, strict=True):
        assert row["stage"] == one.stage
        assert row["acts"].split(";") == list(one.acts or ("",))
        assert row["sentences"].split(";") == [str(number) for number in one.support.numbers]
    participants = read(made["data/participants.csv"])
    assert [one["party"] for one in participants] == [one.party for one in dossier.participants]


def test_the_description_names_each_column_of_each_table() -> None:
    made = files(printed("after")[0].site)
    described = json.loads(made["data/tables.csv-metadata.json"])
    assert described["@context"] == "http://www.w3.org/ns/csvw"
    for table in described["tables"]:
        head = made[f"data/{table['url']}"].decode().split("\r\n")[0].split(",")
        assert [one["name"] for one in table["tableSchema"]["columns"]] == head


def test_no_cell_is_a_formula() -> None:
    dossier = printed("after")[0].dossier
    first = dossier.commitments[0]
    evil = first.model_copy(update={"what": dict.fromkeys(LANGUAGES, '=HYPERLINK("x")')})
    changed = dossier.model_copy(update={"commitments": (evil,)})
    found = dict(tables(Archive.of([changed]).dossiers, "en"))
    assert read(found["commitments.csv"])[0]["what"] == '\'=HYPERLINK("x")'


@EVERY
def test_every_source_is_a_reference(tree: str) -> None:
    made = json.loads(files(printed(tree)[0].site)["data/sources.csl.json"])
    sources = {one.id: one for one in printed(tree)[0].dossier.sources}
    assert {one["id"] for one in made} == set(sources)
    for one in made:
        assert one["title"] == sources[one["id"]].title
        assert ("URL" in one) is bool(sources[one["id"]].url)
        assert ("issued" in one) is (sources[one["id"]].published is not None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-06", {"date-parts": [[2026, 1, 6]]}),
        ("2026-01-XX", {"date-parts": [[2026, 1]]}),
        ("2026-01-06/2026-01-08", {"date-parts": [[2026, 1, 6], [2026, 1, 8]]}),
        ("XXXX-01-06", {"literal": "XXXX-01-06"}),
    ],
)
def test_a_date_is_told_as_far_as_it_is_known(text: str, expected: object) -> None:
    assert csl_date(Date.parse(text)) == expected
