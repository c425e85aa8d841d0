"""The pages of the site: what they say has labels, what they lead to is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from posixpath import dirname, join, normpath

import pytest

from briefs.dossier.archive import Archive, Office
from briefs.dossier.terms import Label, PartyKind
from briefs.records.dates import Date
from briefs.site.pages import Website
from briefs.views.addresses import actor_path, commitment_path, has_page
from briefs.views.linked import elements, linked, plain
from briefs.views.site.calendar import calendar
from briefs.views.site.meetings import commitment_page, meeting_page
from briefs.views.site.register import register
from tests.provenance import LANGUAGES, TREES, Boilerplate, Printed, printed, site_pages
from tests.test_provenance import not_boilerplate, unlabelled

EVERY = pytest.mark.parametrize("tree", TREES)
SOME = pytest.mark.parametrize("tree", ["project", "after", "hard-names", "communique"])

_HREF = re.compile(r'<(?:a|link)\b[^>]*?\bhref="([^"]*)"')
_SRC = re.compile(r'\bsrc="([^"]*)"')
_ID = re.compile(r'\bid="([^"]*)"')


# -- labels ------------------------------------------------------------------------------------


@SOME
def test_every_text_has_a_label(tree: str) -> None:
    about = tuple(_about(printed(tree)))
    own = [Boilerplate(made, about) for made in printed(tree)]
    for path, html in site_pages(tree).items():
        assert unlabelled(html) == [], path
        if "/sources/" not in path:  # those are looked at by themselves
            assert not_boilerplate(html, own) == [], path


def _about(made: tuple[Printed, ...]) -> Iterator[str]:
    """What pages are about, and what they list: titles, names, editions, years, filters."""
    for one in made:
        archive = one.site.archive
        yield from (p.name[one.wording.language] for p in one.dossier.parties.values())
        yield from (year.heading for year in calendar(archive, one.wording).years)
        yield from meeting_page(one.dossier, one.wording).editions
        yield from (one.wording.term(label) for label in Label)
        listed = register(archive, one.wording)
        yield listed.count
        yield from (option.text for facet in listed.facets for option in facet.options)
        for commitment in one.dossier.commitments:
            steps = commitment_page(one.dossier, commitment, one.wording).history
            yield from (step.when for step in steps)


# -- links -------------------------------------------------------------------------------------


def leading_nowhere(pages: dict[str, str], others: set[str]) -> list[str]:
    """The links of a site that lead to no file of it, or to no place in a page."""
    anchors = {path: set(_ID.findall(html)) for path, html in pages.items()}
    found = []
    for path, html in pages.items():
        for href in (*_HREF.findall(html), *_SRC.findall(html)):
            target, _, anchor = href.partition("#")
            if "://" in target or target.startswith("/"):
                continue
            to = normpath(join(dirname(path), target)) if target else path
            if (to not in pages and to not in others) or (
                anchor and to in pages and anchor not in anchors[to] and ":~:" not in anchor
            ):
                found.append(f"{path}: {href}")
    return found


@EVERY
def test_every_link_leads_to_its_place(tree: str) -> None:
    pages = site_pages(tree)
    site = printed(tree)[0].site
    others = {path for path, _ in site.paths()}
    others |= {one.path for one in site.outputs() if not one.path.endswith(".html")}
    assert leading_nowhere(pages, others) == []


def test_links_that_lead_nowhere_are_found() -> None:
    pages = {
        "en/a.html": '<a href="b/c.html#here">1</a> <a href="b/c.html#there">2</a>',
        "en/b/c.html": '<p id="here"><a href="../a.html">3</a> <img src="../../x.css"></p>',
    }
    assert leading_nowhere(pages, set()) == [
        "en/a.html: b/c.html#there",
        "en/b/c.html: ../../x.css",
    ]


@EVERY
def test_what_is_planned_is_what_is_made(tree: str) -> None:
    """Collisions are looked for among the paths that are planned."""
    site = printed(tree)[0].site
    files = [path for path, _ in site.paths()]
    assert len(files) == len(set(files))
    made = {one.path for one in site.outputs() if one.path.startswith(LANGUAGES)}
    assert made == {path for path in files if path.endswith(".html")}


@SOME
def test_every_page_is_reached_from_the_home_page(tree: str) -> None:
    pages = site_pages(tree)
    for language in LANGUAGES:
        start = f"{language}/index.html"
        seen, left = {start}, [start]
        while left:
            path = left.pop()
            for href in _HREF.findall(pages[path]):
                to = normpath(join(dirname(path), href.partition("#")[0] or path))
                if to in pages and to.startswith(f"{language}/") and to not in seen:
                    seen.add(to)
                    left.append(to)
        assert {path for path in pages if path.startswith(f"{language}/")} - seen == set()


# -- names -------------------------------------------------------------------------------------


@EVERY
def test_a_page_tells_every_meeting_that_names_somebody(tree: str) -> None:
    pages = site_pages(tree)
    for made in printed(tree):
        language = made.wording.language
        for party in made.dossier.parties.values():
            path = actor_path(party.kind, party.id, language) if has_page(party.kind) else ""
            assert (path in pages) is has_page(party.kind)
            if path:
                text = elements(made.wording.apart(party.name[language]))
                assert f"../meetings/{made.dossier.id}.html" in pages[path], text


def test_names_lead_to_their_pages() -> None:
    html = site_pages("project")["en/willing-paris.html"]
    assert '<a class="actor" href="actors/rutte.html">Mark Rutte</a>' in html
    assert '<a class="actor" href="states/UA.html">Ukraine</a>' in html
    rows = site_pages("project")["en/commitments.html"]
    assert '<a class="actor" href="states/UA.html">Ukraine</a>' in rows
    page = site_pages("after")["en/sources/courier.html"]
    assert '<a class="actor" href="../actors/venn.html">Tora Venn</a>' in page


@EVERY
def test_no_link_stands_in_another_and_nothing_is_left_of_how_it_travelled(tree: str) -> None:
    for path, html in site_pages(tree).items():
        assert plain(html) == html, path
        depth = 0
        for tag in re.findall(r"<(/?)a\b", html):
            depth += -1 if tag else 1
            assert depth in (0, 1), path


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "https://example.org/x.html", "//example.org/x.html", 'x" y="z.html'],
)
def test_a_name_leads_nowhere_but_to_a_page_of_the_site(address: str) -> None:
    assert elements(linked("Ada", address)) == "Ada"
    assert elements(linked("Ada", "../actors/ada.html")) == (
        '<a class="actor" href="../actors/ada.html">Ada</a>'
    )


def test_what_spells_no_link_is_dropped() -> None:
    whole = linked("Ada", "actors/ada.html")
    assert elements(whole[:-1]) == "Ada"
    assert plain(whole) == elements(whole[1:]) == "Ada"


def test_nobody_holds_the_office_that_a_source_gives_to_another() -> None:
    dossier = printed("project")[0].dossier
    one = dossier.convened_by[0]
    other = one.model_copy(update={"who": ("rutte",)})
    archive = Archive.of([dossier.model_copy(update={"convened_by": (one, other)})])
    held = {
        actor.party.id: [role for office, role in seen.offices if office is Office.CONVENES]
        for actor in archive.actors
        for seen in actor.appearances
    }
    assert (held["macron"], held["rutte"], held["trump"]) == ([one], [other], [])


# -- what the pages hold -----------------------------------------------------------------------


@SOME
def test_the_register_has_every_commitment_and_each_has_a_page(tree: str) -> None:
    pages = site_pages(tree)
    for made in printed(tree):
        language, meeting = made.wording.language, made.dossier.id
        ids = [one.id for one in made.dossier.commitments]
        found = register(made.site.archive, made.wording).entries
        assert [one.id for one in found] == [f"{meeting}--{one}" for one in ids]
        assert {commitment_path(meeting, one, language) for one in ids} <= set(pages)
        for one in found:
            assert {key.facet for key in one.keys} == {
                "meeting",
                "actor",
                "type",
                "stage",
                "trigger",
            }


def test_a_facet_has_each_value_that_there_is_and_no_other() -> None:
    made = printed("after")[0]
    found = register(made.site.archive, made.wording)
    for facet in found.facets:
        there = {
            value
            for one in found.entries
            for key in one.keys
            if key.facet == facet.key
            for value in key.values
        }
        assert {one.value for one in facet.options} == there


def test_the_calendar_says_of_a_date_without_a_year_that_it_has_none() -> None:
    made = printed("project")[0]
    years = {year.heading: year.entries for year in calendar(made.site.archive, made.wording).years}
    assert list(years) == ["2026", "Year not stated"]
    assert [one.date_label for one in years["2026"]] == ["inferred"]


def test_the_archive_brings_meetings_together_newest_first() -> None:
    one = printed("project")[0].dossier
    older = one.model_copy(
        update={
            "id": "older",
            "editions": (one.editions[0].model_copy(update={"issued": Date.parse("2025-01-01")}),),
        }
    )
    archive = Archive.of([older, one])
    assert [dossier.id for dossier in archive.dossiers] == ["willing-paris", "older"]
    (rutte,) = [actor for actor in archive.actors if actor.party.id == "rutte"]
    assert [seen.dossier.id for seen in rutte.appearances] == ["willing-paris", "older"]
    assert {actor.party.kind for actor in archive.actors} == {
        PartyKind.PERSON,
        PartyKind.STATE,
        PartyKind.GROUP,
    }


# -- what stands around them -------------------------------------------------------------------


@SOME
def test_nothing_is_inline_and_nothing_comes_from_elsewhere(tree: str) -> None:
    """A strict Content Security Policy allows no script, no style and no handler in a page."""
    for path, html in site_pages(tree).items():
        assert "<style" not in html, path
        assert not re.search(r"<script(?![^>]*\bsrc=)", html), path
        assert not re.search(r"<[^>]*\s(?:style|on[a-z]+)=", html), path
        for src in (
            *_SRC.findall(html),
            *re.findall(r'<link rel="stylesheet" href="([^"]*)', html),
        ):
            assert "//" not in src, path


def _with_address(url: str) -> Website:
    made = printed("project")[0]
    frames = replace(made.site.frames, site=made.site.frames.site.model_copy(update={"url": url}))
    return replace(made.site, frames=frames)


def test_a_page_names_its_address_in_every_language() -> None:
    pages = {
        one.path: one.data.decode()
        for one in _with_address("https://example.org/b/").outputs()
        if one.path.endswith(".html")
    }
    html = pages["de/states/UA.html"]
    assert '<link rel="canonical" href="https://example.org/b/de/states/UA.html">' in html
    for tag in LANGUAGES:
        wanted = f'hreflang="{tag}" href="https://example.org/b/{tag}/states/UA.html"'
        assert wanted in html
    assert 'href="/b/assets/site.css"' in pages["404.html"]
    assert 'href="/b/de/index.html"' in pages["404.html"]
    assert not [path for path, html in site_pages("project").items() if "canonical" in html]


@SOME
def test_the_switch_of_languages_stays_on_the_page(tree: str) -> None:
    for path, html in site_pages(tree).items():
        language, _, rest = path.partition("/")
        if language not in LANGUAGES:
            continue
        other = next(tag for tag in LANGUAGES if tag != language)
        (found,) = re.findall(r'<a class="language" href="([^"]*)"', html)
        assert normpath(join(dirname(path), found)) == f"{other}/{rest}"
