"""The pages of the sources: all of the text, each passage with its label, every link in place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from briefs.dossier import model
from briefs.dossier.grounds import Support
from briefs.reading.nodes import text_at
from briefs.records.vocabulary import Rights
from briefs.records.walk import models, texts
from briefs.views import pages
from briefs.views.linked import plain
from tests.provenance import (
    INTERNAL,
    LANGUAGES,
    TREES,
    Boilerplate,
    Printed,
    folded,
    in_language,
    of_prose,
    parse,
    passages,
    printed_inside,
)
from tests.test_provenance import misplaced, not_boilerplate, unlabelled

EVERY = pytest.mark.parametrize("tree", TREES)
IN_EACH = pytest.mark.parametrize("language", LANGUAGES)
FOR_EACH = pytest.mark.parametrize("audience", ["public", "internal"])


def made_for(tree: str, language: str, audience: str) -> Printed:
    if audience == "public":
        return in_language(tree, language)
    return next(made for made in printed_inside(tree) if made.wording.language == language)


def snapshot(tree: str, reading: pages.Reading) -> str:
    name = reading.source.id.removeprefix("source-")
    return (TREES[tree] / "sources" / f"{name}.txt").read_text("utf-8")


def shown_lines(html: str) -> list[str]:
    """The paragraphs of the text as they are read, without labels and numbers."""

    def words(element: Element) -> Iterator[str]:
        if element.get("class") == "made-of":
            return
        yield element.text or ""
        for child in element:
            yield from words(child)
            yield child.tail or ""

    return [
        folded("".join(words(one)))
        for one in parse(html).iter("p")
        if (one.get("class") or "").split()[:1] == ["words"]
    ]


@lru_cache(maxsize=8)
def ids(html: str) -> frozenset[str]:
    """The anchors of a page; remembered, since a page is asked once for each link."""
    return frozenset(one for element in parse(html).iter() if (one := element.get("id")))


def hrefs(html: str) -> list[str]:
    return [one for link in parse(html).iter("a") if (one := link.get("href"))]


# -- the text ----------------------------------------------------------------------------------


@EVERY
@IN_EACH
def test_those_inside_read_the_whole_text(tree: str, language: str) -> None:
    made = made_for(tree, language, "internal")
    assert len(made.readings) == len(made.dossier.sources)
    for reading in made.readings:
        text = snapshot(tree, reading)
        lines = [folded(line) for line in text.splitlines() if line.strip()]
        assert shown_lines(made.reading_html(reading)) == lines


@pytest.mark.parametrize("tree", [tree for tree in TREES if tree not in INTERNAL])
@IN_EACH
def test_the_public_reads_the_quotes_and_where_words_are_left_out(tree: str, language: str) -> None:
    """Where the rights allow no more; where they do, and nothing is withheld, it reads it all."""
    made = made_for(tree, language, "public")
    mark = made.wording.phrase("[… not published]")
    for reading, source in zip(made.readings, by_id(made.dossier.sources), strict=True):
        quotes = [folded(c.exact) for c in made.dossier.claims if c.source == source.id]
        html = made.reading_html(reading)
        found = shown_lines(html)
        if source.rights is Rights.FULL_TEXT:
            assert found == [folded(one) for one in snapshot(tree, reading).splitlines() if one]
            continue
        for part in (part for line in found for part in line.split(mark)):
            rest = folded(part)
            for quote in sorted(quotes, key=len, reverse=True):
                rest = rest.replace(quote, " ")
            assert re.search(r"\w", rest) is None, part
        assert all(any(quote in line for line in found) for quote in quotes)
        left_out = sum(line.count(mark) for line in found)
        assert left_out > 0
        notice = made.wording.phrase("Only what is quoted is published. Passages left out: {n}.")
        assert notice.replace("{n}", str(left_out)) in "".join(one.text for one in passages(html))


def by_id(sources: tuple[model.Source, ...]) -> list[model.Source]:
    return sorted(sources, key=lambda source: source.id)


# -- labels ------------------------------------------------------------------------------------


def own_words(made: Printed, reading: pages.Reading) -> Boilerplate:
    quotes = [quote for line in reading.paragraphs for quote in line.quotes]
    more = [quote.name for quote in quotes]
    more += [quote.numbered.number for quote in quotes]
    more += [link.text for link in reading.briefings]
    return Boilerplate(made, [*more, reading.coverage, reading.notice, reading.left_over])


@EVERY
@IN_EACH
@FOR_EACH
def test_every_text_of_a_page_has_a_label(tree: str, language: str, audience: str) -> None:
    made = made_for(tree, language, audience)
    assert made.readings
    for reading in made.readings:
        html = made.reading_html(reading)
        assert unlabelled(html) == []
        assert not_boilerplate(html, [own_words(made, reading)]) == []


@EVERY
@IN_EACH
@FOR_EACH
def test_every_passage_has_the_label_of_its_claim(tree: str, language: str, audience: str) -> None:
    made = made_for(tree, language, audience)
    claims = {claim.id: claim for claim in made.dossier.claims}
    for reading in made.readings:
        found = passages(made.reading_html(reading))
        wanted = []
        for line in reading.paragraphs:
            for quote in line.quotes:
                label = claims[quote.name].label.value
                told = (quote.exact, quote.translation, quote.voice, quote.cite.word)
                wanted += [(quote.id, of_prose(plain(text)), label) for text in told if text]
                wanted += [(quote.id, of_prose(quote.note), "inferred")] if quote.note else []
                uses = [use for section in quote.uses for use in section.entries]
                wanted += [(quote.id, folded(use.text), use.label) for use in uses]
            for aside in line.asides:
                wanted.append((aside.id, folded(aside.exact), "stated"))
                wanted += [(aside.id, of_prose(aside.because), "inferred")] if aside.because else []
        assert wanted
        assert misplaced(found, wanted) == []


def test_what_a_voice_says_is_claimed_in_the_text_too() -> None:
    made = made_for("base", "en", "internal")
    (reading,) = made.readings
    labels = {folded(one.text): one.label for line in reading.paragraphs for one in line.stretches}
    assert labels["We plan to agree on the harbour works,"] == "claimed"
    assert labels["The harbour works are to cost 40 million crowns."] == "stated"


# -- nothing is lost ---------------------------------------------------------------------------


@EVERY
@IN_EACH
def test_every_reason_to_set_something_aside_is_told(tree: str, language: str) -> None:
    made = made_for(tree, language, "internal")
    pages = " ".join(
        one.text for reading in made.readings for one in passages(made.reading_html(reading))
    )
    overlay = made.docket.meeting.overlays.get(language)
    for path, original in texts(made.docket.record):
        if path[0] == "set_aside":
            scalar = text_at(overlay, path) if overlay else None
            assert of_prose(scalar.value.strip() if scalar else original) in pages, path
    kinds = {entry.as_ for entry in made.docket.record.set_aside.values()}
    assert all(made.wording.term(kind) in pages for kind in kinds)


@EVERY
@IN_EACH
@FOR_EACH
def test_whatever_cites_a_claim_is_told_beside_it(tree: str, language: str, audience: str) -> None:
    made = made_for(tree, language, audience)
    told = {
        quote.name: [use.href for section in quote.uses for use in section.entries]
        for reading in made.readings
        for line in reading.paragraphs
        for quote in line.quotes
    }
    assert set(told) == {claim.id for claim in made.dossier.claims}
    html = made.web
    numbers = {claim.id: claim.number for claim in made.dossier.claims}
    for path, one in models(made.dossier):
        if isinstance(one, Support):
            for claim in one.claims:
                assert told[claim], (path, claim)
    for claim, links in told.items():
        for href in links:
            anchor = href.split("#")[1]
            assert f'id="{anchor}"' in html
            place = html.split(f'id="{anchor}"', 1)[1]
            assert f'href="#s{numbers[claim]}"' in place, (claim, anchor)


def test_every_kind_of_statement_is_led_to() -> None:
    """In the richest tree: facts, rows, judgements, participants and so on, each by its anchor."""
    hrefs_found = {
        href.split("#")[1].split("-")[0]
        for tree in TREES
        for reading in made_for(tree, "en", "public").readings
        for line in reading.paragraphs
        for quote in line.quotes
        for section in quote.uses
        for href in [use.href for use in section.entries]
    }
    assert hrefs_found == {
        "bottom_line",
        "fact",
        "judgement",
        "commitment",
        "agenda",
        "tension",
        "watch",
        "participant",
        "event",
        "inference",
        "objective",
        "line",
        "if",
        "compared",
    }


# -- links -------------------------------------------------------------------------------------


def leading_nowhere(html: str, pages: dict[str, str]) -> list[str]:
    """The links of a page that lead to no element of it, nor of the pages by their addresses."""
    found = []
    for href in hrefs(html):
        page, _, anchor = href.partition("#")
        if "://" in page or (not anchor and page not in pages):
            continue
        if anchor and anchor not in ids(pages.get(page, "") if page else html):
            found.append(href)
    return found


@EVERY
@IN_EACH
@FOR_EACH
def test_every_link_leads_to_its_place_and_back(tree: str, language: str, audience: str) -> None:
    made = made_for(tree, language, audience)
    pages = {}
    for reading in made.readings:
        html = made.reading_html(reading)
        assert leading_nowhere(html, {f"../{made.dossier.id}.html": made.web}) == []
        pages[f"sources/{reading.source.id.removeprefix('source-')}.html"] = html
    assert leading_nowhere(made.web, pages) == []
    back = [href for href in hrefs(made.web) if href.startswith("sources/")]
    assert len(back) == len({claim.number for claim in made.dossier.claims})
    for name, html in made.pages():
        if name != "web page":  # a reader of a PDF has no other files
            assert not [href for href in hrefs(html) if href.startswith("sources/")], name
    assert "sources/" not in made.markdown


def test_links_that_lead_nowhere_are_found() -> None:
    html = '<p id="a"><a href="#a">1</a><a href="#b">2</a><a href="x.html#c">3</a></p>'
    assert leading_nowhere(f"<body>{html}</body>", {"x.html": '<p id="d">'}) == ["#b", "x.html#c"]


# -- how it can be read ------------------------------------------------------------------------


@EVERY
@IN_EACH
def test_each_text_is_in_its_own_language(tree: str, language: str) -> None:
    made = made_for(tree, language, "internal")
    for reading in made.readings:
        html = made.reading_html(reading)
        assert html.startswith(f'<!DOCTYPE html>\n<html lang="{language}"')
        body = parse(html)
        words = [one for one in body.iter("p") if (one.get("class") or "").startswith("words")]
        assert {one.get("lang") for one in words} == {reading.source.language}
        labels = [one for one in body.iter("span") if one.get("class") == "made-of"]
        assert {one.get("lang") for one in labels} == {language}


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_a_page_needs_no_mouse_and_no_script(audience: str) -> None:
    made = made_for("project", "en", audience)
    (reading,) = made.readings
    html = made.reading_html(reading)
    assert "<script" not in html
    assert "tabindex" not in html  # the order of the page is that of the text
    body = parse(html)
    first = next(iter(body.iter("a")))
    assert (first.get("class"), first.get("href")) == ("skip", "#content")
    assert [one.get("id") for one in body.iter("main")] == ["content"]
    assert [one.tag for one in body.iter() if one.tag in ("h1", "h2", "h3")] == ["h1", "h2"]
    order = list(body.iter())
    for line in (one for one in order if one.get("class") == "paragraph"):
        assert [one.tag for one in line][:1] == ["p"]  # the claims follow their paragraph


def test_what_was_made_of_words_shows_without_colour() -> None:
    css = (Path(__file__).parents[1] / "templates/assets/site.css").read_text("utf-8")
    kinds = {
        "quoted": "underline;",
        "set_aside": "underline dashed;",
        "attribution": "underline dotted;",
        "uncovered": "underline double;",
    }
    for kind, line in kinds.items():
        (rule,) = re.findall(rf"^[^{{\n]*\.{kind}(?:, [^{{]*)? {{ (.*) }}$", css, re.MULTILINE)[:1]
        assert f"text-decoration: {line}" in rule


def test_the_model_of_the_dossier_has_what_is_set_aside() -> None:
    made = made_for("communique", "de", "public")
    asides = made.dossier.set_aside
    assert all(isinstance(one, model.SetAside) for one in asides)
    assert [one.id for one in asides][:3] == ["title", "mark", "dateline"]
    assert asides[0].because == {
        "en": "The title of the document, which stands with its source.",
        "de": "Der Titel des Dokuments; er steht bei der Quelle.",
    }
