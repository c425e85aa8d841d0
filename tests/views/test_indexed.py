"""What the search can narrow pages by: in the words of the page, and of pages about one thing."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from briefs.views.addresses import LISTS, about_path, errata_path, has_page
from briefs.views.site.indexed import (
    actor_indexed,
    briefing_indexed,
    commitment_indexed,
    source_indexed,
)
from tests.provenance import LANGUAGES, printed, site_pages

SOME = pytest.mark.parametrize("tree", ["project", "after", "hard-names", "communique"])
_FILTER = re.compile(
    r'<meta name="(\w+)" content="([^"]*)" data-pagefind-filter="(\w+)\[content\]"'
)


def filters(html: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value, key in _FILTER.findall(html):
        assert name == key
        found.setdefault(key, []).append(unescape(value))
    return found


@SOME
def test_pages_about_one_thing_are_searched_and_lists_are_not(tree: str) -> None:
    for path, html in site_pages(tree).items():
        language = path.partition("/")[0]
        lists = {at(language) for at in LISTS} - {about_path(language), errata_path(language)}
        is_list = path in lists or language not in LANGUAGES
        # A briefing is searched as a whole, of the others the head and the text.
        parts = (
            1 if "<body data-pagefind-body" in html or 'draft" data-pagefind-body' in html else 2
        )
        assert html.count(" data-pagefind-body") == (0 if is_list else parts), path
        assert bool(filters(html)) is not is_list, path
        assert len(filters(html).get("kind", [])) == (0 if is_list else 1), path
        assert html.count("data-pagefind-meta=") == (0 if is_list else 1), path


@SOME
def test_a_commitment_is_found_by_its_stage_and_by_whom_it_names(tree: str) -> None:
    for made in printed(tree):
        for one in made.dossier.commitments:
            found = commitment_indexed(made.dossier, one, made.wording)
            parties = {*one.acts, *one.bound, *one.beneficiaries}
            named = {
                party.name[made.wording.language]
                for key, party in made.dossier.parties.items()
                if key in parties and has_page(party.kind)
            }
            assert set(found.actors) == named
            assert found.stages == (made.wording.term(one.stage),)
            path = f"{made.wording.language}/commitments/{made.dossier.id}--{one.id}.html"
            assert filters(site_pages(tree)[path]) == {
                key: list(values)
                for key, values in (
                    ("kind", (found.kind,)),
                    ("actor", found.actors),
                    ("stage", found.stages),
                    ("year", found.years),
                )
                if values
            }


def test_each_language_has_its_own_words() -> None:
    pages = site_pages("project")
    assert filters(pages["en/states/FR.html"]) == {
        "kind": ["State"],
        "actor": ["France"],
        "year": ["2026"],
    }
    assert filters(pages["de/states/FR.html"]) == {
        "kind": ["Staat"],
        "actor": ["Frankreich"],
        "year": ["2026"],
    }
    assert filters(pages["de/willing-paris.html"])["kind"] == ["Briefing"]
    assert filters(pages["de/sources/selenskyj-in-paris.html"])["year"] == ["Jahr nicht angegeben"]
    assert "stage" not in filters(pages["en/willing-paris.html"])


def test_nobody_without_a_name_can_be_chosen() -> None:
    for made in printed("project"):
        unnamed = {p.name["en"] for p in made.dossier.parties.values() if not has_page(p.kind)}
        assert unnamed
        assert not unnamed & set(briefing_indexed(made.dossier, made.wording).actors)


def test_whoever_is_cut_out_of_a_dossier_can_no_longer_be_chosen() -> None:
    made = printed("after")[0]
    whole = source_indexed("courier", [made.dossier], made.wording)
    claims = tuple(claim.model_copy(update={"by": None}) for claim in made.dossier.claims)
    sources = tuple(one.model_copy(update={"issued_by": ()}) for one in made.dossier.sources)
    cut = made.dossier.model_copy(update={"claims": claims, "sources": sources})
    assert "Tora Venn" in whole.actors
    assert source_indexed("courier", [cut], made.wording).actors == ()
    assert source_indexed("another", [made.dossier], made.wording).actors == ()


def test_somebody_is_found_in_the_years_of_all_their_meetings() -> None:
    made = printed("project")[0]
    actor = next(one for one in made.site.archive.actors if one.party.id == "UA")
    undated = made.dossier.model_copy(update={"when": (), "inferences": ()})
    (first,) = actor.appearances
    other = replace(actor, appearances=(first, replace(first, dossier=undated)))
    assert actor_indexed(other, made.wording).years == ("2026",)
    nowhen = replace(actor, appearances=(replace(first, dossier=undated),))
    assert actor_indexed(nowhen, made.wording).years == ("Year not stated",)
