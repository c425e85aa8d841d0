"""On how many independent sources and voices statements rest: told as exactly as the record tells.

The dossiers are those of the content trees, with one field changed at a time. All texts invented.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.dossier.audience import for_audience
from briefs.dossier.grounds import Count, Independence, Support
from briefs.dossier.independence import counted, counter, grouped, joined
from briefs.dossier.model import Dossier
from briefs.dossier.resolve import resolve
from briefs.pipeline import check
from briefs.records.vocabulary import Marking
from briefs.records.walk import models
from briefs.settings import Audience, Settings

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
TREES = {"paris": ROOT / "content"} | {
    path.parent.name: path for path in sorted(CASES.glob("valid/*/content"))
}


@cache
def dossier(tree: str) -> Dossier:
    (docket,) = check(Settings(content=TREES[tree])).dockets
    return resolve(docket)


def of(found: Dossier, *claims: str) -> Independence:
    by_id = {claim.id: claim for claim in found.claims}
    return counter(found)(by_id[one] for one in claims)


def ranges(found: Independence) -> tuple[tuple[int, int], tuple[int, int], int | None]:
    sources, voices = found.sources, found.voices
    return (sources.low, sources.high), (voices.low, voices.high), found.named


def with_source(found: Dossier, source_id: str, **fields: Any) -> Dossier:
    sources = (s.model_copy(update=fields) if s.id == source_id else s for s in found.sources)
    return found.model_copy(update={"sources": tuple(sources)})


def test_what_an_article_says_itself_has_no_voice_beside_it() -> None:
    assert ranges(of(dossier("paris"), "document")) == ((1, 1), (0, 0), None)
    assert ranges(of(dossier("paris"), "document", "rutte-attends")) == ((1, 1), (0, 0), None)


def test_two_descriptors_that_may_be_one_person_are_one_or_two_voices() -> None:
    found = dossier("paris")
    assert ranges(of(found, "details-agreed", "hope")) == ((1, 1), (1, 2), 0)
    assert ranges(of(found, "details-agreed", "long-term")) == ((1, 1), (1, 1), 0)
    assert ranges(of(found, "letter-purpose", "hope")) == ((1, 1), (2, 2), 0)


def test_a_voice_in_the_plural_is_one() -> None:
    assert ranges(of(dossier("paris"), "officials-in-paris")) == ((1, 1), (1, 1), 0)


def test_voices_that_may_be_the_same_by_way_of_a_third_are_one_at_least() -> None:
    found = dossier("two-sources")
    assert ranges(of(found, "fr-agreed", "de-negotiating")) == ((2, 2), (1, 2), 0)
    parties = dict(found.parties)
    parties["near-mayor"] = parties["near-mayor"].model_copy(update={"may_be": ("delegate",)})
    linked = found.model_copy(update={"parties": parties})
    assert ranges(of(found, "fr-agreed", "fr-unread")) == ((1, 1), (2, 2), 0)
    assert ranges(of(linked, "fr-agreed", "fr-unread")) == ((1, 1), (1, 2), 0)


def test_a_name_is_one_voice_in_however_many_sources() -> None:
    found = dossier("two-sources")
    claims = tuple(
        c.model_copy(update={"by": "oswalt"}) if c.id in ("fr-hope", "de-offer") else c
        for c in found.claims
    )
    changed = found.model_copy(update={"claims": claims})
    assert ranges(of(changed, "fr-hope", "de-offer")) == ((2, 2), (1, 1), 1)
    assert ranges(of(found, "fr-hope", "de-offer")) == ((2, 2), (2, 2), 2)


def test_sources_that_depend_on_one_another_are_one() -> None:
    found = dossier("two-sources")
    joint = with_source(found, "tagblatt", counts_with=("courrier",))
    joint = with_source(joint, "courrier", counts_with=("tagblatt",))
    assert ranges(of(joint, "fr-eighteen", "de-seventeen"))[0] == (1, 1)
    assert ranges(of(found, "fr-eighteen", "de-seventeen"))[0] == (2, 2)


def test_a_source_of_no_named_house_adds_nothing_for_certain() -> None:
    found = with_source(dossier("two-sources"), "tagblatt", outlet=None)
    assert ranges(of(found, "fr-eighteen", "de-seventeen"))[0] == (1, 2)
    assert ranges(of(found, "de-seventeen"))[0] == (1, 1)
    found = with_source(found, "courrier", outlet=None)
    assert ranges(of(found, "fr-eighteen", "de-seventeen"))[0] == (1, 2)


def test_who_issued_a_document_is_the_voice_of_what_it_says_itself() -> None:
    found = dossier("communique")
    assert ranges(of(found, "met"))[1:] == ((0, 0), None)
    issued = with_source(found, "hallbruck-communique", issued_by=("sorrel-commission",))
    assert ranges(of(issued, "met"))[1:] == ((1, 1), 1)
    joint = with_source(found, "hallbruck-communique", issued_by=("veldmark", "ostrana"))
    assert ranges(of(joint, "met", "chair"))[1:] == ((1, 1), 1)
    # The joint voice and one of those who share it are one or two.
    joint = with_source(joint, "skippers-release", issued_by=("veldmark",))
    claims = tuple(
        c.model_copy(update={"by": None}) if c.id == "discretion" else c for c in joint.claims
    )
    joint = joint.model_copy(update={"claims": claims})
    assert ranges(of(joint, "met", "discretion"))[1:] == ((1, 2), 2)


def test_withheld_voices_are_one_or_in_each_sentence_another() -> None:
    found = dossier("paris").model_copy(update={"chatham_house": True})
    public = for_audience(found, Audience.PUBLIC, None)
    assert public is not None
    ids = ["details-agreed", "long-term"]
    assert ranges(of(public, *ids)) == ((1, 1), (1, 2), None)
    assert ranges(of(public, ids[0])) == ((1, 1), (1, 1), None)


def test_the_public_counts_what_it_is_shown() -> None:
    whole = dossier("two-sources")
    assert whole.bottom_line is not None
    hidden = with_source(whole, "tagblatt", marking=Marking.RED)
    public = for_audience(hidden, Audience.PUBLIC, None)
    assert public is not None
    supports = [one for _, one in models(public) if isinstance(one, Support) and one.claims]
    assert supports
    assert {one.independence.sources.high for one in supports} == {1}
    assert all("tagblatt" not in source.counts_with for source in public.sources)


@pytest.mark.parametrize("tree", TREES)
def test_every_statement_has_its_count(tree: str) -> None:
    found = dossier(tree)
    assert counted(found) == found
    for path, one in models(found):
        if isinstance(one, Support):
            sources = {c.source for c in found.claims if c.id in one.claims}
            count = one.independence
            assert bool(one.claims) == bool(count.sources.low), path
            assert count.sources.low <= count.sources.high <= len(sources), path
            assert count.voices.low <= count.voices.high, path


def test_sources_of_one_outlet_or_of_one_issuer_are_grouped() -> None:
    (docket,) = check(Settings(content=TREES["two-sources"])).dockets
    assert grouped(docket.content) == {
        "courrier": frozenset({"courrier"}),
        "tagblatt": frozenset({"tagblatt"}),
    }


Links = st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=4).map(tuple), max_size=12)


@given(Links)
def test_what_is_joined_is_a_partition(links: list[tuple[int, ...]]) -> None:
    groups = joined(links)
    assert set(groups) == {one for link in links for one in link}
    for one, group in groups.items():
        assert one in group
        assert all(groups[other] == group for other in group)
    for link in links:
        assert len({groups[one] for one in link}) == 1


@given(Links, st.randoms())
def test_the_order_of_links_does_not_matter(links: list[tuple[int, ...]], random: Any) -> None:
    shuffled = list(links)
    random.shuffle(shuffled)
    assert joined(shuffled) == joined(links)


def test_a_count_of_nothing() -> None:
    assert counter(dossier("paris"))([]) == Independence(sources=Count(), voices=Count())
