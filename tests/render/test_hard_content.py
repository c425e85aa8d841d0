"""Names and words that are hard to set: nothing leaves its column, and nothing lies upon another.

What of the content is invented, the hard trees and every name made up here, says so itself.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefs.render.between import between_tags
from tests import layout
from tests.provenance import LANGUAGES, in_language

TREES = ("hard-names", "hard-empty")
ALPHABETS = {
    "German": "abcdefghijklmnopqrstuvwxyzäöüßABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "Polish": "aąbcćdeęfghijklłmnńoóprsśtuwyzźżŁŚŻ",
    "Vietnamese": "aăâbcdđeêghiklmnoôơpqrstuưvxyấậắặếệốộớợứựẤỆỢỰ",
    "Ukrainian": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяЩЮЇ",
    "Greek": "αβγδεζηθικλμνξοπρστυφχψωάέήίόύώΩΨΞ",
    "Hebrew": "אבגדהוזחטיכלמנסעפצקרשתםןץ",
    "Arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "hexadecimal": "0123456789abcdef",
}
WORDS = st.one_of(
    [
        st.lists(st.text(letters, min_size=1, max_size=120), min_size=1, max_size=5).map(" ".join)
        for letters in ALPHABETS.values()
    ]
)
ADDRESSES = st.lists(st.text(ALPHABETS["German"], min_size=1, max_size=40), min_size=1).map(
    lambda parts: f"https://{'-'.join(parts)}.example/{'/'.join(parts)}?{'&'.join(parts)}"
)
# What the record of the base tree calls a person, a place and a thing.
NAMES = ("Ada Lind", "Port Ellery", "harbour works", "Harbour authority")


def renamed(html: str, names: list[str]) -> str:
    """A print with other names in the place of those that it has."""
    for old, new in zip(NAMES, names, strict=True):
        assert old in html
        html = html.replace(old, new.replace("&", "&amp;"))
    return between_tags(html)


def faults(html: str) -> list[str]:
    """What stands where it should not."""
    found = layout.lines(html)
    return [*layout.outside(found), *layout.overlapping(found)]


@pytest.mark.parametrize("tree", TREES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_hard_trees(tree: str, language: str) -> None:
    made = in_language(tree, language)
    assert faults(made.dossier_html) == []
    assert faults(made.brief_html(made.brief)) == []


@given(st.lists(st.one_of(WORDS, ADDRESSES), min_size=len(NAMES), max_size=len(NAMES)))
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_names(names: list[str]) -> None:
    made = in_language("base", "en")
    assert faults(renamed(made.dossier_html, names)) == []
    assert faults(renamed(made.brief_html(made.brief), names)) == []


def test_a_quote_that_is_higher_than_a_page_goes_on_on_the_next() -> None:
    made = in_language("base", "en")
    words = [f"invented{n}" for n in range(1, 1500)]
    html = made.dossier_html.replace("We plan to agree on", " ".join(words))
    found = layout.lines(html)
    said = " ".join(line.text for line in found)
    assert all(word in said for word in (words[0], words[700], words[-1]))
    assert len({line.page for line in found if "invented" in line.text}) > 2
    assert [*layout.outside(found), *layout.overlapping(found)] == []


def test_a_long_title_leaves_the_edition_its_place() -> None:
    """On every page, and in the head of the first."""
    made = in_language("hard-names", "en")
    found = layout.lines(made.dossier_html)
    editions = [line.page for line in found if made.whole.edition in line.text]
    assert editions == sorted([1, *range(1, found[-1].page + 1)])


# -- what is wrong is found --------------------------------------------------------------------

PAGE = '<html lang="en"><head><title>T</title><style>{}</style></head><body>{}</body></html>'
FONT = "html {{ font: 10pt/12pt 'Source Serif 4' }} {}"


@pytest.mark.parametrize(
    ("style", "body", "finding"),
    [
        ("p { width: 40pt }", "<p>Binnenwasserstraße</p>", "“Binnenwasserstraße” (page 1)"),
        (
            "table { table-layout: fixed; width: 40pt }",
            "<table><tr><td>Binnenwasserstraße</td></tr></table>",
            "“Binnenwasserstraße” (page 1)",
        ),
        (
            "p { margin: 0; height: 5pt }",
            "<p>One</p><p>Two</p>",
            "“One” (page 1) and “Two” (page 1)",
        ),
        ("p { width: 40pt; overflow-wrap: anywhere }", "<p>Binnenwasserstraße</p>", ""),
        ("", "<p>One</p><p>Two</p>", ""),
    ],
)
def test_what_is_out_of_place_is_found(style: str, body: str, finding: str) -> None:
    found = faults(PAGE.format(FONT.format(style), body))
    assert found == ([finding] if finding else [])
