"""What statements rest on, in words: labels for cells, in both languages."""

from __future__ import annotations

import pytest

from briefs.dossier.grounds import Count, Independence, Support
from briefs.dossier.terms import Label
from briefs.views.counts import Counts
from briefs.views.pieces import Pieces
from tests.provenance import in_language


def told(tree: str, language: str, claims: tuple[str, ...], independence: Independence) -> str:
    made = in_language(tree, language)
    support = Support(label=Label.STATED, claims=claims, numbers=(), independence=independence)
    return Counts(Pieces(made.dossier, made.wording)).whole(support)


def count(
    sources: tuple[int, int], voices: tuple[int, int], named: int | None = None
) -> Independence:
    return Independence(
        sources=Count(low=sources[0], high=sources[1]),
        voices=Count(low=voices[0], high=voices[1]),
        named=named,
    )


ONE, BOTH = ("fr-agreed",), ("fr-agreed", "de-seventeen")


@pytest.mark.parametrize(
    ("claims", "independence", "english", "german"),
    [
        (
            ONE,
            count((1, 1), (0, 0)),
            "one article · own words only",
            "ein Artikel · nur eigene Worte",
        ),
        (ONE, count((1, 1), (1, 1), 1), "one article · one voice", "ein Artikel · eine Stimme"),
        (
            ONE,
            count((1, 1), (1, 2), 0),
            "one article · one or two voices, unnamed",
            "ein Artikel · eine oder zwei Stimmen, ungenannt",
        ),
        (
            BOTH,
            count((2, 2), (2, 4), 1),
            "two articles · two to four voices",
            "zwei Artikel · zwei bis vier Stimmen",
        ),
        # Two articles that are not independent are not called two.
        (
            BOTH,
            count((1, 1), (3, 3), 3),
            "one independent source · three voices",
            "eine unabhängige Quelle · drei Stimmen",
        ),
        (
            BOTH,
            count((1, 2), (13, 13), 13),
            "one or two independent sources · 13 voices",
            "eine oder zwei unabhängige Quellen · 13 Stimmen",
        ),
        ((), count((0, 0), (0, 0)), "", ""),
    ],
)
def test_what_is_told(
    claims: tuple[str, ...], independence: Independence, english: str, german: str
) -> None:
    assert told("two-sources", "en", claims, independence) == english
    assert told("two-sources", "de", claims, independence) == german


def test_sources_of_different_kinds_are_sources() -> None:
    claims = ("met", "discretion")
    found = told("communique", "en", claims, count((2, 2), (1, 1), 1))
    assert found == "two independent sources · one voice"


def test_paris_says_once_what_each_item_rests_on() -> None:
    made = in_language("project", "de")
    assert made.brief.rows_rest_on == "jeweils: ein Artikel"
    assert made.brief.judgements_rest_on == "jeweils: ein Artikel"
    assert {row.rests_on_short for row in made.brief.rows.entries} == {""}
    shown = [one.rests_on_short for one in made.brief.judgements.entries]
    assert shown[0] == "drei oder vier Stimmen, ungenannt"
    assert made.whole.rows[0].rests_on == "ein Artikel · eine Stimme, ungenannt"


def test_where_rows_differ_each_says_what_it_rests_on() -> None:
    made = in_language("communique", "en")
    assert made.brief.rows_rest_on == ""
    shown = {row.id: row.rests_on_short for row in made.brief.rows.entries}
    assert shown["commitment-releases"] == "one communiqué"
    assert shown["commitment-court"] == "one press release"
