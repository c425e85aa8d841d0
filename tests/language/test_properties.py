"""What holds for any text in any language: ranges are in order, whole, and the same each time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.language.clauses import clauses
from briefs.language.credits import credits
from briefs.language.dates import dates
from briefs.language.guess import guess_language
from briefs.language.names import people
from briefs.language.numbers import numbers
from briefs.language.ranges import Range
from briefs.language.sentences import paragraphs, sentences

LANGUAGES = ["de", "en", "fr", "uk", "pt-BR", "zh", "und", ""]

# Pieces of which texts are that look like language, beside texts of any characters.
_WORDS = """
der die dass und Macron sagte „ “ ” » « " ' ’ ‚ ‘ . , ; : ! ? … ... – — - ( ) [ ] 6. Januar 2026
the that which said and Rutte 1,5 1.5 Mio. z. B. Dr. M. le qui est et l’Ukraine п’ять що сказав і
січня Президент Emmanuel um zu 5–7 XIV. U.S. etc. Foto: © Von By 3. 30. Februar $ % é 。 😀 ا ؟
"""
PIECES = st.sampled_from(_WORDS.split())
TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(PIECES, max_size=25).map(" ".join),
    st.lists(st.one_of(PIECES, st.sampled_from([" ", "\n", "\u00a0", "\u2028"]))).map("".join),
)


def check_ranges(text: str, ranges: Sequence[Range]) -> None:
    """In order, disjoint, inside the text, and without white space at either end."""
    end = 0
    for range in ranges:
        assert end <= range.start < range.end <= len(text)
        assert range.of(text) == range.of(text).strip()
        end = range.end


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=60, deadline=None)
@given(text=TEXTS)
def test_every_character_is_in_one_sentence(text: str, language: str) -> None:
    found = sentences(text, language)
    check_ranges(text, found)
    covered = {place for range in found for place in range_of(range)}
    assert covered >= {place for place, char in enumerate(text) if not char.isspace()}
    assert found == sentences(text, language)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=60, deadline=None)
@given(text=TEXTS)
def test_every_word_is_in_one_clause(text: str, language: str) -> None:
    for sentence in sentences(text, language):
        found = clauses(text, sentence, language)
        check_ranges(text, found)
        covered = {place for range in found for place in range_of(range)}
        wanted = {p for p in range_of(sentence) if text[p].isalnum()}
        assert wanted <= covered <= set(range_of(sentence))
        assert found == clauses(text, sentence, language)
        for range in found[1:]:
            before, first = text[range.start - 1], text[range.start]
            assert not (before.isalnum() and first.isalnum()), "a cut stands inside a word"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("look", [dates, numbers, people, credits])
@settings(max_examples=40, deadline=None)
@given(text=TEXTS)
def test_what_is_found_is_in_order(
    text: str, look: Callable[[str, str], Sequence[object]], language: str
) -> None:
    found = look(text, language)
    check_ranges(text, [item.range for item in found])  # type: ignore[attr-defined]
    assert found == look(text, language)


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_lines_are_paragraphs(text: str) -> None:
    found = paragraphs(text)
    check_ranges(text, found)
    assert [range.of(text) for range in found] == [
        line.strip() for line in text.splitlines() if line.strip()
    ]


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_a_guess_is_a_tag_or_nothing(text: str) -> None:
    guess = guess_language(text)
    assert guess is None or guess.isalpha()
    assert guess == guess_language(text)


def range_of(part: Range) -> range:
    return range(part.start, part.end)
