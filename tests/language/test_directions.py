"""Which way a text runs, and what in it is set apart. All names are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.language.directions import (
    END,
    Direction,
    Piece,
    direction_of,
    has_other_letters,
    isolated,
    pieces,
    set_apart,
)

LTR, RTL = Direction.LTR, Direction.RTL
MARKS = "()[]«»“”\"' .,;:-–0123٤\u200e\u200f"
TEXTS = st.text("abcäДΣアדוםشرف" + MARKS + "\u2066\u2067\u2068\u2069", max_size=40)


def shown(text: str, direction: Direction = LTR) -> str:
    """The pieces, with what is set apart between bars."""
    return "".join(f"|{p.text}|" if p.direction else p.text for p in pieces(text, direction))


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        *(("en", LTR), ("de-CH", LTR), ("uk", LTR), ("zh-Hant", LTR), ("und", LTR), ("xx", LTR)),
        *(("he", RTL), ("ar-EG", RTL), ("fa", RTL), ("ur", RTL), ("yi", RTL)),
    ],
)
def test_languages(language: str, direction: Direction) -> None:
    assert direction_of(language) is direction


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Ada Ben 12", "Ada Ben 12"),
        ("Minister דוד לוי 12", "Minister |דוד לוי| 12"),
        ("דוד לוי 12 delegates", "|דוד לוי| 12 delegates"),
        ("in line 12 דוד", "in line 12 |דוד|"),
        ("מפלגה 21 קטנה, 3", "|מפלגה 21 קטנה|, 3"),
        ("on ב־13 בספטמבר 2026", "on |ב־13 בספטמבר| 2026"),
        ("קבוצת ה-7 של דוד", "|קבוצת ה-7 של דוד|"),
        # two that stand side by side keep the order of the line, with what is said of each
        ("דוד 12, לוי 40", "|דוד| 12, |לוי| 40"),
        ("דוד, לוי", "|דוד|, |לוי|"),
        ('צה"ל בן-לוי ג’ראר', '|צה"ל בן-לוי ג’ראר|'),
        ("دکتر می‌رود", "|دکتر می‌رود|"),
        ("(דוד לוי), 3", "(|דוד לוי|), 3"),
        ("דוד (לוי), 3", "|דוד| (|לוי|), 3"),
        ("דוד “לוי” said", "|דוד| “|לוי|” said"),
        ("דוד and فاطمة", "|דוד| and |فاطمة|"),
        ("שָׁלוֹם.", "|שָׁלוֹם|."),
        ("", ""),
        (" ", " "),
    ],
)
def test_runs_from_the_right(text: str, cut: str) -> None:
    assert shown(text) == cut


def test_it_works_the_other_way_round() -> None:
    assert shown("השר Ada Ben 12", RTL) == "השר |Ada Ben| 12"
    assert not has_other_letters("השר 12", RTL)
    assert has_other_letters("השר A", RTL)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("\u2068דוד\u2069, \u2068לוי\u2069, 3", "|דוד|, |לוי|, 3"),
        ("\u2067דוד \u2068Ada\u2069 לוי\u2069", "|דוד \u2068Ada\u2069 לוי|"),
        ("\u2068דוד, 3", "|דוד|, 3"),  # never ended: it would reach over all that follows
        ("דוד\u2069, 3", "|דוד|, 3"),
        ("\u2066a \u2068דוד\u2069", "a |דוד|"),
    ],
)
def test_isolates_are_kept_where_they_end(text: str, cut: str) -> None:
    assert shown(text) == cut


def test_the_direction_of_an_isolate() -> None:
    assert list(pieces("\u2067abc\u2069", LTR)) == [Piece("abc", RTL)]
    assert list(pieces("\u2066דוד\u2069", LTR)) == [Piece("דוד", LTR)]
    assert list(pieces("\u2068 דוד abc\u2069", LTR)) == [Piece(" דוד abc", RTL)]
    assert list(pieces("\u2068 abc דוד\u2069", RTL)) == [Piece(" abc דוד", LTR)]
    assert list(pieces("\u206812\u2069", LTR)) == [Piece("12", LTR)]


def test_parts_of_a_text() -> None:
    assert isolated("Ada", LTR) == "Ada"
    assert isolated("דוד, לוי", LTR) == "\u2067דוד, לוי\u2069"
    assert isolated(isolated("דוד", LTR), LTR) == "\u2067דוד\u2069"
    assert isolated("דוד", RTL) == "דוד"
    assert isolated("Ada", RTL) == "\u2066Ada\u2069"
    two = "\u2067דוד\u2069, \u2067לוי\u2069"
    assert isolated(two, LTR) == f"\u2067{two}\u2069"


def test_a_sentence_runs_as_its_language_does_whatever_it_begins_with() -> None:
    english = "דוד בן־לוי הגדול came."
    assert isolated(english, LTR) == english
    hebrew = "Adalbert Lindqvist בא."
    assert isolated(hebrew, RTL) == hebrew


@given(TEXTS, st.sampled_from(Direction))
def test_nothing_but_isolates_comes_or_goes(text: str, direction: Direction) -> None:
    bare = text.translate(dict.fromkeys(range(0x2066, 0x206A)))
    apart = set_apart(text, direction)
    assert apart.translate(dict.fromkeys(range(0x2066, 0x206A))) == bare
    depth = 0
    for char in apart:
        depth += (0x2066 <= ord(char) <= 0x2068) - (char == END)
        assert depth >= 0
    assert depth == 0


@given(TEXTS, st.sampled_from(Direction))
def test_no_letter_that_runs_the_other_way_is_left(text: str, direction: Direction) -> None:
    found = list(pieces(text, direction))
    assert not any(has_other_letters(p.text, direction) for p in found if p.direction is None)


@given(TEXTS)
def test_twice_is_as_good_as_once(text: str) -> None:
    assert set_apart(set_apart(text)) == set_apart(text)
