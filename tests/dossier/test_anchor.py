"""Quotes are found where they stand, whatever the typography, and nowhere else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefs.dossier.anchor import (
    cuts_word,
    find,
    fold,
    quoted_ranges,
    settling_prefix,
)
from briefs.dossier.near import nearest_passage

TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("abc äöüß éñ „“”\"'’ –—- \u00a0\u00ad\u200b\n\t.,"),
        st.characters(codec="utf-8", categories=("L", "M", "N", "P", "Z")),
    ),
    max_size=80,
)


@given(TEXTS)
@example("e\u0301\u00ad\u200b  x")
@example("\u1112\u1161\u11ab")
def test_folding_keeps_a_way_back(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    for start, end in zip(folded.starts, folded.ends, strict=True):
        assert 0 <= start < end <= len(text)


@given(TEXTS)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(TEXTS)
def test_composed_and_decomposed_text_are_alike(text: str) -> None:
    assert (
        fold(unicodedata.normalize("NFD", text)).text
        == fold(unicodedata.normalize("NFC", text)).text
    )


@given(TEXTS, st.data())
def test_every_passage_is_found_where_it_was_cut(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = text[start:end]
    snapshot = fold(text)
    if not fold(quote).text or unicodedata.category(text[start]).startswith("M"):
        return
    if end < len(text) and unicodedata.category(text[end]).startswith("M"):
        return
    matches = find(snapshot, quote)
    assert any(m.start <= start + len(quote) and m.end >= start for m in matches)
    for match in matches:
        assert fold(text[match.start : match.end]).text == fold(quote).text


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Er sagte: „Ja, gewiss“.", '"Ja, gewiss"'),
        ("Er sagte: »Ja«.", '"Ja"'),
        ("in den Jahren 2025–2026 und", "2025-2026"),
        ("die Sicherheits\u00adgarantien der", "Sicherheitsgarantien"),
        ("am 6.\u00a0Januar in", "am 6. Januar"),
        ("eine\nneue Zeile", "eine neue Zeile"),
        ("cafe\u0301 noir", "café noir"),
        ("the minister’s word", "the minister's word"),
    ],
)
def test_typography_makes_no_difference(text: str, quote: str) -> None:
    (match,) = find(fold(text), quote)
    assert 0 <= match.start < match.end <= len(text)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Das ist geplant.", "Das ist Geplant."),
        ("Das ist geplant.", "Das ist geplannt."),
        ("am 6. Januar", "am 6 Januar"),
        ("schon vereinbart", "schonvereinbart"),
    ],
)
def test_letters_case_points_and_spaces_do_matter(text: str, quote: str) -> None:
    assert find(fold(text), quote) == ()


def test_prefix_and_suffix_choose_among_matches() -> None:
    text = "Am Montag sprach er. Am Dienstag sprach er nicht."
    snapshot = fold(text)
    assert len(find(snapshot, "sprach er")) == 2
    (second,) = find(snapshot, "sprach er", prefix="Am Dienstag")
    assert text[: second.start].endswith("Am Dienstag ")
    (with_suffix,) = find(snapshot, "sprach er", suffix="nicht.")
    assert with_suffix == second
    assert find(snapshot, "sprach er", prefix="Am Mittwoch") == ()


def test_the_suggested_prefix_settles_it() -> None:
    snapshot = fold("Er kam spät. Sie kam spät. Er kam nie.")
    matches = find(snapshot, "kam spät")
    for match in matches:
        prefix = settling_prefix(snapshot, matches, match)
        assert find(snapshot, "kam spät", prefix=prefix) == (match,)


@given(st.lists(st.sampled_from(["ja", "nein", "so", "gut"]), min_size=2, max_size=20))
def test_a_suggested_prefix_always_settles_it(words: list[str]) -> None:
    snapshot = fold(" ".join(words))
    matches = find(snapshot, words[-1])
    for match in matches:
        if prefix := settling_prefix(snapshot, matches, match):
            assert find(snapshot, words[-1], prefix=prefix) == (match,)


def test_a_quote_must_not_cut_a_word() -> None:
    snapshot = fold("Das ist ungeplant.")
    (match,) = find(snapshot, "geplant")
    assert cuts_word(snapshot, match) == "begins"
    (whole,) = find(snapshot, "ungeplant")
    assert not cuts_word(snapshot, whole)


def test_the_nearest_passage_names_what_differs() -> None:
    snapshot = fold("Bislang waren die Zusagen weitgehend vage. Das war alles.")
    near = nearest_passage(snapshot, "Bislang waren die Zusagen sehr vage.")
    assert near is not None
    assert (near.given, near.found) == ("sehr", "weitgehend")
    assert near.excerpt == "Bislang waren die Zusagen weitgehend vage."
    assert "Bislang waren die Zusagen sehr vage."[near.offset :].startswith("sehr")
    assert nearest_passage(snapshot, "0123456789" * 3) is None


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Er: „Ja.“ Und so.", ["Ja."]),
        ("He: “Yes.” And so.", ["Yes."]),
        ("Il: « Oui. » Voilà.", [" Oui. "]),
        ("Er: »Ja.« Und so.", ["Ja."]),
        ('He: "Yes." And "no".', ["Yes.", "no"]),
        ("Offen: „nie zu\nNeue Zeile „zu“", ["zu"]),
        ("It's the minister's.", []),
    ],
)
def test_quotation_marks_are_seen(text: str, quoted: list[str]) -> None:
    assert [text[a:b] for a, b in quoted_ranges(text)] == quoted


def test_marks_of_direction_are_no_letters() -> None:
    """A page sets names apart with them; whoever quotes it need not. The names are invented."""
    archived = "The talks with \u2067דוד לוי\u2069 and שרה\u200f (12) went on."
    (match,) = find(fold(archived), "with דוד לוי and שרה (12)")
    assert archived[match.start : match.end] == "with \u2067דוד לוי\u2069 and שרה\u200f (12)"
